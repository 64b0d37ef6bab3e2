using System.Text;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Public.Offices;

/// <summary>An office as a vCard 3.0 (RFC 2426), which every telephone can keep.</summary>
public static class VCard
{
    private const int LineBytes = 75;

    public static byte[] Write(Office office, SiteProfile profile, string address)
    {
        var name = $"{profile.Name} {office.Name}".Trim();
        var card = new StringBuilder();
        Line(card, "BEGIN:VCARD");
        Line(card, "VERSION:3.0");
        Line(card, $"FN:{Text(name)}");
        Line(card, $"N:{Text(name)};;;;");
        Line(card, $"ORG:{Text(profile.Name)};{Text(office.Name)}");
        foreach (var contact in office.ContactsInUse) Line(card, ContactLine(contact));
        foreach (var email in profile.ContactsInUse.Where(contact => contact.Kind == ContactKind.Email)) Line(card, ContactLine(email));
        Line(card, $"ADR;TYPE=WORK:;;{Text(office.Address)};{Text(office.City)};;;中国");
        if (office.Directions.Length > 0) Line(card, $"NOTE:{Text(office.Directions)}");
        Line(card, $"URL:{Text(address)}");
        Line(card, "END:VCARD");
        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(card.ToString());
    }

    private static string ContactLine(ContactPoint contact) => contact.Kind switch
    {
        ContactKind.Phone => $"TEL;TYPE=WORK,VOICE:{Text(contact.Dial ?? contact.Display)}",
        ContactKind.Fax => $"TEL;TYPE=WORK,FAX:{Text(contact.Display)}",
        ContactKind.Email => $"EMAIL;TYPE=INTERNET:{Text(contact.Display)}",
    };

    private static string Text(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    /// <summary>At most 75 bytes a line and never a character cut in two; what follows begins with a space.</summary>
    private static void Line(StringBuilder card, string line)
    {
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LineBytes)
            {
                card.Append("\r\n ");
                bytes = 1;
            }
            card.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }
        card.Append("\r\n");
    }
}
