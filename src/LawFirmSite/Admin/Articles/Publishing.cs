using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Articles.Checks;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Markdown;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Articles;

/// <summary>What came of an attempt: done when both are empty, and then it still has to be saved.</summary>
/// <param name="Reasons">Why the text cannot be published at all.</param>
/// <param name="Warnings">What has to be looked at first; those already seen are among them.</param>
public sealed record PublishingOutcome(IReadOnlyList<string> Reasons, IReadOnlyList<Warning> Warnings)
{
    public static readonly PublishingOutcome Done = new([], []);
}

/// <summary>What an editor says when publishing, besides that it should be done.</summary>
/// <param name="Seen">Keys of the warnings that were shown before and are overridden.</param>
/// <param name="At">A moment in the future schedules.</param>
/// <param name="ChangeNote">For readers, when they know the text before it.</param>
public sealed record PublishingWish(string? Seen = null, DateTimeOffset? At = null, string? ChangeNote = null);

/// <summary>
/// Renders the newest text and puts it before the public, or says in sentences why not. Warnings stop it only as long as the
/// editor has not seen each of them; which ones were overridden is then kept with the article or page.
/// </summary>
public sealed class Publishing(SiteDb db, CurrentSite site, SiteClock clock)
{
    public Task<PublishingOutcome> TryAsync(Article article, StaffMember me, PublishingWish wish, CancellationToken cancel) =>
        TryAsync(article, me, wish, html =>
        {
            var from = article.StateAt(clock.Now);
            var wasPublic = from is ArticleState.Published or ArticleState.Outdated;
            if (!article.Publish(html, me.Name, clock.Now, wish.At))
                return from == ArticleState.Withdrawn
                    ? "这篇文章撤回了，它的网址正写着撤回的原因，不能排期。请把时间留空，到时候再来重新发布。"
                    : "这篇文章已经公开，不能再改成以后发布。要让它晚些再出现，请先撤回，到时候再来重新发布。";
            if (wasPublic && TypedText.Normal(wish.ChangeNote) is { Length: > 0 } note) article.NoteChange(note, clock.Now);
            return null;
        }, cancel);

    public Task<PublishingOutcome> TryAsync(Page page, StaffMember me, PublishingWish wish, CancellationToken cancel) =>
        TryAsync(page, me, wish, html =>
        {
            page.Publish(html, clock.Now);
            return null;
        }, cancel);

    /// <summary>What an editor would be asked about a text, whether it is saved or not.</summary>
    public async Task<IReadOnlyList<Warning>> WarningsAsync(ArticleText text, CancellationToken cancel)
    {
        var known = await site.GetAsync(cancel);
        return PublishingChecks.Warnings(new(text, CheckedText.NumbersOf(known.Directory, known.Profile), await db.VisibleFilesAsync(text, cancel)));
    }

    private async Task<PublishingOutcome> TryAsync(Writing writing, StaffMember me, PublishingWish wish, Func<BodyHtml, string?> publish, CancellationToken cancel)
    {
        var reasons = writing.ReasonsNotToPublish((await site.GetAsync(cancel)).Directory);
        if (reasons.Count > 0) return new(reasons, []);
        if (!SiteMarkdown.TryRender(writing.Latest.Text.Body, out var html, out var refusal)) return new([refusal], []);

        var warnings = await WarningsAsync(writing.Latest.Text, cancel);
        var seen = (wish.Seen ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (warnings.Any(warning => !seen.Contains(warning.Key, StringComparer.Ordinal))) return new([], warnings);

        if (publish(html) is { } fault) return new([fault], []);
        if (warnings.Count > 0) writing.AddRemark(Remark.Listing(warnings), me.Name, clock.Now, RemarkKind.Overrode);
        return PublishingOutcome.Done;
    }
}
