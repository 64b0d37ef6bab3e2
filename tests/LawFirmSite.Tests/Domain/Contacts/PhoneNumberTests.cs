using LawFirmSite.Domain.Contacts;

namespace LawFirmSite.Tests.Domain.Contacts;

public class PhoneNumberTests
{
    [Theory]
    [InlineData("0355-1000000", "0355-1000000", "+863551000000")]
    [InlineData("03551000000", "0355-1000000", "+863551000000")]
    [InlineData("（0355）1000000", "0355-1000000", "+863551000000")]
    [InlineData("(0355) 1000000", "0355-1000000", "+863551000000")]
    [InlineData("0355——1000000", "0355-1000000", "+863551000000")]
    [InlineData("０３５５－１００００００", "0355-1000000", "+863551000000")]
    [InlineData("0355 - 10000000", "0355-10000000", "+8635510000000")]
    [InlineData("010-10000000", "010-10000000", "+861010000000")]
    [InlineData("02110000000", "021-10000000", "+862110000000")]
    [InlineData("+86-355-1000000", "0355-1000000", "+863551000000")]
    [InlineData(" +86 10 10000000 ", "010-10000000", "+861010000000")]
    public void A_landline_is_shown_with_its_area_code_and_a_dash(string printed, string display, string dial)
    {
        var phone = PhoneNumber.Parse(printed);

        Assert.Equal(PhoneKind.Landline, phone.Kind);
        Assert.Equal(display, phone.Display);
        Assert.Equal(dial, phone.Dial);
        Assert.False(phone.AreaInferred);
    }

    [Theory]
    [InlineData("13800138000")]
    [InlineData("138 0013 8000")]
    [InlineData("138-0013-8000")]
    [InlineData("+8613800138000")]
    [InlineData("0086 13800138000")]
    [InlineData("１３８００１３８０００")]
    public void A_mobile_is_eleven_digits_in_one_run(string printed)
    {
        var phone = PhoneNumber.Parse(printed, "0355");

        Assert.Equal(PhoneKind.Mobile, phone.Kind);
        Assert.Equal("13800138000", phone.Display);
        Assert.Equal("+8613800138000", phone.Dial);
    }

    [Theory]
    [InlineData("400-123-4567")]
    [InlineData("4001234567")]
    [InlineData("400 123 4567")]
    public void A_400_number_is_dialled_bare(string printed)
    {
        var phone = PhoneNumber.Parse(printed);

        Assert.Equal(PhoneKind.ServiceNumber, phone.Kind);
        Assert.Equal("400-123-4567", phone.Display);
        Assert.Equal("4001234567", phone.Dial);
    }

    [Theory]
    [InlineData("110")]
    [InlineData("119")]
    [InlineData("12345")]
    [InlineData("12348")]
    [InlineData("12368")]
    [InlineData("12333")]
    [InlineData("12338")]
    [InlineData("12355")]
    public void A_public_hotline_is_a_short_code(string printed)
    {
        var phone = PhoneNumber.Parse(printed, "0355");

        Assert.Equal(PhoneKind.ShortCode, phone.Kind);
        Assert.Equal(printed, phone.Display);
        Assert.Equal(printed, phone.Dial);
    }

    [Theory]
    [InlineData("0355-1000000转801", "801")]
    [InlineData("0355-1000000 转 801", "801")]
    [InlineData("0355-1000000-12", "12")]
    [InlineData("400-000-0000转分机1", "1")]
    public void An_extension_stands_apart_from_the_number(string printed, string extension)
    {
        var phone = PhoneNumber.Parse(printed);

        Assert.Equal(extension, phone.Extension);
        Assert.DoesNotContain("转", phone.Display);
        Assert.NotNull(phone.Dial);
    }

    [Fact]
    public void A_bare_local_number_takes_the_given_area_code()
    {
        var phone = PhoneNumber.Parse("2000000", "0355");

        Assert.Equal("0355-2000000", phone.Display);
        Assert.Equal("+863552000000", phone.Dial);
        Assert.True(phone.AreaInferred);
    }

    [Fact]
    public void A_bare_local_number_without_an_area_code_is_not_dialled()
    {
        var phone = PhoneNumber.Parse("2000000");

        Assert.Equal(PhoneKind.Landline, phone.Kind);
        Assert.Equal("2000000", phone.Display);
        Assert.Null(phone.Dial);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("0355-100000")]
    [InlineData("0355-100000000")]
    [InlineData("010-1000000")]
    [InlineData("0355-0100000")]
    [InlineData("1380013800")]
    [InlineData("138001380001")]
    [InlineData("035510000000000")]
    [InlineData("12801380000")]
    [InlineData("016-10000000")]
    [InlineData("1234567")]
    [InlineData("见门口")]
    [InlineData("0355-1000000/8")]
    [InlineData("+86")]
    [InlineData("(")]
    [InlineData("138-0013")]
    public void Anything_else_stays_as_printed_and_cannot_be_dialled(string printed)
    {
        var phone = PhoneNumber.Parse(" " + printed + " ", "0355");

        Assert.Equal(PhoneKind.Unknown, phone.Kind);
        Assert.Equal(printed.Trim(), phone.Display);
        Assert.Null(phone.Dial);
    }

    [Fact]
    public void A_seven_digit_number_does_not_fit_an_area_code_of_three_digits() =>
        Assert.Null(PhoneNumber.Parse("2000000", "010").Dial);

    [Theory]
    [InlineData(null), InlineData("")]
    public void A_local_number_without_an_area_code_is_shown_and_not_dialled(string? areaCode)
    {
        var phone = PhoneNumber.Parse("2000000", areaCode);

        Assert.Equal(("2000000", null), (phone.Display, phone.Dial));
    }
}
