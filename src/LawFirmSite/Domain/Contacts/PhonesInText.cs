namespace LawFirmSite.Domain.Contacts;

/// <summary>
/// Finds the telephone numbers of running text that are safe to call as they stand: complete numbers and well-known short
/// codes. Local numbers without area code, faxes and anything that could be a count, a date or an identity number are left alone.
/// </summary>
public static class PhonesInText
{
    // What follows a count: 12345人, 110元.
    private const string Counted = "元人件名个户万亿次亩米里吨年月日号家份条起例种本岁天项点%％余多";

    // How far a label may stand before its number: 传真（FAX）：
    private const int LabelReach = 8;

    public static IEnumerable<(int Start, int End, PhoneNumber Number)> In(string text)
    {
        var reader = new PhoneReader(PhoneReader.Fold(text));
        for (var i = 0; i < text.Length; i++)
        {
            if (!CanStart(text, i) || reader.Read(i, areaCode: null) is not { } found) continue;
            if (found.Number.Dial is null || !StandsAlone(text, i, found))
            {
                i = Math.Max(i, found.End - 1);
                continue;
            }
            yield return (i, found.End, found.Number);
            i = found.End - 1;
        }
    }

    private static bool CanStart(string text, int at)
    {
        if (!char.IsAsciiDigit(text[at]) && text[at] is not ((>= '０' and <= '９') or '(' or '（' or '+' or '＋')) return false;

        // Part of a longer number, a word, a decimal or a case number.
        return at == 0 || !(char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '.' or '_' or '/' or '@' or '第' or (>= '０' and <= '９'));
    }

    private static bool StandsAlone(string text, int start, ReadPhone found)
    {
        var next = found.End < text.Length ? text[found.End] : ' ';
        if (char.IsAsciiLetterOrDigit(next) || next is (>= '０' and <= '９') or '@' or '_') return false;
        if (text[Math.Max(0, start - LabelReach)..start].Contains("传真", StringComparison.Ordinal)) return false;
        if (found.Number.Kind != PhoneKind.ShortCode) return true;

        return !Counted.Contains(next, StringComparison.Ordinal) && !(next is '.' or ',' or '，' && found.End + 1 < text.Length && char.IsAsciiDigit(text[found.End + 1]));
    }
}
