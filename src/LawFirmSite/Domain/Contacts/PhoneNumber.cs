namespace LawFirmSite.Domain.Contacts;
public enum PhoneKind { Landline, Mobile, ServiceNumber, ShortCode, Unknown }
public sealed record PhoneNumber
{
    public PhoneKind Kind { get; init; }
    public string Display { get; init; } = "";
    public string? Dial { get; init; }
    public string? Extension { get; init; }
    public static PhoneNumber Parse(string printed, string? areaCode = null) => new() { Display = printed };
}
