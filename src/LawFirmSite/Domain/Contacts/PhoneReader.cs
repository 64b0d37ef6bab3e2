namespace LawFirmSite.Domain.Contacts;

/// <summary>A number found in a text: where it ends and what it is.</summary>
internal readonly record struct ReadPhone(PhoneNumber Number, int End);

/// <summary>
/// Reads a telephone number at a position of a text (rule D3), without regular expressions so that no input
/// can make it slow. The text must be folded first.
/// </summary>
internal readonly struct PhoneReader(string text)
{
    private static readonly string[] ShortCodes = ["110", "119", "12345", "12348", "12368", "12333", "12338", "12355"];

    /// <summary>Half-width digits, brackets, dashes and spaces; the length stays, so positions stay valid.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            folded[i] = from[i] switch
            {
                >= '０' and <= '９' => (char)(from[i] - '０' + '0'),
                '（' => '(',
                '）' => ')',
                '－' or '—' or '–' or '―' or '‐' or '‑' or '−' or '─' => '-',
                '\u3000' or '\u00A0' or '\t' => ' ',
                '＋' => '+',
                '／' => '/',
                var other => other,
            };
        }
    });

    /// <summary>The number starting here in one of the valid forms, or null.</summary>
    public ReadPhone? Read(int start, string? areaCode)
    {
        if (start >= text.Length || (start > 0 && char.IsAsciiDigit(text[start - 1])))
        {
            return null;
        }

        return International(start) ?? Mobile(start) ?? Service(start) ?? ShortCode(start) ?? Landline(start, false)
            ?? Local(start, areaCode);
    }

    /// <summary>How many digits follow here without a break.</summary>
    public int DigitsAt(int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - start;
    }

    /// <summary>+86 and 0086 stand before a mobile or a landline, whose area code then loses its zero.</summary>
    private ReadPhone? International(int start)
    {
        var prefix = string.CompareOrdinal(text, start, "+86", 0, 3) == 0 ? 3
            : string.CompareOrdinal(text, start, "0086", 0, 4) == 0 ? 4
            : 0;
        if (prefix == 0)
        {
            return null;
        }

        var at = Separators(start + prefix, 1);
        return Mobile(at) ?? Landline(at, false) ?? Landline(at, true);
    }

    private ReadPhone? Mobile(int start)
    {
        if (Grouped(start, 3, 4, 4) is not { } read || read.Digits[0] != '1' || read.Digits[1] < '3')
        {
            return null;
        }

        return new ReadPhone(PhoneNumber.Mobile(read.Digits), read.End);
    }

    private ReadPhone? Service(int start)
    {
        var read = Grouped(start, 3, 3, 4) ?? Grouped(start, 3, 4, 3) ?? Grouped(start, 4, 3, 3);
        if (read is not { } found || found.Digits[1..3] != "00" || found.Digits[0] is not ('4' or '8'))
        {
            return null;
        }

        var end = Extension(found.End, out var extension);
        return new ReadPhone(PhoneNumber.Service(found.Digits, extension), end);
    }

    private ReadPhone? ShortCode(int start)
    {
        var length = DigitsAt(start);
        return length is 3 or 5 && ShortCodes.Contains(text.Substring(start, length))
            ? new ReadPhone(PhoneNumber.Short(text.Substring(start, length)), start + length)
            : null;
    }

    private ReadPhone? Landline(int start, bool zeroDropped)
    {
        var at = start < text.Length && text[start] == '(' ? start + 1 : start;
        if (at >= text.Length || text[at] == '0' == zeroDropped)
        {
            return null;
        }

        var digits = zeroDropped ? "0" + text.Substring(at, Math.Min(3, DigitsAt(at))) : text.Substring(at, DigitsAt(at));
        var areaLength = AreaCodes.LengthAt(digits, 0);
        if (areaLength == 0 || DigitsAt(at) > 11)
        {
            return null;
        }

        var area = digits[..areaLength];
        at += zeroDropped ? areaLength - 1 : areaLength;
        if (at < text.Length && text[at] == ')')
        {
            at++;
        }

        at = Separators(at, 3);
        var length = DigitsAt(at);
        if (!AreaCodes.Fits(area, length) || text[at] == '0')
        {
            return null;
        }

        var end = Extension(at + length, out var extension);
        return new ReadPhone(PhoneNumber.Landline(area, text.Substring(at, length), extension), end);
    }

    private ReadPhone? Local(int start, string? areaCode)
    {
        var length = DigitsAt(start);
        if (length is not (7 or 8) || text[start] is '0' or '1')
        {
            return null;
        }

        var end = Extension(start + length, out var extension);
        return new ReadPhone(PhoneNumber.Local(text.Substring(start, length), areaCode, extension), end);
    }

    /// <summary>Eleven or ten digits in one run or in groups, each pair of groups parted by one dash or space.</summary>
    private (string Digits, int End)? Grouped(int start, int first, int second, int third)
    {
        var total = first + second + third;
        if (DigitsAt(start) == total)
        {
            return (text.Substring(start, total), start + total);
        }

        var secondAt = Separators(start + first, 1);
        var thirdAt = Separators(secondAt + second, 1);
        if (DigitsAt(start) != first || DigitsAt(secondAt) != second || DigitsAt(thirdAt) != third)
        {
            return null;
        }

        var digits = text.Substring(start, first) + text.Substring(secondAt, second) + text.Substring(thirdAt, third);
        return (digits, thirdAt + third);
    }

    private int Separators(int start, int most)
    {
        var end = start;
        while (end < text.Length && end - start < most && (text[end] is '-' or ' '))
        {
            end++;
        }

        return end;
    }

    /// <summary>转801, 转 801, 转分机801 or -801; a longer run after a dash is another number, not an extension.</summary>
    private int Extension(int start, out string? extension)
    {
        extension = null;
        var at = start;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        if (at < text.Length && text[at] == '转')
        {
            at++;
            at += string.CompareOrdinal(text, at, "分机", 0, 2) == 0 ? 2 : 0;
            while (at < text.Length && (text[at] is ' ' or '-'))
            {
                at++;
            }
        }
        else if (start < text.Length && text[start] == '-')
        {
            at = start + 1;
        }
        else
        {
            return start;
        }

        var length = DigitsAt(at);
        if (length is 0 or > 6)
        {
            return start;
        }

        extension = text.Substring(at, length);
        return at + length;
    }
}
