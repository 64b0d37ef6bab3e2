namespace LawFirmSite.Domain.Contacts;

/// <summary>The shape of mainland area codes: 010 and 02x have three digits and eight-digit numbers, all others four.</summary>
internal static class AreaCodes
{
    public static bool IsAreaCode(string code) =>
        code.Length > 0 && code.All(char.IsAsciiDigit) && code.Length == LengthAt(code, 0);

    /// <summary>How many digits the area code starting here has; 0 when none can start here.</summary>
    public static int LengthAt(ReadOnlySpan<char> digits, int start)
    {
        if (digits.Length - start < 3 || digits[start] != '0')
        {
            return 0;
        }

        return digits[start + 1] switch
        {
            '1' => digits[start + 2] == '0' ? 3 : 0,
            '2' => 3,
            >= '3' and <= '9' => digits.Length - start < 4 ? 0 : 4,
            _ => 0,
        };
    }

    public static bool Fits(string areaCode, int localDigits) =>
        IsAreaCode(areaCode) && (areaCode.Length == 3 ? localDigits == 8 : localDigits is 7 or 8);
}
