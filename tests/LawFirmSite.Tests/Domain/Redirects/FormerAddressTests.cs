using System.Text;
using FsCheck.Xunit;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Tests.Domain.Intake;

namespace LawFirmSite.Tests.Domain.Redirects;

[Properties(Arbitrary = [typeof(RandomPages)], QuietOnSuccess = true)]
public class FormerAddressTests
{
    [Theory]
    [InlineData("http://www.example.cn/View.ASP?ID=1798", "/view.asp?id=1798")]
    [InlineData("www.example.cn/view.asp?id=1798#top", "/view.asp?id=1798")]
    [InlineData("view.asp?id=1798", "/view.asp?id=1798")]
    [InlineData("/news/show.php?id=3&lang=cn", "/news/show.php?id=3&lang=cn")]
    [InlineData("/news/show.php?lang=cn&id=3&", "/news/show.php?id=3&lang=cn")]
    [InlineData("/about/", "/about")]
    [InlineData("https://www.example.cn", "/")]
    [InlineData("https://www.example.cn?id=3", "/?id=3")]
    [InlineData("/新闻/律师.html", "/新闻/律师.html")]
    [InlineData("/%E6%96%B0%E9%97%BB/%e5%be%8b%e5%b8%88.html", "/新闻/律师.html")]
    [InlineData("/%D0%C2%CE%C5/%c2%c9%ca%a6.html", "/新闻/律师.html")]
    [InlineData("/list.asp?type=%B7%A8%C2%C9+%D4%AE%D6%FA", "/list.asp?type=法律%20援助")]
    [InlineData("/a%2Fb%3Fc", "/a%2Fb%3Fc")]
    [InlineData("/100%", "/100%25")]
    public void One_address_has_one_spelling(string typed, string spelled) => Assert.Equal(spelled, FormerAddress.Read(typed, out _));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("//other.example/a")]
    [InlineData("/a\\b")]
    [InlineData("/a%0d%0ab")]
    [InlineData("/a%00")]
    [InlineData("/%FF%20")]
    [InlineData("/a\u202Eb")]
    public void What_cannot_be_kept_is_refused_with_a_sentence(string typed)
    {
        Assert.Null(FormerAddress.Read(typed, out var fault));
        Assert.EndsWith("。", fault);
    }

    [Fact]
    public void An_address_too_long_is_refused()
    {
        Assert.Null(FormerAddress.Read("/" + new string('长', FormerAddress.Length), out var fault));
        Assert.Contains("太长", fault);
        Assert.NotNull(FormerAddress.Read("/" + new string('长', FormerAddress.Length - 1), out _));
    }

    [Fact]
    public void What_WeChat_appends_does_not_count() => Assert.Equal(
        ["/view.asp?from=singlemessage&id=3&isappinstalled=0", "/view.asp?id=3"], FormerAddress.Spellings("/view.asp?id=3&from=singlemessage&isappinstalled=0"));

    // Found by chance.
    [Theory]
    [InlineData("/a/\uFEFF新闻"), InlineData("/a/\uFEFF\uFEFF新闻"), InlineData("/a?\uFEFF\uFEFFid=\uFEFF\uFEFF1")]
    public void Marks_at_the_beginning_that_nobody_sees_do_not_count(string typed) => Assert.Equal(typed.Replace("\uFEFF", ""), FormerAddress.Read(typed, out _));

    [Rounds(4000)]
    public void A_spelling_stays_as_it_is(WildText text)
    {
        if (FormerAddress.Read(text.Text.ReplaceLineEndings(""), out _) is { } once) Assert.Equal(once, FormerAddress.Read(once, out _));
    }

    [Rounds(2000)]
    public void Percent_signs_and_bytes_in_any_order_are_spelled_once_or_refused(byte[] bytes, bool query)
    {
        var typed = "/" + (query ? "a?" : "") + string.Concat(bytes.Select((b, i) => i % 3 == 0 && b is > 0x20 and < 0x7F ? ((char)b).ToString() : $"%{b:X2}"));

        if (FormerAddress.Read(typed, out var fault) is { } once) Assert.Equal(once, FormerAddress.Read(once, out _));
        else Assert.NotNull(fault);
    }

    [Rounds(2000)]
    public void Chinese_is_the_same_however_it_was_encoded(ushort[] numbers)
    {
        // Common characters: the first level of GB 2312 by its rows and cells.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gbk = Encoding.GetEncoding("GBK");
        var bytes = numbers.Take(20).SelectMany(n => new[] { (byte)(0xB0 + n % 39), (byte)(0xA1 + n / 39 % 89) }).ToArray();
        var words = gbk.GetString(bytes);
        var expected = FormerAddress.Read($"/{words}.html", out _);

        Assert.Equal(expected, FormerAddress.Read($"/{Uri.EscapeDataString(words)}.html", out _));
        Assert.Contains(expected, FormerAddress.Spellings($"/{string.Concat(bytes.Select(b => $"%{b:x2}"))}.html"));
    }
}
