using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Public.Shared;

/// <summary>A district and the centers people there can turn to.</summary>
public sealed record County(string Name, string Anchor, IReadOnlyList<LegalAidCenter> Centers);

/// <summary>The legal-aid directory as people look for it: by where they live.</summary>
public sealed record CountyList(IReadOnlyList<County> Counties, FirmDirectory Directory)
{
    public static CountyList Of(FirmDirectory directory) => new(
        // By code, not by name: the anchor must be unique, and a name may be spelled in two ways.
        [.. directory.OpenCenters.GroupBy(center => center.DistrictCode.Length > 0 ? center.DistrictCode : center.District).Select(group => new County(
            group.First().District is { Length: > 0 } name ? name : "其他",
            group.First().DistrictCode is { Length: > 0 } code ? $"d{code}" : $"center-{group.First().Id}",
            [.. group]))],
        directory);
}

/// <summary>How an entry of the directory is worded for visitors.</summary>
public static class CenterWording
{
    extension(LegalAidCenter center)
    {
        /// <summary>Names it had before, without today's. A short form is left out where the whole name stands as well.</summary>
        public IReadOnlyList<string> Former
        {
            get
            {
                var names = center.FormerNames.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Append(center.NameAtSource).Where(name => name.Length > 0 && name != center.Name).Distinct().ToList();
                return [.. names.Where(name => names.All(other => other == name || !other.Contains(name, StringComparison.Ordinal)))];
            }
        }

        /// <summary>《长治日报》 2013年8月26日, as far as it is known.</summary>
        public string SourceLine => center.SourceDate is { } date && !center.SourceTitle.Contains(date.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? $"{center.SourceTitle} {LawFirmSite.Web.ChineseDates.InText(date)}".Trim()
            : center.SourceTitle;

        /// <summary>
        /// The day since which all of the entry is known to be right: name, address and every number in use. Null as long
        /// as one of them has not been checked.
        /// </summary>
        public DateOnly? CheckedOn =>
            center is { Status: CenterStatus.Current, Verified: { } entry } && center.ContactsInUse.All(contact => contact.Verified is not null)
                ? center.ContactsInUse.Select(contact => contact.Verified!.On).Append(entry.On).Min()
                : null;
    }
}
