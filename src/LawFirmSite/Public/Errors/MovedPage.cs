using System.Data.Common;
using LawFirmSite.Data;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Public.Errors;

/// <summary>
/// Where a page went that is not found. Asked only once everything else has said 404, so a redirect can never hide a
/// page; one look into an index of the database, whatever the address.
/// </summary>
public static class MovedPage
{
    /// <summary>The address it has now; null when nothing is known, or the database does not answer.</summary>
    public static async Task<string?> FindAsync(HttpContext context, IStatusCodeReExecuteFeature asked, CancellationToken cancel)
    {
        if (!HttpMethods.IsGet(context.Request.Method)) return null;

        var spellings = FormerAddress.Spellings(TargetOf(context, asked));
        if (spellings.Count == 0) return null;
        try
        {
            var found = await context.RequestServices.GetRequiredService<SiteDb>().Redirects.AsNoTracking().InUse()
                .Where(redirect => spellings.Contains(redirect.From)).Select(redirect => new { redirect.Id, redirect.From, redirect.To }).ToListAsync(cancel);
            if (spellings.Select(spelling => found.Find(one => one.From == spelling)).FirstOrDefault(one => one is not null) is not { } moved) return null;

            context.RequestServices.GetRequiredService<RedirectCounter>().Count(moved.Id);
            return moved.To;
        }
        catch (DbException)
        {
            // This page must appear also then.
            return null;
        }
    }

    // As it was sent: the path as the server read it has lost what is not UTF-8.
    private static string TargetOf(HttpContext context, IStatusCodeReExecuteFeature asked) =>
        context.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw ? raw : asked.OriginalPath + asked.OriginalQueryString;
}
