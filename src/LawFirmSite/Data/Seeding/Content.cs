using System.Text.Json.Serialization;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Data.Seeding;

/// <summary>The content of a site as files hold it: what a new database is seeded with, what export writes and import reads.</summary>
public sealed record Content
{
    public SiteFile? Site { get; init; }
    public IReadOnlyList<OfficeFile> Offices { get; init; } = [];
    public IReadOnlyList<CenterFile> Centers { get; init; } = [];
    public IReadOnlyList<CategoryFile> Categories { get; init; } = [];
    public IReadOnlyList<MediaEntry> Media { get; init; } = [];
    /// <summary>Words that mean the same to search: a list a group (<c>synonyms.json</c>).</summary>
    public IReadOnlyList<IReadOnlyList<string>> Synonyms { get; init; } = [];

    /// <summary>Former addresses that lead to no article and no page (<c>redirects.json</c>); the others stand with their text.</summary>
    public IReadOnlyList<RedirectFile> Redirects { get; init; } = [];

    public IReadOnlyList<WritingFile> Pages { get; init; } = [];

    /// <summary>A newer draft of a published article follows it under the same key.</summary>
    public IReadOnlyList<WritingFile> Articles { get; init; } = [];
}

/// <summary><c>site.json</c></summary>
public sealed record SiteFile
{
    public string Name { get; init; } = "";
    public string ShortName { get; init; } = "";
    public string NameEnglish { get; init; } = "";
    public string Description { get; init; } = "";
    public string LicenceNumber { get; init; } = "";
    public string IcpNumber { get; init; } = "";
    public string PoliceNumber { get; init; } = "";
    public string AreaCode { get; init; } = "";
    public IReadOnlyList<ContactFile> Contacts { get; init; } = [];
}

/// <summary>An entry of <c>offices.json</c>.</summary>
public sealed record OfficeFile
{
    public DateTimeOffset? BinnedAt { get; init; }
    public int? Id { get; init; }
    public Guid? Key { get; init; }
    public string Name { get; init; } = "";
    public string City { get; init; } = "";
    public string Address { get; init; } = "";
    public string Directions { get; init; } = "";
    public string AreaCode { get; init; } = "";
    public string Hours { get; init; } = "";
    public bool IsClosed { get; init; }
    public VerificationFile? Verified { get; init; }
    public IReadOnlyList<ContactFile> Contacts { get; init; } = [];
}

/// <summary>An entry of <c>legal-aid-centers.json</c>.</summary>
public sealed record CenterFile
{
    public DateTimeOffset? BinnedAt { get; init; }
    public int? Id { get; init; }
    public Guid? Key { get; init; }
    public string Name { get; init; } = "";
    public string NameAtSource { get; init; } = "";
    public string District { get; init; } = "";
    public string DistrictCode { get; init; } = "";
    public IReadOnlyList<string> FormerNames { get; init; } = [];
    public string Address { get; init; } = "";
    public string AreaCode { get; init; } = "";
    public string Hours { get; init; } = "";
    public CenterStatus Status { get; init; } = CenterStatus.NeedsVerification;
    public int? SupersededById { get; init; }
    public string SourceTitle { get; init; } = "";
    public DateOnly? SourceDate { get; init; }
    public VerificationFile? Verified { get; init; }
    public IReadOnlyList<ContactFile> Contacts { get; init; } = [];
}

/// <summary>A contact point of an office, a center or the firm; the number as printed.</summary>
public sealed record ContactFile
{
    public DateTimeOffset? BinnedAt { get; init; }
    public string Label { get; init; } = "";
    public string Number { get; init; } = "";
    public ContactKind Kind { get; init; }
    public string Note { get; init; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsRetired { get; init; }

    public VerificationFile? Verified { get; init; }
}

/// <summary>When, by whom and how something was verified.</summary>
public sealed record VerificationFile(DateOnly On, string By, VerificationMethod How);

/// <summary>An entry of <c>categories.json</c>.</summary>
public sealed record CategoryFile
{
    public DateTimeOffset? BinnedAt { get; init; }
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public string Description { get; init; } = "";
    public int Order { get; init; }
    public bool InNavigation { get; init; }
}

/// <summary>An entry of <c>redirects.json</c>: a former address and the address of this site that it leads to.</summary>
public sealed record RedirectFile(string From, string To);

/// <summary>A Markdown file with front matter: an article or a page. Dates without an offset are meant in Site:TimeZone.</summary>
public sealed class WritingFile
{
    public string? Id { get; set; }
    public string? Key { get; set; }
    public string? Slug { get; set; }
    public string? Place { get; set; }
    public string? Order { get; set; }
    public string? Kicker { get; set; }
    public string? Title { get; set; }
    public string? Subtitle { get; set; }
    public string? Category { get; set; }
    public string? Author { get; set; }
    public string? AuthorOffice { get; set; }
    public string? Source { get; set; }
    public string? SourceDate { get; set; }
    public string? SourcePage { get; set; }
    public string? OriginalUrl { get; set; }

    /// <summary>Where the text stood before: addresses of a former site, which lead to it from now on.</summary>
    public List<string>? FormerAddresses { get; set; }

    public string? Editor { get; set; }
    public string? Summary { get; set; }

    /// <summary>Draft, Submitted, Scheduled, Published, Outdated or Withdrawn; left out: whoever imports decides.</summary>
    public string? State { get; set; }

    /// <summary>yyyy-MM-dd, with THH:mm or THH:mm:ss where known.</summary>
    public string? Published { get; set; }

    public string? Withdrawn { get; set; }
    public string? Reason { get; set; }
    public string? OutdatedSince { get; set; }
    public string? OutdatedReason { get; set; }
    public string? ReplacedBy { get; set; }
    public string? ReviewedBy { get; set; }
    public string? ReviewedOn { get; set; }
    public string? LawAsOf { get; set; }

    /// <summary>What readers were told about changes: a line each, yyyy-MM-ddTHH:mm and the words.</summary>
    public string? Changes { get; set; }

    public string? Views { get; set; }
    public string? By { get; set; }

    /// <summary>Since when it is in the bin; left out for what is in use.</summary>
    public string? Binned { get; set; }

    [YamlDotNet.Serialization.YamlIgnore]
    public string Body { get; set; } = "";

    /// <summary>Where it was read, for messages.</summary>
    [YamlDotNet.Serialization.YamlIgnore]
    public string File { get; set; } = "";
}

/// <summary>A content file that cannot be used. The message names the file and says what is wrong with it.</summary>
public sealed class ContentFileException(string file, string reason) : Exception($"{file}: {reason}");
