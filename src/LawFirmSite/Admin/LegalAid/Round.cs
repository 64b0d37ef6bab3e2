using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.LegalAid;

/// <summary>What is due, the most read first; numbers of one owner stay together, so that one call settles them.</summary>
public sealed record Round(IReadOnlyList<RoundStop> Stops)
{
    private const int MonthsCounted = 12;

    public int Count => Stops.Sum(stop => stop.Due.Count);

    public static async Task<Round> ReadAsync(SiteDb db, SiteClock clock, CancellationToken cancel)
    {
        var today = clock.Today;
        var offices = await db.Offices.InUse().AsNoTracking().Include(office => office.Contacts).ToListAsync(cancel);
        var centers = await db.LegalAidCenters.InUse().AsNoTracking().Include(center => center.Contacts).ToListAsync(cancel);
        var readers = await DirectoryReaders.ReadAsync(db, today.AddMonths(-MonthsCounted), clock.Now, cancel);
        return new([.. new FirmDirectory(offices, centers).DueContacts(today).GroupBy(due => due.Owner)
            .Select(due => new RoundStop(due.Key, [.. due.Select(point => point.Contact)], readers.Of(due.Key))).OrderByDescending(stop => stop.Readers)]);
    }

    /// <summary>Where to go on after this one; null when it is the only one left.</summary>
    public int? After(int contactId)
    {
        var ids = Stops.SelectMany(stop => stop.Due).Select(contact => contact.Id).ToList();
        var others = ids.SkipWhile(id => id != contactId).Skip(1).Concat(ids).Where(id => id != contactId).ToList();
        return others.Count > 0 ? others[0] : null;
    }
}

/// <summary>An owner whose numbers are due.</summary>
public sealed record RoundStop(IHasContacts Owner, IReadOnlyList<ContactPoint> Due, long Readers)
{
    public string Path => Owner switch
    {
        LegalAidCenter center => $"/admin/legal-aid/{center.Id}",
        Domain.Offices.Office office => $"/admin/offices/{office.Id}",
        _ => throw new InvalidOperationException("Only offices and centers are called."),
    };

    public string Address => Owner switch
    {
        LegalAidCenter center => center.Address,
        Domain.Offices.Office { Directions.Length: > 0 } office => $"{office.Address}（{office.Directions}）",
        Domain.Offices.Office office => office.Address,
        _ => "",
    };

    public string Hours => Owner switch
    {
        LegalAidCenter center => center.Hours,
        Domain.Offices.Office office => office.Hours,
        _ => "",
    };

    public string FormerNames => Owner is LegalAidCenter center ? center.FormerNames : "";

    public string Place => Owner switch
    {
        LegalAidCenter center => center.District,
        Domain.Offices.Office office => office.City,
        _ => "",
    };
}

/// <summary>The page of the round: what is left, and what was just done, which can be taken back.</summary>
public sealed record RoundPage(Round Round, ContactChange? Done, int? Next)
{
    /// <summary>What was typed into the entry that was refused.</summary>
    public (int Contact, string Typed)? Refused { get; init; }
}

/// <summary>The number that somebody called, as it stood on their page: one that was changed meanwhile is not verified by accident.</summary>
public record CalledForm
{
    public string? Called { get; init; }
}

/// <summary>The number turned out to be another one.</summary>
public sealed record CorrectForm : CalledForm
{
    [Display(Name = "新号码"), Required(ErrorMessage = "请填写新号码。"), Line(ContactPoint.PrintedLength)]
    public string? Printed { get; init; }
}

/// <summary>Nobody could be reached.</summary>
public sealed record FailedForm : CalledForm
{
    [Display(Name = "怎么打不通"), Line(FailedCall.NoteLength)]
    public string? Note { get; init; }
}

/// <summary>One number of the round.</summary>
/// <param name="Typed">What was typed and refused.</param>
public sealed record RoundEntry(RoundStop Stop, ContactPoint Contact, string? Typed)
{
    public string Edit => $"{Stop.Path}/contacts/{Contact.Id}";
}
