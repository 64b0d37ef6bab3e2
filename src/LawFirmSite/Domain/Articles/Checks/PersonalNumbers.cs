using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Domain.Articles.Checks;

/// <summary>Numbers of identity cards and bank cards (个人信息保护法 art. 28).</summary>
internal static class PersonalNumbers
{
    public static IEnumerable<Warning> Find(CheckedText text, string rule) =>
        from field in text.Fields
        from number in PersonalData.In(field.Words)
        select CheckedText.At(rule, "像是身份证号或银行卡号。个人的号码不要公开，请删去或者只留后四位。", field.Name, field.Words, number.Start, number.End);
}
