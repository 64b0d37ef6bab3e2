using System.Text.Json.Serialization;
using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Mark;

/// <summary>The small files that carry the firm's name: its seal as an icon, and how a telephone puts the site beside its apps.</summary>
public sealed class MarkController(CurrentSite current) : PublicController
{
    // A new name may be an hour late on them.
    private const int KeptSeconds = 3600;

    [HttpGet("/favicon.svg"), CachedPage, ResponseCache(Duration = KeptSeconds)]
    public async Task<IActionResult> Icon(CancellationToken cancel)
    {
        var name = (await current.GetOrLastKnownAsync(cancel))?.Profile.ShortName ?? "";
        var first = name.EnumerateRunes().Select(rune => $"&#{rune.Value};").FirstOrDefault("");
        return Content(
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="#9d2318" d="M0 0h64v64H0z"/><text x="32" y="51" fill="#fff" font-family="Songti SC,STSong,Noto Serif CJK SC,SimSun,serif" font-size="54" font-weight="700" text-anchor="middle">{first}</text></svg>""",
            "image/svg+xml; charset=utf-8");
    }

    [HttpGet("/manifest.webmanifest"), CachedPage, ResponseCache(Duration = KeptSeconds)]
    public async Task<IActionResult> Manifest(CancellationToken cancel)
    {
        var profile = (await current.GetOrLastKnownAsync(cancel))?.Profile;
        var name = profile?.Name is { Length: > 0 } whole ? whole : "律师事务所";
        return new JsonResult(new WebManifest(name, profile?.ShortName is { Length: > 0 } small ? small : name, profile?.Description ?? "")) { ContentType = "application/manifest+json; charset=utf-8" };
    }
}

/// <summary>The site as an app (W3C Web App Manifest). Its pages keep a bar to go back with; a firm without an icon of its own has the character 律 in a seal.</summary>
public sealed record WebManifest(string Name, [property: JsonPropertyName("short_name")] string ShortName, string Description)
{
    public string Id => "/";

    [JsonPropertyName("start_url")]
    public string StartUrl => "/";

    public string Scope => "/";

    public string Lang => "zh-CN";

    public string Dir => "ltr";

    public string Display => "minimal-ui";

    [JsonPropertyName("theme_color")]
    public string ThemeColor => "#174a5b";

    [JsonPropertyName("background_color")]
    public string BackgroundColor => "#ffffff";

    public IReadOnlyList<ManifestIcon> Icons { get; } =
    [
        new("/icons/192.png", "192x192", "any"), new("/icons/512.png", "512x512", "any"),
        new("/icons/maskable-192.png", "192x192", "maskable"), new("/icons/maskable-512.png", "512x512", "maskable"),
    ];
}

/// <summary>One size of the icon.</summary>
public sealed record ManifestIcon(string Src, string Sizes, string Purpose)
{
    public string Type => "image/png";
}
