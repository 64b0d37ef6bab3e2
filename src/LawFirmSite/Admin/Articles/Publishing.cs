using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web.Markdown;

namespace LawFirmSite.Admin.Articles;

/// <summary>Renders the newest text and puts it before the public, or says in sentences why not.</summary>
public static class Publishing
{
    public static IReadOnlyList<string> TryPublish(this Article article, FirmDirectory directory, string by, DateTimeOffset now, DateTimeOffset? at = null) =>
        TryRender(article, directory, out var html) is { Count: > 0 } reasons ? reasons
        : article.Publish(html!, by, now, at) ? []
        : ["这篇文章已经公开，不能再改成以后发布。要让它晚些再出现，请先撤回。"];

    public static IReadOnlyList<string> TryPublish(this Page page, FirmDirectory directory, DateTimeOffset now)
    {
        if (TryRender(page, directory, out var html) is { Count: > 0 } reasons) return reasons;

        page.Publish(html!, now);
        return [];
    }

    private static IReadOnlyList<string> TryRender(Writing writing, FirmDirectory directory, out BodyHtml? html)
    {
        html = null;
        var reasons = writing.ReasonsNotToPublish(directory);
        if (reasons.Count > 0) return reasons;
        return SiteMarkdown.TryRender(writing.Latest.Text.Body, out html, out var refusal) ? [] : [refusal];
    }
}
