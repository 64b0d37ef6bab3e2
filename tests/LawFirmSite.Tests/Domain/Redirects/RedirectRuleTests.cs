using FsCheck.Xunit;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Tests.Corpora;

namespace LawFirmSite.Tests.Domain.Redirects;

public class RedirectRuleTests
{
    public static TheoryData<string> Hostile => [.. Corpus.Items("redirects").Where(item => !item.GetProperty("accept").GetBoolean()).Select(item => item.GetProperty("payload").GetString()!)];

    [Theory, MemberData(nameof(Hostile))]
    public void Nothing_that_leads_elsewhere_is_an_address_of_this_site(string payload) => Assert.Null(SiteAddress.Read(payload));

    [Theory]
    [InlineData("/articles/")]
    [InlineData("/articles/0")]
    [InlineData("/articles/01")]
    [InlineData("/articles/-1")]
    [InlineData("/articles/99999999999")]
    [InlineData("/articles/1?x=1")]
    [InlineData("/articles/1#x")]
    [InlineData("/categories/..")]
    [InlineData("/categories/新闻")]
    [InlineData("/pages/a/b")]
    [InlineData("/admin")]
    [InlineData("articles")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_but_the_exact_address_is_one(string? address) => Assert.Null(SiteAddress.Read(address));

    [Theory]
    [InlineData("/")]
    [InlineData("/articles")]
    [InlineData("/articles/12")]
    [InlineData("/categories/legal-aid")]
    [InlineData("/pages/about")]
    [InlineData("/legal-aid/3")]
    [InlineData("/offices/1")]
    public void An_address_of_this_site_is_written_as_it_was_read(string address) => Assert.Equal(address, SiteAddress.Read(address)!.ToString());

    [Rounds(100)]
    public void What_is_read_is_plain_and_local(string? any)
    {
        if (SiteAddress.Read(any) is { } address) Assert.Matches("^/[a-z0-9./-]*$", address.ToString());
    }

    [Fact]
    public void A_chain_ends_at_the_page()
    {
        var next = new Dictionary<string, string> { ["/b"] = "/c", ["/c"] = "/articles/1" };

        var chain = RedirectChain.From("/a", "/b", next.GetValueOrDefault);

        Assert.Equal((false, "/articles/1"), (chain.IsLoop, chain.End));
    }

    [Fact]
    public void A_loop_is_named()
    {
        var next = new Dictionary<string, string> { ["/b"] = "/c", ["/c"] = "/a" };

        Assert.Equal("/a → /b → /c → /a", RedirectChain.From("/a", "/b", next.GetValueOrDefault).ToString());
        Assert.True(RedirectChain.From("/a", "/b", next.GetValueOrDefault).IsLoop);
        Assert.True(RedirectChain.From("/a", "/a", next.GetValueOrDefault).IsLoop);
    }

    [Rounds(100)]
    public void Following_redirects_ends_whatever_they_are(byte from, byte to, byte[] table) =>
        Assert.NotEmpty(RedirectChain.From($"{from}", $"{to}", step => table.Length == 0 ? null : $"{table[step.Length % table.Length] % 7}").Steps);

    [Fact]
    public void Many_are_read_from_a_table_or_from_typed_lines()
    {
        var lines = RedirectLine.In("旧网址,新网址\r\n/view.asp?id=1,/articles/1\r\n\r\n\"/a,b.html\",\"/articles/2\"\n/c d.html\t/articles/3\n/e.html /pages/about\n/f.html，/offices\n/only-one");

        Assert.Equal(
            [(2, "/view.asp?id=1", "/articles/1"), (4, "/a,b.html", "/articles/2"), (5, "/c d.html", "/articles/3"), (6, "/e.html", "/pages/about"), (7, "/f.html", "/offices"), (8, "/only-one", "")],
            lines.Select(line => (line.Number, line.From, line.To)));
    }
}
