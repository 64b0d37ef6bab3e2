namespace LawFirmSite.Domain.Articles;

/// <summary>
/// The words of an article or page as one revision holds them. A value: two texts with the same words are equal,
/// and a saved one never changes. Empty fields are empty strings, never null.
/// </summary>
public sealed record ArticleText
{
    public const int TitleLength = 200;
    public const int LineLength = 200;
    public const int SummaryLength = 500;
    public const int UrlLength = 2000;

    /// <summary>In UTF-16 units. A long newspaper page has about 4,000; a whole statute about 100,000.</summary>
    public const int BodyLength = 200_000;

    /// <summary>The line above the title (引题).</summary>
    public string Kicker { get; init; } = "";

    public required string Title { get; init; }
    public string Subtitle { get; init; } = "";

    /// <summary>The category of the draft; the one visitors see is <see cref="Article.CategoryId"/>.</summary>
    public int? CategoryId { get; init; }

    public string Author { get; init; } = "";

    /// <summary>Post or organisation of the author, as printed beside the name.</summary>
    public string AuthorOffice { get; init; } = "";

    /// <summary>
    /// The paper or site that printed the text first, without 《》; empty for the firm's own writing. Of a page of the
    /// legal-aid guide: the articles of law it rests on.
    /// </summary>
    public string Source { get; init; } = "";

    /// <summary>When it was printed there. Of a page of the guide: when it was last compared with the law.</summary>
    public DateOnly? SourceDate { get; init; }

    /// <summary>As printed: 4版, A03版.</summary>
    public string SourcePage { get; init; } = "";

    /// <summary>Where the source can be read, an absolute http or https address; see <see cref="IsWebAddress"/>.</summary>
    public string OriginalUrl { get; init; } = "";

    /// <summary>Who edited the text for its source (责任编辑).</summary>
    public string Editor { get; init; } = "";

    public string Summary { get; init; } = "";

    /// <summary>Markdown with LF line ends.</summary>
    public string Body { get; init; } = "";

    /// <summary>An article with a source was printed elsewhere first (著作权法 art. 35 gives no licence to web sites).</summary>
    public bool IsReprint => Source.Length > 0;

    /// <summary>Says where it was printed first, but not by whom.</summary>
    public bool LacksSource => Source.Length == 0 && (OriginalUrl.Length > 0 || SourcePage.Length > 0 || SourceDate is not null);

    /// <summary>The source as it is named to readers: a paper or journal in 《》, unless it was typed with its marks; a site, an account or a law as it is.</summary>
    public static string Quoted(string source) =>
        source is [.., '报' or '刊' or '志'] && !source.Contains('《', StringComparison.Ordinal) ? $"《{source}》" : source;

    public static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Host.Length > 0;
}
