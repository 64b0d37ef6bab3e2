using FsCheck.Xunit;
using LawFirmSite.Domain.Contacts;

namespace LawFirmSite.Tests.Domain.Contacts;

public class PhonesInTextTests
{
    [Theory]
    [InlineData("请先拨打12348咨询", "12348")]
    [InlineData("电话是0355-2000000，手机13800138000", "0355-2000000", "13800138000")]
    [InlineData("（0351）2000000转801", "（0351）2000000转801")]
    [InlineData("拨12348、12333", "12348", "12333")]
    [InlineData("400-000-0000", "400-000-0000")]
    public void Numbers_that_can_be_called_are_found_as_they_stand(string text, params string[] numbers) =>
        Assert.Equal(numbers, PhonesInText.In(text).Select(found => text[found.Start..found.End]));

    [Theory]
    [InlineData("一共12345人参加")]
    [InlineData("赔偿110元")]
    [InlineData("电话2000000")]
    [InlineData("传真：0355-2000000")]
    [InlineData("传真(FAX):0355-2000000")]
    [InlineData("身份证号140400199001010019")]
    [InlineData("账号6222000000000000000")]
    [InlineData("（2013）长民初字第0123号")]
    [InlineData("2013-08-26")]
    [InlineData("第12348号")]
    [InlineData("138001.38元")]
    [InlineData("12348@example.com")]
    [InlineData("")]
    public void What_may_be_something_else_is_left_alone(string text) => Assert.Empty(PhonesInText.In(text));

    [Rounds(100)]
    public bool Found_numbers_are_in_order_within_the_text_and_can_be_dialled(string? text)
    {
        var last = 0;
        return PhonesInText.In(text ?? "").All(found =>
        {
            var ok = found.Start >= last && found.End > found.Start && found.End <= text!.Length && found.Number.Dial is not null;
            last = found.End;
            return ok;
        });
    }
}
