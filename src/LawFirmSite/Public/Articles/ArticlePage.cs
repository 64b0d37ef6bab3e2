using LawFirmSite.Domain.Articles;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.Markdown;

namespace LawFirmSite.Public.Articles;

/// <summary>What the page of an article and its paper print, of one text that visitors may read.</summary>
public sealed record ArticlePage
{
    private const int OldAfterYears = 3;

    public required int Id { get; init; }
    public required string Kicker { get; init; }
    public required string Title { get; init; }
    public required string Subtitle { get; init; }
    public required string Author { get; init; }
    public required string AuthorOffice { get; init; }
    public required string Source { get; init; }
    public required DateOnly? SourceDate { get; init; }
    public required string SourcePage { get; init; }
    public required string OriginalUrl { get; init; }
    public required string Editor { get; init; }
    public required string Summary { get; init; }
    public required DateOnly Published { get; init; }

    /// <summary>The day the public words last changed; null when that was the day they appeared.</summary>
    public required DateOnly? Updated { get; init; }

    /// <summary>The lawyer who vouches for these words; null when none does.</summary>
    public required LegalReview? Review { get; init; }

    /// <summary>What readers were told about changes, the newest first.</summary>
    public required IReadOnlyList<(DateOnly On, string Text)> Changes { get; init; }

    public required DateOnly Today { get; init; }
    public required long Views { get; init; }
    public required Category? Category { get; init; }
    public required OutdatedMark? Outdated { get; init; }
    public required ArticleRow? Replacement { get; init; }
    public required ArticleRow? Newer { get; init; }
    public required ArticleRow? Older { get; init; }
    public required DirectoryBody Body { get; init; }

    public string Address => $"/articles/{Id}";

    public string ListAddress => Category is null ? "/articles" : $"/categories/{Category.Slug}";

    public IReadOnlyList<Crumb> Crumbs => [Category is null ? new("文章", "/articles") : new(Category.Name, ListAddress), new("正文")];

    /// <summary>《长治日报》 2013年8月26日 4版, as far as it is known.</summary>
    public string SourceLine => string.Join(' ', new[] { ArticleText.Quoted(Source), SourceDate?.InText() ?? "", SourcePage }.Where(part => part.Length > 0));

    public string AuthorLine => string.Join(' ', new[] { AuthorOffice, Author }.Where(part => part.Length > 0));

    /// <summary>What search engines and shared links show beneath the title.</summary>
    public string Description => Summary.Length > 0 ? Summary : Body.Beginning;

    public bool IsReprint => Source.Length > 0;

    /// <summary>The day its content is from: a reprint is as old as its source.</summary>
    public DateOnly WrittenOn => SourceDate is { } printed && printed < Published ? printed : Published;

    public bool IsOld => WrittenOn.AddYears(OldAfterYears) < Today;
}

/// <summary>An article that was public and no longer is.</summary>
public sealed record WithdrawnPage(string Title, DateOnly On, string Reason);
