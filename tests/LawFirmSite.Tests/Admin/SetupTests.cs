using System.Net;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Admin;

/// <summary>The one-time link. Where an administrator is made the test has a site of its own, since that ends it.</summary>
public sealed class SetupTests(TestSite unused) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_link_makes_one_administrator_signs_in_and_is_gone()
    {
        using var site = new TestSite();
        var link = Link(site);
        var first = new StaffClient(site.Visitor(), "");

        using (var created = await first.PostAsync("/admin/setup", Fields("张敏"), link))
        {
            Assert.Equal(HttpStatusCode.Redirect, created.StatusCode);
            Assert.Equal("/admin", created.Headers.Location!.ToString());
        }
        Assert.Contains("张敏", (await first.PageAsync("/admin")).Body!.TextContent);
        var administrator = await site.DbAsync(db => db.Users.SingleAsync());
        Assert.Equal(StaffRole.Administrator, administrator.Role);

        using var again = await site.Visitor().GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Of_two_at_once_one_becomes_administrator()
    {
        using var site = new TestSite();
        var link = Link(site);
        // All have the form before the first sends it: the page is gone afterwards.
        var ready = new List<(HttpClient Http, Dictionary<string, string> Form)>();
        for (var n = 1; n <= 4; n++)
        {
            var client = new StaffClient(site.Visitor(), "");
            var page = await client.PageAsync(link);
            var form = page.FieldsOf(page.Forms.Single(one => one.GetAttribute("action") == "/admin/setup"));
            foreach (var (name, value) in Fields($"抢先者{n}")) form[name] = value;
            ready.Add((client.Http, form));
        }

        var answers = await Task.WhenAll(ready.Select(one => one.Http.PostAsync("/admin/setup", new FormUrlEncodedContent(one.Form))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(1, await site.DbAsync(db => db.Users.CountAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=abc")]
    [InlineData("?token=CfDJ8KnwzPoxw75FnFeVyPan6cqSHwxMwcIiQzttG6QNmBKrE04")]
    public async Task Without_a_good_token_there_is_no_such_page(string query)
    {
        using var answer = await unused.Visitor().GetAsync("/admin/setup" + query);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_weak_password_is_refused_and_the_name_is_kept()
    {
        var client = new StaffClient(unused.Visitor(), "");
        foreach (var weak in new[] { "short", "aaaaaaaaaaaaaa", "password1234", "山西健杰律师事务所律师" })
        {
            var fields = Fields("张敏");
            fields["Password"] = fields["PasswordAgain"] = weak;
            var (status, page) = await client.RefusedAsync("/admin/setup", fields, Link(unused));
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains("没有保存", page.Refusal(), StringComparison.Ordinal);
            Assert.Equal("张敏", page.Value("UserName"));
            Assert.Equal("", page.Value("Password"));
        }
        Assert.Equal(0, await unused.DbAsync(db => db.Users.CountAsync()));
    }

    private static string Link(TestSite site) => $"/admin/setup?token={Uri.EscapeDataString(site.Services.GetRequiredService<SetupLink>().CreateToken())}";

    private static Dictionary<string, string> Fields(string name) => new() { ["UserName"] = name, ["Password"] = TestSite.Password, ["PasswordAgain"] = TestSite.Password };
}
