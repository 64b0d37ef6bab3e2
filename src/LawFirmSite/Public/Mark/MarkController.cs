using System.Globalization;
using System.Text;
using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Mark;

/// <summary>The two small files that carry the firm's name: its seal as an icon, and the head of every sheet of the print view.</summary>
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

    /// <summary>Margin boxes cannot read the page, so the firm's name comes as a style sheet of its own.</summary>
    [HttpGet("/paper.css"), CachedPage, ResponseCache(Duration = KeptSeconds)]
    public async Task<IActionResult> Paper(CancellationToken cancel)
    {
        var name = (await current.GetOrLastKnownAsync(cancel))?.Profile.Name ?? "";
        return Content(
            $$"""@page { @top-left { content: "{{Escaped(name)}}"; font: 9pt SimSun, "Songti SC", "Noto Serif CJK SC", serif; } } @page :first { @top-left { content: none; } }""",
            "text/css; charset=utf-8");
    }

    /// <summary>Everything but letters and digits as an escape, so that a name can never end the string.</summary>
    private static string Escaped(string name)
    {
        var css = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            css.Append(Rune.IsLetterOrDigit(rune) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\{rune.Value:X6}"));
        return css.ToString();
    }
}
