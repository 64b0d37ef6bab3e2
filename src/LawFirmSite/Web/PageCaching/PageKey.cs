using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace LawFirmSite.Web.PageCaching;

/// <summary>
/// All that a cached page is made from, besides public content and the day. <see cref="Request"/> is made from the key
/// alone, so that a page cannot depend on anything that is not in it.
/// </summary>
/// <param name="Origin">Empty when the settings name the public origin; else whatever name this machine was asked by.</param>
/// <param name="Path">Compared as written: other spellings are not kept.</param>
/// <param name="Query">The keys that the endpoint names, in one spelling.</param>
/// <param name="Size">The cookie with the size that was chosen; empty for the standard page.</param>
public readonly record struct PageKey(string Origin, string Path, string Query, string Size)
{
    public static PageKey? Of(HttpRequest request, CachedPageAttribute rule, SiteSettings settings)
    {
        if (rule.Canonical(request.QueryString) is not { } query) return null;

        var origin = settings.PublicOrigin is null ? $"{request.Scheme}://{request.Host}" : "";
        return new(origin, request.Path.Value ?? "", query, TextSizes.CookieOf(request, settings));
    }

    /// <summary>A bare request for this page, as nobody in particular sends it.</summary>
    public IHttpRequestFeature Request(IHttpRequestFeature sent) => new HttpRequestFeature
    {
        Protocol = sent.Protocol,
        Scheme = sent.Scheme,
        Method = HttpMethods.Get,
        PathBase = sent.PathBase,
        Path = Path,
        QueryString = Query,
        RawTarget = Path + Query,
        Headers = Size.Length == 0
            ? new HeaderDictionary { [HeaderNames.Host] = sent.Headers.Host }
            : new HeaderDictionary { [HeaderNames.Host] = sent.Headers.Host, [HeaderNames.Cookie] = Size },
        Body = Stream.Null,
    };
}
