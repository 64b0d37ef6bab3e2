using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Articles.Checks;
using LawFirmSite.Domain.Site;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web.Markdown;
using LawFirmSite.Web.Media;

namespace LawFirmSite.Admin.Articles;

/// <summary>
/// A text set as visitors will see it, or the sentence why it cannot be; what would keep it from being published, and what
/// publishing will ask about.
/// </summary>
public sealed record Preview(ArticleText? Text, DirectoryBody Body, IReadOnlyList<DirectoryReference> Unknown, IReadOnlyList<Warning> Warnings, string? Refusal)
{
    /// <summary>Without a look into the store: for a text whose pictures are not there yet.</summary>
    public static Preview Of(ArticleForm form, FirmDirectory directory)
    {
        if (new[] { form.Kicker, form.Title, form.Subtitle, form.Author, form.AuthorOffice, form.Source, form.SourcePage, form.OriginalUrl, form.Editor, form.Summary, form.Body }
            .Select(typed => TypedText.Fault(typed ?? "", singleLine: false)).OfType<string>().FirstOrDefault() is { } fault)
            return new(null, DirectoryBody.Empty, [], [], $"有一栏{fault}");

        var text = form.ToText(null);
        return SiteMarkdown.TryRender(text.Body, out var html, out var refusal)
            ? new(text, DirectoryBody.Of(html.Html, directory), [.. directory.UnknownReferences(text.Body)], [], null)
            : new(null, DirectoryBody.Empty, [], [], refusal);
    }

    public static async Task<Preview> OfAsync(ArticleForm form, FirmDirectory directory, SiteDb db, Publishing publishing, CancellationToken cancel)
    {
        var preview = Of(form, directory);
        if (preview.Text is not { } text) return preview;

        var html = string.Concat(preview.Body.Parts.Select(part => part.Html));
        var sources = await PictureSources.ReadAsync(db, html, cancel);
        return preview with
        {
            Body = preview.Body with { Parts = [.. preview.Body.Parts.Select(part => part with { Html = part.Html is { } words ? sources.In(words, lazy: true) : null })] },
            Warnings = await publishing.WarningsAsync(text, cancel),
        };
    }
}
