namespace LawFirmSite.Web;

/// <summary>字号: how large a visitor reads. The same pages at the same addresses; 关怀版 (<see cref="Care"/>) also has one column, black on white.</summary>
public enum TextSize
{
    Standard,
    Large,
    Care,
}

/// <summary>A cookie of the visitor says the size, and nothing else is kept about anyone. Only the public pages know it.</summary>
public static class TextSizes
{
    // As the cookie and /care have them.
    private static readonly Dictionary<string, TextSize> Spellings = new(StringComparer.Ordinal) { ["0"] = TextSize.Standard, ["large"] = TextSize.Large, ["1"] = TextSize.Care };

    /// <summary>What the cookie is called; under https no other host can set it.</summary>
    public static string CookieName(SiteSettings settings) => settings.IsHttps ? "__Host-care" : "care";

    /// <summary>The cookie as a request carries it; empty for the standard pages, and for whatever else it may say. Pages are kept apart by it.</summary>
    public static string CookieOf(HttpRequest request, SiteSettings settings) =>
        Of(request, settings) is var size and not TextSize.Standard ? $"{CookieName(settings)}={Spelled(size)}" : "";

    // Most requests have no cookie at all, and then there is nothing to take apart.
    public static TextSize Of(HttpRequest request, SiteSettings settings) =>
        request.Headers.Cookie.Count > 0 && request.Cookies[CookieName(settings)] is { } value ? Spellings.GetValueOrDefault(value) : TextSize.Standard;

    public static bool TryRead(string? spelled, out TextSize size) => Spellings.TryGetValue(spelled ?? "", out size);

    public static string Spelled(TextSize size) => Spellings.First(spelling => spelling.Value == size).Key;

    public static void Choose(TextSize size, HttpResponse response, SiteSettings settings)
    {
        if (size == TextSize.Standard) response.Cookies.Delete(CookieName(settings), Options(settings, null));
        else response.Cookies.Append(CookieName(settings), Spelled(size), Options(settings, TimeSpan.FromDays(365)));
    }

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
