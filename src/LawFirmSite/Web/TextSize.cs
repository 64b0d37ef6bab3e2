namespace LawFirmSite.Web;

/// <summary>
/// 关怀版: the same pages at the same addresses in large type, one column, black on white. A cookie of the visitor asks for
/// it, and nothing else is kept about anyone. Only the public pages know it.
/// </summary>
public static class CareMode
{
    private const string On = "1";

    /// <summary>What the cookie is called; under https no other host can set it.</summary>
    public static string CookieName(SiteSettings settings) => settings.IsHttps ? "__Host-care" : "care";

    /// <summary>The cookie as a request carries it; empty for the standard pages. Pages are kept apart by it.</summary>
    public static string CookieOf(HttpRequest request, SiteSettings settings) => IsOn(request, settings) ? $"{CookieName(settings)}={On}" : "";

    // Most requests have no cookie at all, and then there is nothing to take apart.
    public static bool IsOn(HttpRequest request, SiteSettings settings) =>
        request.Headers.Cookie.Count > 0 && request.Cookies[CookieName(settings)] == On;

    public static void TurnOn(HttpResponse response, SiteSettings settings) =>
        response.Cookies.Append(CookieName(settings), On, Options(settings, TimeSpan.FromDays(365)));

    public static void TurnOff(HttpResponse response, SiteSettings settings) =>
        response.Cookies.Delete(CookieName(settings), Options(settings, null));

    private static CookieOptions Options(SiteSettings settings, TimeSpan? age) => new()
    {
        Path = "/",
        MaxAge = age,
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = settings.IsHttps,
    };
}
