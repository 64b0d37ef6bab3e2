using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Audit;
using LawFirmSite.Domain.Search;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Audit;

/// <summary>What the record is narrowed to; everything may be absent.</summary>
public sealed record AuditFilter
{
    /// <summary>The number of an account, or a name that no account has: 命令行.</summary>
    [Display(Name = "谁"), Line(60)]
    public string? Who { get; init; }

    public AuditKind? Kind { get; init; }

    /// <summary>The number of one thing of that kind.</summary>
    public int? What { get; init; }

    [Display(Name = "从哪天"), Day]
    public string? From { get; init; }

    [Display(Name = "到哪天"), Day]
    public string? To { get; init; }

    [Display(Name = "名称或改动里有"), Line(100)]
    public string? Q { get; init; }

    /// <summary>Only entries before this one: how the list goes on.</summary>
    public long? Before { get; init; }

    public bool IsSet => !string.IsNullOrEmpty(Who) || Kind is not null || What is not null || !string.IsNullOrEmpty(From) || !string.IsNullOrEmpty(To) || !string.IsNullOrEmpty(Q);

    public IQueryable<AuditEntry> Of(SiteDb db, SiteClock clock)
    {
        var entries = db.AuditEntries;
        if (int.TryParse(Who, NumberStyles.None, CultureInfo.InvariantCulture, out var account)) entries = entries.Where(entry => entry.ActorId == account);
        else if (!string.IsNullOrEmpty(Who)) entries = entries.Where(entry => entry.ActorId == null && entry.Actor == Who);
        if (Kind is { } kind) entries = entries.Where(entry => entry.Kind == kind);
        if (What is { } what) entries = entries.Where(entry => entry.SubjectId == what);
        if (DayAttribute.Read(From) is { } first)
        {
            var begin = Begin(first, clock);
            entries = entries.Where(entry => entry.At >= begin);
        }
        if (DayAttribute.Read(To) is { } last)
        {
            var end = Begin(last, clock).AddDays(1);
            entries = entries.Where(entry => entry.At < end);
        }
        foreach (var word in (Q ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var pattern = SearchQuery.Pattern(word);
            entries = entries.Where(entry => EF.Functions.Like(entry.Title, pattern, "\\") || EF.Functions.Like(entry.Changes, pattern, "\\"));
        }
        if (Before is { } before) entries = entries.Where(entry => entry.Id < before);
        return entries.OrderByDescending(entry => entry.Id);
    }

    // The ends of the calendar have no moment in every time zone, and nothing happened there.
    private static DateTimeOffset Begin(DateOnly day, SiteClock clock) => clock.MomentOf(day.ToDateTime(TimeOnly.MinValue) is var begin && begin.Year is > 1 and < 9999 ? begin : new(begin.Year > 1 ? 9998 : 2, 1, 1));

    /// <summary>The address of the list, as it is or from an entry on.</summary>
    public string Address(long? before = null) => "/admin/audit" + QueryString.Create(Fields()
        .Append(new("before", before?.ToString(CultureInfo.InvariantCulture))).Where(pair => !string.IsNullOrEmpty(pair.Value)));

    public IEnumerable<KeyValuePair<string, string?>> Fields() =>
    [
        new("who", Who), new("kind", Kind?.ToString()), new("what", What?.ToString(CultureInfo.InvariantCulture)), new("from", From), new("to", To), new("q", Q),
    ];
}
