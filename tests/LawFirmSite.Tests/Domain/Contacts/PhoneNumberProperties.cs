using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Tests.Domain.Intake;

namespace LawFirmSite.Tests.Domain.Contacts;

/// <summary>Digits and signs as they stand in print, put together by chance.</summary>
public sealed record PrintedNumber(string Text);

public static class RandomNumbers
{
    private static readonly string[] Pieces =
        ["0355", "0351", "010", "400", "800", "86", "+86", "12348", "12", "2036409", "13800138000", "1234567", "0", "1", "9", "５", "-", "－", "—", "(", ")", "（", "）", " ", "　", "转", "/", "、", "至", "ext", ".", "电话：", "\u200B", "٣"];

    public static Arbitrary<PrintedNumber> Numbers() => Gen.Elements(Pieces).ArrayOf().Select(pieces => new PrintedNumber(string.Concat(pieces))).ToArbitrary();
}

/// <summary>Nobody is ever connected to a number that was not printed.</summary>
[Properties(Arbitrary = [typeof(RandomNumbers), typeof(RandomPages)])]
public class PhoneNumberProperties
{
    [Rounds(3000)]
    public void A_number_dials_what_was_printed_or_nothing(PrintedNumber printed) => Honest(printed.Text);

    [Rounds(1000)]
    public void So_does_any_text(WildText text) => Honest(text.Text);

    [Rounds(1000)]
    public void Numbers_in_a_text_stand_where_they_are_said_to_stand(PrintedNumber printed, WildText around)
    {
        var text = around.Text + printed.Text + around.Text;
        var last = 0;
        foreach (var (start, end, number) in PhonesInText.In(text))
        {
            Assert.InRange(start, last, text.Length);
            Assert.InRange(end, start + 1, text.Length);
            Assert.Matches(@"^\+?[0-9]+$", number.Dial);
            last = end;
        }
    }

    internal static void Honest(string printed)
    {
        foreach (var area in new[] { null, "", "0355", "010" })
        {
            var number = PhoneNumber.Parse(printed, area);
            if (number.Dial is not { } dial) continue;

            Assert.Matches(@"^\+?[0-9]+$", dial);
            var typed = string.Concat(printed.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit));
            var local = dial.StartsWith("+86", StringComparison.Ordinal) ? dial[3..] : dial;
            if (number.AreaInferred) local = local[(number.AreaCode!.Length - 1)..];
            Assert.Contains(local, typed, StringComparison.Ordinal);
            // What is shown dials the same.
            Assert.Equal(dial, PhoneNumber.Parse(number.Display).Dial);
        }
    }
}
