using System.Globalization;
using System.Net;
using System.Text;
using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Tests.Admin;
using LawFirmSite.Tests.Web.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Faults;

/// <summary>
/// Each step of each thing that people do fails once, one after the other until none is left: nothing is ever half done, the
/// answer is a page that says so and gives the words back, and the next try goes through.
/// </summary>
public sealed class FailingCommandTests(FailingSite site) : IClassFixture<FailingSite>
{
    private const int MostCommands = 80;
    private const string Typed = "写了一上午的正文，一个字也不能丢。";

    public static TheoryData<string> Deeds =>
        ["create", "create and publish", "save", "publish", "withdraw", "upload", "change a number", "verify a number", "change an office", "save a page", "bin", "restore", "import the directory", "sign in", "keep words"];

    [Theory, MemberData(nameof(Deeds))]
    public async Task Whichever_command_fails_nothing_is_half_done_and_no_word_is_lost(string deed)
    {
        var staff = await site.StaffAsync();
        for (var at = 1; ; at++)
        {
            Assert.True(at <= MostCommands, "It never goes through.");
            var (path, fields, files) = await PrepareAsync(staff, deed);
            var (before, failed) = (await site.StoredAsync(), site.Failed);
            using var answer = await SendAsync(staff, path, fields, files, at);
            var after = await site.StoredAsync();
            if (site.Failed == failed)
            {
                // Nothing is left that could fail.
                Assert.True(at > 1 && answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK or HttpStatusCode.NoContent, $"{answer.StatusCode} at {at}");
                return;
            }
            var where = $"{deed}, command {at}: {answer.StatusCode}";
            // Some things are only noted in passing: the deed itself is done then, and says so.
            if (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK or HttpStatusCode.NoContent) continue;

            Assert.True(before == after, $"{where}, but this was written:\n{Difference(before, after)}");
            await IsHelpfulAsync(answer, where);
            if (fields.ContainsValue(Typed)) Assert.Contains(Typed, (await TestSite.HtmlAsync(answer)).QuerySelectorAll("textarea").Select(area => area.TextContent));

            using var again = await SendAsync(staff, path, fields, files, at: 0);
            Assert.True(again.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK or HttpStatusCode.NoContent, $"{where}, and the next try: {again.StatusCode}");
        }
    }

