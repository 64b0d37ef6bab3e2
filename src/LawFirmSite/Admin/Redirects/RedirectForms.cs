using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Web;

namespace LawFirmSite.Admin.Redirects;

/// <summary>A redirect as it is typed.</summary>
public sealed record RedirectForm
{
    // Nine bytes a Han character when it was copied from an address bar.
    private const int AddressLength = FormerAddress.Length * 9;

    public Guid? Key { get; init; }

    [Display(Name = "旧网址"), Required(ErrorMessage = "请填写旧网址。"), Line(AddressLength)]
    public string? From { get; init; }

    [Display(Name = "转到"), Required(ErrorMessage = "请填写转到哪里。"), Line(AddressLength)]
    public string? To { get; init; }
}

/// <summary>A row of the list.</summary>
public sealed record RedirectRow(int Id, string From, string To, RedirectOrigin Origin, long Hits, DateOnly? LastUsed);

/// <summary>One page of the list, with the form to add one.</summary>
public sealed record RedirectList(
    Paged<RedirectRow> Rows, string? Q, RedirectForm Form, IReadOnlyDictionary<string, AddressStanding> Standings, IReadOnlyList<(string Address, string Name)> Targets)
{
    public Pager Pager => Rows.Pager("/admin/redirects", new KeyValuePair<string, string?>("q", Q)) with { Unit = "条" };
}

/// <summary>The page of one redirect.</summary>
public sealed record RedirectPage(Redirect Redirect, RedirectForm Form, AddressStanding Standing, IReadOnlyList<(string Address, string Name)> Targets);

/// <summary>Many redirects as they are pasted, or in a file.</summary>
public sealed record ManyForm
{
    [Display(Name = "每行一条"), Prose(500_000)]
    public string? Lines { get; init; }

    public IFormFile? File { get; init; }
}

/// <summary>What the lines would become; nothing is saved yet. Null before there are any.</summary>
public sealed record ManyPage(ManyForm Form, IReadOnlyList<ReadRedirect>? Read)
{
    public int Good => Read?.Count(row => row is { Fault: null, IsThere: false }) ?? 0;
}
