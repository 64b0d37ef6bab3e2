using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Web;

namespace LawFirmSite.Admin.Bin;

/// <summary>What can be in the bin; the word in its address.</summary>
public enum BinKind
{
    Article,
    Page,
    Category,
    Office,
    Center,
    Contact,
    Media,
    Redirect,
}

/// <summary>Something in the bin, as its list shows it.</summary>
public sealed record BinRow(BinKind Kind, int Id, string Name, DateTimeOffset BinnedAt, string BinnedBy)
{
    public string Address => $"/admin/bin/{Kind.ToString().ToLowerInvariant()}/{Id}";
}

/// <summary>One page of the bin, all kinds together or one.</summary>
public sealed record BinList(Paged<BinRow> Rows, BinKind? Kind, IReadOnlyList<BinKind> Kinds)
{
    public Pager Pager => Rows.Pager("/admin/bin", new KeyValuePair<string, string?>("kind", Kind?.ToString())) with { Unit = "件" };
}

/// <summary>Before something goes into the bin, or comes out of it.</summary>
public sealed record BinPage(BinKind Kind, int Id, string Name, DateTimeOffset? BinnedAt, string BinnedBy, string EditAddress, string ListAddress)
{
    /// <summary>Why it cannot go into the bin, as sentences; empty when it can.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What visitors will miss, in a sentence.</summary>
    public string Consequence { get; init; } = "";

    /// <summary>The texts that stand in its way, or that show it.</summary>
    public IReadOnlyList<(string Title, string Address)> Texts { get; init; } = [];

    /// <summary>How many texts there are in all.</summary>
    public int TextCount { get; init; }

    /// <summary>What is to be known once it is out again.</summary>
    public string AfterRestoring { get; init; } = "";

    /// <summary>The end of its address; null for what has none.</summary>
    public string? Slug { get; init; }

    public RestoreForm Form { get; init; } = new();
}

/// <summary>How something comes out of the bin.</summary>
public sealed record RestoreForm
{
    /// <summary>Another address than before, when that one is taken.</summary>
    [Display(Name = "网址"), Slug]
    public string? Slug { get; init; }
}