    [Theory]
    [InlineData("locked", 5, 503), InlineData("locked within", 6, 503), InlineData("read-only", 8, 503), InlineData("input or output", 10, 503), InlineData("damaged", 11, 503)]
    [InlineData("full", 13, 507), InlineData("cannot be opened", 14, 503), InlineData("no database", 26, 503)]
    public async Task Whatever_is_wrong_with_the_database_the_words_come_back_with_a_page_that_says_what_to_do(string what, int error, int status)
    {
        var staff = await site.StaffAsync();
        var (path, fields, _) = await PrepareAsync(staff, "create");
        using var request = Failing(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) }, at: 4);
        request.Headers.Add(FailingCommands.ErrorHeader, error.ToString(CultureInfo.InvariantCulture));

        using var answer = await staff.Http.SendAsync(request);

        Assert.True((int)answer.StatusCode == status, $"{what}: {answer.StatusCode}");
        var page = await TestSite.HtmlAsync(answer);
        Assert.Contains(Typed, page.QuerySelectorAll("textarea").Select(area => area.TextContent));
        Assert.Contains("以前保存的内容都在", page.QuerySelector("main")!.TextContent);
    }

    public static TheoryData<string> Pages =>
    [
        "/", "/articles", "/articles/1", "/articles/1/print", "/categories/pufa", "/legal-aid", "/legal-aid/1", "/legal-aid/guide", "/offices/1", "/pages/about",
        "/search?q=%E6%B3%95%E5%BE%8B", "/feed.xml", "/sitemap.xml", "/legal-aid.json", "/no-such-page", "/admin", "/admin/articles", "/admin/articles/1", "/admin/audit", "/admin/offices/1", "/admin/media",
    ];

    [Theory, MemberData(nameof(Pages))]
    public async Task Whichever_query_of_a_page_fails_the_reader_is_told_and_the_next_one_gets_it(string address)
    {
        var client = address.StartsWith("/admin", StringComparison.Ordinal) ? (await site.StaffAsync(LawFirmSite.Data.Accounts.StaffRole.Administrator)).Http : site.Visitor();
        for (var at = 1; ; at++)
        {
            Assert.True(at <= MostCommands, "It never goes through.");
            // What is kept in memory is loaded anew.
            site.Services.GetRequiredService<ContentVersion>().Current = Guid.NewGuid();
            var failed = site.Failed;
            using var answer = await client.SendAsync(Failing(new(HttpMethod.Get, address), at));
            if (site.Failed == failed) return;
            if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound) continue;

            await IsHelpfulAsync(answer, $"{address}, query {at}: {answer.StatusCode}");
        }
    }

    private static async Task IsHelpfulAsync(HttpResponseMessage answer, string where)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, where);
        Assert.True(answer.Headers.RetryAfter is not null, $"{where}, without Retry-After");
        Assert.Contains("网站暂时停用", (await TestSite.HtmlAsync(answer)).QuerySelector("h1")!.TextContent);
    }

    private static async Task<HttpResponseMessage> SendAsync(StaffClient staff, string path, Dictionary<string, string> fields, (byte[], string)? file, int at)
    {
        HttpContent form = file is not var (bytes, name) ? new FormUrlEncodedContent(fields) : new MultipartFormDataContent
        {
            { new ByteArrayContent(bytes), "Files", name },
            { new StringContent(fields["__RequestVerificationToken"]), "__RequestVerificationToken" },
        };
        return await staff.Http.SendAsync(Failing(new(HttpMethod.Post, path) { Content = form }, at));
    }

    private static HttpRequestMessage Failing(HttpRequestMessage request, int at)
    {
        if (at > 0) request.Headers.Add(FailingCommands.Header, at.ToString(CultureInfo.InvariantCulture));
        return request;
    }

    /// <summary>Everything is as it has to be for the deed; what is given back is the form that does it.</summary>
    private async Task<(string Path, Dictionary<string, string> Fields, (byte[], string)? File)> PrepareAsync(StaffClient staff, string deed)
    {
        var fields = new Dictionary<string, string>();
        var path = "";
        (byte[], string)? file = null;
        switch (deed)
        {
            case "create" or "create and publish":
                path = deed == "create" ? "/admin/articles/new" : "/admin/articles/new/publish";
                fields = new() { ["Title"] = $"新的{Guid.NewGuid():N}", ["Body"] = Typed, ["Key"] = Guid.NewGuid().ToString() };
                break;
            case "save":
                path = $"/admin/articles/{await staff.NewArticleAsync("要改的")}";
                fields = new() { ["Title"] = "改过的", ["Body"] = Typed, ["RevisionNumber"] = "1" };
                break;
            case "publish":
                path = $"/admin/articles/{await staff.NewArticleAsync("要发布的")}/publish";
                break;
            case "withdraw":
                path = $"/admin/articles/{await site.PublishedAsync(new() { Title = "要撤回的", Body = "正文" })}/withdraw";
                fields = new() { ["Reason"] = Typed };
                break;
            case "upload":
                path = "/admin/media";
                file = (Pictures.Png(Random.Shared.Next(8, 400), Random.Shared.Next(8, 400)), $"{Guid.NewGuid():N}.png");
                break;
            case "change a number":
                path = $"/admin/offices/1/contacts/{await NumberAsync()}";
                fields = new() { ["Label"] = "电话", ["Kind"] = "Phone", ["Printed"] = $"0355-{Random.Shared.Next(1_000_000, 9_999_999)}", ["Note"] = Typed, ["Order"] = "1" };
                break;
            case "verify a number":
                path = $"/admin/offices/1/contacts/{await NumberAsync()}/verify";
                fields = new() { ["On"] = site.Clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["How"] = "Visit" };
                break;
            case "change an office" or "save a page":
                path = deed == "save a page" ? $"/admin/pages/{await site.DbAsync(db => db.Pages.Select(page => page.Id).FirstAsync())}" : "/admin/offices/2";
                fields = (await staff.PageAsync(path)).Forms.First(form => form.GetAttribute("action") is null or "" || form.GetAttribute("action") == path) is { } form
                    ? (await staff.PageAsync(path)).FieldsOf(form) : [];
                foreach (var name in new[] { "Body", "Hours", "Summary" }.Where(fields.ContainsKey)) fields[name] = name == "Hours" ? $"每天{Random.Shared.Next()}" : Typed;
                break;
            case "bin":
                path = $"/admin/bin/article/{await staff.NewArticleAsync("要扔的")}";
                break;
            case "restore":
                var id = await staff.NewArticleAsync("要捡回来的");
                using (var binned = await staff.PostAsync($"/admin/bin/article/{id}", [])) Assert.Equal(HttpStatusCode.Redirect, binned.StatusCode);
                path = $"/admin/bin/article/{id}/restore";
                break;
            case "import the directory":
                byte[] table = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes($"办公地点编号,办公时间\n3,每天 {Random.Shared.Next()}")];
                using (var shown = await staff.SendAsync("/admin/offices/import", "File", [(table, "table")]))
                {
                    var page = await TestSite.HtmlAsync(shown);
                    fields = new() { ["Table"] = page.Value("Table"), ["Stamp"] = page.Value("Stamp") };
                }
                path = "/admin/offices/import/apply";
                break;
            case "sign in":
                path = "/admin/sign-in";
                fields = new() { ["UserName"] = staff.UserName, ["Password"] = TestSite.Password };
                break;
            case "keep words":
                path = "/admin/unsaved";
                var empty = await staff.PageAsync("/admin/articles/new");
                fields = empty.Fields("text");
                (fields["Title"], fields["Body"]) = ("写到一半", Typed);
                break;
        }
        fields["__RequestVerificationToken"] = (await staff.PageAsync("/admin/account")).Value("__RequestVerificationToken");
        return (path, fields, file);
    }

    private Task<int> NumberAsync() => site.DbAsync(async db =>
    {
        var contact = new ContactPoint("电话", "0355-0000000", ContactKind.Phone, "0355") { Order = 1 };
        (await db.Offices.Include(office => office.Contacts).SingleAsync(office => office.Id == 1)).Contacts.Add(contact);
        await db.SaveChangesAsync();
        return contact.Id;
    });

    private static string Difference(string before, string after) =>
        string.Join('\n', after.Split('\n').Except(before.Split('\n')).Select(line => line.Length > 200 ? line[..200] : line));
}
