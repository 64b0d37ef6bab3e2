using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Intake;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Search;
using LawFirmSite.Web;

namespace LawFirmSite.Public.Search;

/// <summary>An office or a center that was found, and how well it fits, on the scale of <see cref="IndexSearch"/>.</summary>
public sealed record DirectoryHit(LegalAidCenter? Center, Office? Office, double Score);

/// <summary>
/// Looks through offices and centers. They are few and in memory, so they are found also while the index is being made. One that was meant
/// comes before any article; where many fit alike, nobody meant one of them, and titles come first.
/// </summary>
public sealed class DirectorySearch(SiteSnapshot site, SearchQuery query)
{
    private const double ByNumber = 100;
    private const double ByName = 60;
    private const double ByPlace = 55;
    private const double OneOfFew = 40;
    private const double OneOfMany = 9;
    private const int Few = 3;

    private const int FewestDigitsOfPart = 5;
    private const double NearEnough = 0.6;

    public IReadOnlyList<DirectoryHit> Exact()
    {
        if (query.IsEmpty) return [];

        var found = Entries().Where(entry => HasNumber(entry.Owner) || query.Words.All(word => word.OccursIn(entry.Text))).ToList();
        return [.. found.Select(entry => entry.Hit(
            HasNumber(entry.Owner) ? ByNumber : IsOneOf(entry.Names) ? ByName : IsOneOf(entry.Places) ? ByPlace : found.Count <= Few ? OneOfFew : OneOfMany))];
    }

    /// <summary>Entries with one of several words, or with most of what a sentence is made of.</summary>
    public IReadOnlyList<DirectoryHit> Near()
    {
        var found = new List<DirectoryHit>();
        foreach (var entry in Entries())
        {
            var near = query.Words.Max(word => word.Spellings.Max(spelling => Share(entry.Text, spelling)));
            if (near >= NearEnough) found.Add(entry.Hit(near));
        }
        return found;
    }

    private IEnumerable<Entry> Entries() =>
    [
        .. site.Directory.OpenCenters.Select(center => new Entry(center, null, center,
            NamesOf([center.Name, center.NameAtSource, center.District, .. center.FormerNames.Split('、'), .. site.Directory.Predecessors(center).Select(before => before.Name)]),
            FoldedText.Fold(string.Join('\n', (string[])["法律援助机构", center.Address, center.AreaCode, center.Hours, .. Lines(center)])))),
        .. site.Directory.OpenOffices.Select(office => new Entry(null, office, office,
            NamesOf([office.Name, office.City]),
            FoldedText.Fold(string.Join('\n', (string[])["办公地点", site.Profile.Name, office.Address, office.Directions, office.AreaCode, office.Hours, .. Lines(office)])))),
    ];

    private static List<string> NamesOf(IEnumerable<string> names) => [.. names.Where(name => name.Length > 0).Select(FoldedText.Fold).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Lines(IHasContacts owner) => owner.ContactsInUse.Select(contact => $"{contact.Label}电话 {contact.Display} {SearchQuery.Digits(contact.Display)}");

    private bool IsOneOf(IReadOnlyList<string> names) => query.Words.Any(word => word.Spellings.Any(names.Contains));

    private bool HasNumber(IHasContacts owner) => query.Number is { } number && owner.ContactsInUse.Any(contact =>
    {
        var shown = SearchQuery.Digits(contact.Display);
        return shown == number || (number.Length >= FewestDigitsOfPart && shown.Contains(number, StringComparison.Ordinal));
    });

    private static double Share(string text, string spelling)
    {
        var terms = SearchTerms.OfWords(spelling);
        return terms.Count == 0 ? 0 : terms.Count(term => text.Contains(term, StringComparison.Ordinal)) / (double)terms.Count;
    }

    private sealed record Entry(LegalAidCenter? Center, Office? Office, IHasContacts Owner, List<string> Names, string About)
    {
        /// <summary>What the places of its names are or were called as well.</summary>
        public IReadOnlyList<string> Places { get; } = [.. Names.SelectMany(AdminNames.AlsoCalled).Distinct(StringComparer.Ordinal)];

        public string Text => field ??= string.Join('\n', (string[])[.. Names, .. Places, About]);

        public DirectoryHit Hit(double score) => new(Center, Office, score);
    }
}
