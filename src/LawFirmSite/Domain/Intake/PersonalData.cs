using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>D3: numbers of identity cards and bank cards, which must not be published unseen.</summary>
internal static class PersonalData
{
    public static bool IsIn(string text) => In(text).Any();

    /// <summary>Where they stand, in order.</summary>
    public static IEnumerable<(int Start, int End)> In(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (Digit(text[start]) < 0)
            {
                continue;
            }

            var end = start;
            while (end < text.Length && Digit(text[end]) >= 0)
            {
                end++;
            }

            if (IsPersonal(text, start, end) || IsGroupedCard(text, start, ref end))
            {
                yield return (start, end);
            }

            start = end;
        }
    }

    /// <summary>The run of digits, with an X behind 17 of them, is an identity number or a card number.</summary>
    public static bool IsPersonal(string text, int start, int end)
    {
        var length = end - start;
        return length is >= 16 and <= 19 && Digit(text[start]) >= 3
            || (length == 18 || (length == 17 && end < text.Length && text[end] is 'X' or 'x' or 'Ｘ' or 'ｘ')) && HasBirthday(text, start);
    }

    private static bool HasBirthday(string text, int start)
    {
        var year = Number(text, start + 6, 4);
        return Digit(text[start]) is >= 1 and <= 8 && year is >= 1900 and <= 2099
            && Number(text, start + 10, 2) is >= 1 and <= 12 && Number(text, start + 12, 2) is >= 1 and <= 31;
    }

    /// <summary>6222 0000 0000 0000 000: groups of four with one space or dash between them.</summary>
    private static bool IsGroupedCard(string text, int start, ref int end)
    {
        if (end - start != 4 || Digit(text[start]) < 3)
        {
            return false;
        }

        var digits = 4;
        var at = end;
        while (at + 1 < text.Length && (IsSpace(text[at]) || text[at] == '-') && Digit(text[at + 1]) >= 0)
        {
            var group = at + 1;
            while (group < text.Length && Digit(text[group]) >= 0)
            {
                group++;
            }

            var length = group - at - 1;
            digits += length;
            at = group;
            if (length != 4)
            {
                break;
            }
        }

        end = at;
        return digits is >= 16 and <= 19;
    }

    private static int Number(string text, int start, int length)
    {
        var number = 0;
        for (var i = start; i < start + length; i++)
        {
            number = number * 10 + Digit(text[i]);
        }

        return number;
    }

    private static int Digit(char c) => char.IsAsciiDigit(c) ? c - '0' : c is >= '０' and <= '９' ? c - '０' : -1;
}
