using System.Globalization;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Audit;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web.Accounts;

/// <summary>
/// The way to the first administrator. The token is signed and expires; it is good only while there is no administrator,
/// so it works once, on every server of the same database, and nothing has to be stored.
/// </summary>
public sealed class SetupLink(IDataProtectionProvider protection)
{
    private const string Content = "first administrator";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("LawFirmSite.SetupLink").ToTimeLimitedDataProtector();

    /// <summary>SQL that is true where there is an administrator, for a start past EF Core.</summary>
    public static string HasAdministrator { get; } = string.Create(CultureInfo.InvariantCulture, $"EXISTS (SELECT 1 FROM AspNetUsers WHERE Role = {(int)StaffRole.Administrator})");

    public static Task<bool> IsOpenAsync(SiteDb db, CancellationToken cancel) => NoAdministrator(db, cancel);

    public string CreateToken() => _protector.Protect(Content, Lifetime);

    public bool IsGood(string? token)
    {
        if (string.IsNullOrEmpty(token)) return false;
        try
        {
            return _protector.Unprotect(token) == Content;
        }
        catch (Exception exception) when (exception is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Creates the administrator unless there is one by now: of two at once, the second gets null.</summary>
    public static async Task<IdentityResult?> CreateFirstAsync(SiteDb db, UserManager<StaffAccount> accounts, StaffAccount administrator, string password, CancellationToken cancel) =>
        await db.WholeAsync(async () =>
        {
            // A try that came to nothing may have given it a number.
            administrator.Id = 0;
            if (!await NoAdministrator(db, cancel)) return null;

            var result = await accounts.CreateAsync(administrator, password);
            if (!result.Succeeded) return result;

            await db.RecordAsync(AuditVerb.SetUp, new(AuditKind.Staff, administrator.Id, administrator.DisplayName), cancel);
            return result;
        }, made => made?.Succeeded == true, alone: true, cancel);

    private static async Task<bool> NoAdministrator(SiteDb db, CancellationToken cancel) =>
        !await db.Users.AnyAsync(account => account.Role == StaffRole.Administrator, cancel);
}
