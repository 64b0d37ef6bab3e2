using System.Globalization;
using LawFirmSite.Data.Seeding;
using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Commands;

/// <summary>A page that was saved as text, HTML or docx, taken apart into an article.</summary>
internal static class PageFile
{
    /// <exception cref="ContentFileException">It cannot be read, or holds no text.</exception>
    public static WritingFile Read(string path, string? areaCode)
    {
        var page = PastedPage.Read(File.ReadAllBytes(path), IntakeOptions.ForFile(path, areaCode));
        if (page.Refusal is { } refusal) throw new ContentFileException(path, refusal);
        if (page.Markdown.Length == 0 && page.Meta.Title is null) throw new ContentFileException(path, "there is no text in it.");

        var meta = page.Meta;
        return new()
        {
            File = path,
            Kicker = meta.Kicker,
            Title = meta.Title ?? Path.GetFileNameWithoutExtension(path),
            Subtitle = meta.Subtitle,
            Author = meta.Author,
            AuthorOffice = meta.AuthorOrg,
            Source = meta.Source,
            SourceDate = meta.SourceDate,
            SourcePage = meta.SourcePage,
            OriginalUrl = meta.OriginalUrl,
            Editor = meta.Editor,
            Published = meta.Date,
            Views = meta.Views?.ToString(CultureInfo.InvariantCulture),
            Body = page.Markdown,
        };
    }
}
