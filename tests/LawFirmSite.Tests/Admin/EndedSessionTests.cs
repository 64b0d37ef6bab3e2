using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LawFirmSite.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>A form that is sent after the session has ended goes through the sign-in page and back, for its writer and nobody else.</summary>
public sealed class EndedSessionTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_article_comes_back_into_its_form_and_is_not_saved_yet()
    {
        var me = await site.StaffAsync(StaffRole.Author);
        var path = $"/admin/articles/{await me.NewArticleAsync("登录过期", "已保存的")}";
        var (browser, door) = await ExpiredAsync(me, path, path, new() { ["Body"] = "写了一上午的\n\n两段话 & <b>" });

        var page = await SignedInAsync(browser, door, me.UserName);

        Assert.Equal("写了一上午的\n\n两段话 & <b>", page.Value("Body"));
        Assert.Equal("1", page.Value("RevisionNumber"));
        Assert.Contains("还没有保存", page.QuerySelector(".notice--warn")!.TextContent, StringComparison.Ordinal);
        using var saved = await browser.PostAsync(path, new FormUrlEncodedContent(page.Fields("text")));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("写了一上午的\n\n两段话 & <b>", (await new StaffClient(browser, "").PageAsync(path)).Value("Body"));
        Assert.Equal(0, await site.DbAsync(db => db.WorkingCopies.CountAsync(copy => copy.Page == path)));
    }

    [Theory]
    [InlineData("/admin/articles/new", "/admin/articles/new", "Body")]
    [InlineData("/admin/articles/new", "/admin/articles/new/publish", "Summary")]
    [InlineData("/admin/pages/new", "/admin/pages/new", "Body")]
    [InlineData("/admin/offices/1", "/admin/offices/1", "Directions")]
    [InlineData("/admin/legal-aid/1", "/admin/legal-aid/1", "Hours")]
    [InlineData("/admin/offices/1/contacts/new", "/admin/offices/1/contacts/new", "Note")]
    [InlineData("/admin/categories/new", "/admin/categories/new", "Description")]
    [InlineData("/admin/search", "/admin/search/synonyms", "Lines")]
    [InlineData("/admin/site", "/admin/site", "Description")]
    public async Task Every_form_comes_back(string page, string action, string field)
    {
        var me = await site.StaffAsync(StaffRole.Administrator);
        var (browser, door) = await ExpiredAsync(me, page, action, new() { [field] = "打了很久的字" });
        Assert.Equal("打了很久的字", (await SignedInAsync(browser, door, me.UserName)).Value(field));
    }

    [Fact]
    public async Task Words_that_came_back_to_a_directory_form_are_let_go_once_it_is_saved()
    {
        var me = await site.StaffAsync();
        var (browser, door) = await ExpiredAsync(me, "/admin/offices/2", "/admin/offices/2", new() { ["Directions"] = "某某门口" });
        var page = await SignedInAsync(browser, door, me.UserName);
        using (var saved = await browser.PostAsync("/admin/offices/2", new FormUrlEncodedContent(page.Fields("office")))) Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Null((await new StaffClient(browser, "").PageAsync("/admin/offices/2")).QuerySelector(".offer"));
    }

    [Fact]
    public async Task Another_account_does_not_get_the_words_and_a_wrong_password_loses_none()
    {
        var (me, other) = (await site.StaffAsync(), await site.StaffAsync(StaffRole.Administrator));
        var (browser, door) = await ExpiredAsync(me, "/admin/articles/new", "/admin/articles/new", new() { ["Title"] = "我的标题", ["Body"] = "只给我自己" });

        var (refused, wrongAccount) = await EnterAsync(browser, door, other.UserName, TestSite.Password);
        Assert.Equal(HttpStatusCode.BadRequest, refused);
        Assert.NotNull(wrongAccount);
        Assert.Contains("另一个账号", wrongAccount.Refusal(), StringComparison.Ordinal);
        Assert.DoesNotContain("只给我自己", wrongAccount.Body!.TextContent, StringComparison.Ordinal);
        var (wrong, wrongPassword) = await EnterAsync(browser, wrongAccount, me.UserName, "不对的密码不对的密码");
        Assert.Equal(HttpStatusCode.BadRequest, wrong);

        Assert.Equal("只给我自己", (await SignedInAsync(browser, wrongPassword!, me.UserName)).Value("Body"));
    }

    [Fact]
    public async Task Who_signed_in_elsewhere_meanwhile_still_gets_the_words()
    {
        var me = await site.StaffAsync();
        var (browser, door) = await ExpiredAsync(me, "/admin/articles/new", "/admin/articles/new", new() { ["Title"] = "另一个窗口已登录" });
        using (var elsewhere = await new StaffClient(browser, "").PostAsync("/admin/sign-in", new() { ["UserName"] = me.UserName, ["Password"] = TestSite.Password })) Assert.Equal(HttpStatusCode.Redirect, elsewhere.StatusCode);

        // The token of the first page is no good any more; the page it answers with goes on carrying.
        var (status, again) = await EnterAsync(browser, door, me.UserName, TestSite.Password);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("另一个窗口已登录", (await SignedInAsync(browser, again!, me.UserName)).Value("Title"));
    }

    [Fact]
    public async Task No_password_is_carried()
    {
        var me = await site.StaffAsync(StaffRole.Administrator);
        var (_, door) = await ExpiredAsync(me, "/admin/articles/new", "/admin/articles/new", new() { ["Title"] = "标题", ["SomePassword"] = "密码不能带走" });
        Assert.DoesNotContain("密码不能带走", door.Source.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("QUJDREVG")]
    public async Task Nonsense_that_claims_to_be_words_only_signs_in(string carried)
    {
        var me = await site.StaffAsync();
        var browser = site.Visitor();
        using var answer = await new StaffClient(browser, "").PostAsync("/admin/sign-in", new() { ["UserName"] = me.UserName, ["Password"] = TestSite.Password, ["Carried"] = carried });
        Assert.Equal("/admin", answer.Headers.Location!.ToString());
    }

    /// <summary>Opens a page, lets the session end, and sends its form from a browser that has everything but the session.</summary>
    private async Task<(HttpClient Browser, IHtmlDocument Door)> ExpiredAsync(StaffClient me, string page, string action, Dictionary<string, string> changes)
    {
        var document = await me.PageAsync(page);
        var form = document.Forms.First(f => action.StartsWith(f.GetAttribute("action") ?? " ", StringComparison.Ordinal));
        var fields = document.FieldsOf(form);
        foreach (var (name, value) in changes) fields[name] = value;
        var browser = site.Visitor();
        using var answer = await browser.PostAsync(action, new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return (browser, await TestSite.HtmlAsync(answer));
    }

    private static async Task<(HttpStatusCode Status, IHtmlDocument? Page)> EnterAsync(HttpClient browser, IHtmlDocument door, string user, string password)
    {
        var form = door.Forms.Single(f => f.GetAttribute("action") == "/admin/sign-in" && f.QuerySelector("[name=Carried]") is not null);
        var fields = door.FieldsOf(form);
        (fields["UserName"], fields["Password"]) = (user, password);
        using var answer = await browser.PostAsync("/admin/sign-in", new FormUrlEncodedContent(fields));
        if (answer.StatusCode != HttpStatusCode.Redirect) return (answer.StatusCode, await TestSite.HtmlAsync(answer));
        return (answer.StatusCode, await new StaffClient(browser, user).PageAsync(answer.Headers.Location!.ToString()));
    }

    private static async Task<IHtmlDocument> SignedInAsync(HttpClient browser, IHtmlDocument door, string user)
    {
        var (status, page) = await EnterAsync(browser, door, user, TestSite.Password);
        Assert.Equal(HttpStatusCode.Redirect, status);
        return page!;
    }
}
