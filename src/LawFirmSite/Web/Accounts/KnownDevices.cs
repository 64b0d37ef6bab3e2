using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace LawFirmSite.Web.Accounts;

/// <summary>
/// Browsers in which somebody has signed in before carry a signed cookie that says so. Guesses from there are counted apart, so
/// that strangers who guess at a name cannot lock its owner out, and a known browser has no more guesses than a stranger.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection, SiteSettings settings)
{
    private const int MostAccounts = 8;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("LawFirmSite.KnownDevice").ToTimeLimitedDataProtector();

    /// <summary>The browser's own mark when the account has been used in it; empty for a stranger.</summary>
    public string MarkOf(HttpContext context, int? account)
    {
        var (mark, accounts) = Read(context);
        return account is { } id && accounts.Contains(id) ? mark : "";
    }

    public void Remember(HttpContext context, int account)
    {
        var (mark, accounts) = Read(context);
        if (mark.Length == 0) mark = Secrets.NewToken();
        var known = accounts.Where(id => id != account).Prepend(account).Take(MostAccounts).Select(id => id.ToString(CultureInfo.InvariantCulture));
        context.Response.Cookies.Append(AccountSetup.CookieName(settings, "device"), _protector.Protect($"{mark} {string.Join(' ', known)}", Lasts), new()
        {
            HttpOnly = true,
            Secure = settings.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            MaxAge = Lasts,
        });
    }

    private (string Mark, IReadOnlyList<int> Accounts) Read(HttpContext context)
    {
        if (context.Request.Cookies[AccountSetup.CookieName(settings, "device")] is not { Length: > 0 } cookie) return ("", []);
        try
        {
            var parts = _protector.Unprotect(cookie).Split(' ');
            return (parts[0], [.. parts.Skip(1).Select(id => int.Parse(id, CultureInfo.InvariantCulture))]);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return ("", []);
        }
    }
}
