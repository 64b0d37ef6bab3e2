using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Articles.Checks;

/// <summary>A text together with what the site knows about the numbers and files in it.</summary>
/// <param name="Numbers">Every number of the firm, its offices and the legal-aid centers that is in use, as it is dialled.</param>
/// <param name="Files">The files of the site that visitors can see.</param>
public sealed record CheckedText(ArticleText Text, IReadOnlySet<string> Numbers, IReadOnlySet<int> Files)
{
    private const int ExcerptReach = 12;

    public const string BodyName = "正文";

    /// <summary>The fields that hold sentences, with their names.</summary>
    public IEnumerable<(string Name, string Words)> Fields =>
    [
        ("引题", Text.Kicker), ("标题", Text.Title), ("副标题", Text.Subtitle), ("摘要", Text.Summary), (BodyName, Text.Body),
    ];

    /// <summary>Numbers of whatever kind: one that is listed as a fax is no stranger.</summary>
    public static IReadOnlySet<string> NumbersOf(FirmDirectory directory, SiteProfile profile)
    {
        IEnumerable<IHasContacts> owners = [profile, .. directory.Offices, .. directory.Centers];
        return (from owner in owners
                from contact in owner.ContactsInUse
                where contact.Kind != ContactKind.Email
                select PhoneNumber.Parse(contact.Printed, owner.AreaCode).Dial).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>A warning about a stretch of one field.</summary>
    public static Warning At(string rule, string sentence, string place, string words, int start, int end) =>
        new(rule, sentence, place, Excerpt(words, start, end), words[start..end]);

    private static string Excerpt(string words, int start, int end)
    {
        var from = Math.Max(0, start - ExcerptReach);
        var to = Math.Min(words.Length, end + ExcerptReach);
        // Half a surrogate pair is not a character.
        if (from < words.Length && char.IsLowSurrogate(words[from])) from++;
        if (to < words.Length && char.IsLowSurrogate(words[to])) to++;
        var around = words[from..Math.Max(from, to)].Replace('\n', ' ').Trim();
        return $"{(from > 0 ? "…" : "")}{around}{(to < words.Length ? "…" : "")}";
    }
}
