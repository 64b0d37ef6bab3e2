namespace LawFirmSite.Domain.Contacts;

/// <summary>What sort of line a number belongs to. A fax is a landline; only its label tells it apart.</summary>
public enum PhoneKind
{
    Landline,
    Mobile,

    /// <summary>400 and 800 numbers.</summary>
    ServiceNumber,
    ShortCode,
    Unknown,
}

/// <summary>
/// One telephone number as printed in Chinese text (rules D3 and D4). Digits are never guessed: a number that
/// does not have a valid form stays as printed, of unknown kind, and cannot be dialled.
/// </summary>
public sealed record PhoneNumber
{
    public PhoneKind Kind { get; init; } = PhoneKind.Unknown;

    /// <summary>0355-1234567, 13800138000, 400-123-4567 or 12348; as printed, trimmed, when the kind is unknown.</summary>
    public string Display { get; init; } = "";

    /// <summary>What a tel: link dials; null when the number must not be dialled.</summary>
    public string? Dial { get; init; }

    /// <summary>转 801 gives "801".</summary>
    public string? Extension { get; init; }

    /// <summary>The area code was not printed with the number but taken from elsewhere.</summary>
    public bool AreaInferred { get; init; }

    /// <summary>The landline's area code with its leading zero; null for everything else.</summary>
    public string? AreaCode { get; init; }

    /// <summary>
    /// Parses one number as printed. The area code ("0355") completes a bare local number; without one, null or empty, Dial is null.
    /// Never throws.
    /// </summary>
    public static PhoneNumber Parse(string printed, string? areaCode = null)
    {
        var text = (printed ?? "").Trim();
        var reader = new PhoneReader(PhoneReader.Fold(text));
        return reader.Read(0, areaCode is "" ? null : areaCode) is { } read && read.End == text.Length
            ? read.Number
            : Unreadable(text);
    }

    internal static PhoneNumber Unreadable(string printed) => new() { Display = printed };

    internal static PhoneNumber Mobile(string digits) =>
        new() { Kind = PhoneKind.Mobile, Display = digits, Dial = "+86" + digits };

    internal static PhoneNumber Landline(string area, string local, string? extension) => new()
    {
        Kind = PhoneKind.Landline,
        Display = area + "-" + local,
        Dial = "+86" + area[1..] + local,
        Extension = extension,
        AreaCode = area,
    };

    /// <summary>A local number takes an area code only when both fit together, else it stays undialled (P5).</summary>
    internal static PhoneNumber Local(string local, string? areaCode, string? extension) =>
        areaCode is null
            ? new() { Kind = PhoneKind.Landline, Display = local, Extension = extension }
            : AreaCodes.Fits(areaCode, local.Length)
                ? Landline(areaCode, local, extension) with { AreaInferred = true }
                : Unreadable(local) with { Extension = extension };

    internal static PhoneNumber Service(string digits, string? extension) => new()
    {
        Kind = PhoneKind.ServiceNumber,
        Display = $"{digits[..3]}-{digits[3..6]}-{digits[6..]}",
        Dial = digits,
        Extension = extension,
    };

    internal static PhoneNumber Short(string digits) =>
        new() { Kind = PhoneKind.ShortCode, Display = digits, Dial = digits };
}
