using LawFirmSite.Domain.Contacts;

namespace LawFirmSite.Domain.Articles.Checks;

/// <summary>Telephone numbers that belong to no office and no center: misprinted, out of date, or somebody's own.</summary>
internal static class UnlistedNumbers
{
    public static IEnumerable<Warning> Find(CheckedText text, string rule) =>
        from field in text.Fields
        from phone in PhonesInText.In(field.Words)
        where phone.Number.Kind != PhoneKind.ShortCode && phone.Number.Dial is { } dial && !text.Numbers.Contains(dial)
        select CheckedText.At(rule, "这个电话不在本所和法律援助机构的资料里。请核对有没有写错，是不是个人的号码。", field.Name, field.Words, phone.Start, phone.End);
}
