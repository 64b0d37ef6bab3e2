using System.Net;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Admin;

/// <summary>Every endpoint against every role. A new one under /admin has to be entered here before the tests pass.</summary>
public sealed class AccessTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly Dictionary<string, StaffRole?> Table = new()
    {
        ["GET admin/sign-in"] = null,
        ["POST admin/sign-in"] = null,
        ["GET admin/sign-in/code"] = null,
        ["POST admin/sign-in/code"] = null,
        ["POST admin/sign-in/passkey"] = null,
        ["POST admin/sign-in/passkey/options"] = null,
        ["GET admin/new-password"] = null,
        ["POST admin/new-password"] = null,
        ["POST admin/sign-out"] = null,
        ["GET admin/denied"] = null,
        ["GET admin/setup"] = null,
        ["POST admin/setup"] = null,
        ["GET admin"] = StaffRole.Author,
        ["GET admin/account"] = StaffRole.Author,
        ["POST admin/account"] = StaffRole.Author,
        ["POST admin/account/email"] = StaffRole.Author,
        ["POST admin/account/password"] = StaffRole.Author,
        ["POST admin/account/sessions/{id:int}/end"] = StaffRole.Author,
        ["POST admin/account/sessions/end-others"] = StaffRole.Author,
        ["GET admin/account/confirm"] = StaffRole.Author,
        ["POST admin/account/confirm"] = StaffRole.Author,
        ["GET admin/account/second-factor"] = StaffRole.Author,
        ["GET admin/account/second-factor/app"] = StaffRole.Author,
        ["POST admin/account/second-factor/app"] = StaffRole.Author,
        ["POST admin/account/second-factor/app/remove"] = StaffRole.Author,
        ["POST admin/account/second-factor/recovery-codes"] = StaffRole.Author,
        ["POST admin/account/passkeys"] = StaffRole.Author,
        ["POST admin/account/passkeys/options"] = StaffRole.Author,
        ["POST admin/account/passkeys/remove"] = StaffRole.Author,
        ["GET admin/articles"] = StaffRole.Author,
        ["GET admin/articles/new"] = StaffRole.Author,
        ["POST admin/articles/new"] = StaffRole.Author,
        ["POST admin/articles/new/publish"] = StaffRole.Editor,
        ["GET admin/articles/{id:int}"] = StaffRole.Author,
        ["POST admin/articles/{id:int}"] = StaffRole.Author,
        ["POST admin/articles/{id:int}/save-and-publish"] = StaffRole.Editor,
        ["POST admin/articles/{id:int}/merge"] = StaffRole.Author,
        ["POST admin/articles/preview"] = StaffRole.Author,
        ["POST admin/articles/preview-page"] = StaffRole.Author,
        ["POST admin/articles/tidy"] = StaffRole.Author,
        ["POST admin/articles/tidy-page"] = StaffRole.Author,
        ["POST admin/articles/back-to-form"] = StaffRole.Author,
        ["POST admin/articles/{id:int}/publish"] = StaffRole.Editor,
        ["POST admin/articles/{id:int}/withdraw"] = StaffRole.Editor,
        ["POST admin/articles/{id:int}/outdated"] = StaffRole.Editor,
        ["POST admin/articles/{id:int}/outdated/clear"] = StaffRole.Editor,
        ["POST admin/articles/{id:int}/review"] = StaffRole.Editor,
        ["POST admin/articles/new/submit"] = StaffRole.Author,
        ["POST admin/articles/{id:int}/save-and-submit"] = StaffRole.Author,
        ["POST admin/articles/{id:int}/submit"] = StaffRole.Author,
        ["POST admin/articles/{id:int}/take-back"] = StaffRole.Author,
        ["POST admin/articles/{id:int}/return"] = StaffRole.Editor,
        ["POST admin/articles/{id:int}/remarks"] = StaffRole.Author,
        ["GET admin/intake"] = StaffRole.Author,
        ["POST admin/intake"] = StaffRole.Author,
        ["POST admin/intake/draft"] = StaffRole.Author,
        ["POST admin/intake/directory"] = StaffRole.Editor,
        ["POST admin/articles/put-picture"] = StaffRole.Author,
        ["POST admin/pages/put-picture"] = StaffRole.Editor,
        ["GET admin/media"] = StaffRole.Author,
        ["POST admin/media"] = StaffRole.Author,
        ["GET admin/media/describe"] = StaffRole.Author,
        ["POST admin/media/describe"] = StaffRole.Author,
        ["POST admin/media/insert"] = StaffRole.Author,
        ["GET admin/media/{id:int}"] = StaffRole.Author,
        ["POST admin/media/{id:int}"] = StaffRole.Author,
        ["GET admin/media/{id:int}/file"] = StaffRole.Author,
        ["GET admin/bin"] = StaffRole.Author,
        ["GET admin/bin/{kind}/{id:int}"] = StaffRole.Author,
        ["POST admin/bin/{kind}/{id:int}"] = StaffRole.Author,
        ["POST admin/bin/{kind}/{id:int}/restore"] = StaffRole.Author,
        ["GET admin/redirects"] = StaffRole.Editor,
        ["POST admin/redirects/new"] = StaffRole.Editor,
        ["GET admin/redirects/{id:int}"] = StaffRole.Editor,
        ["POST admin/redirects/{id:int}"] = StaffRole.Editor,
        ["GET admin/redirects/many"] = StaffRole.Editor,
        ["POST admin/redirects/many"] = StaffRole.Editor,
        ["POST admin/redirects/many/save"] = StaffRole.Editor,
        ["GET admin/pages/{id:int}/address"] = StaffRole.Editor,
        ["POST admin/pages/{id:int}/address"] = StaffRole.Editor,
        ["GET admin/articles/{id:int}/revisions"] = StaffRole.Author,
        ["GET admin/articles/{id:int}/revisions/{number:int}"] = StaffRole.Author,
        ["GET admin/articles/{id:int}/revisions/compare"] = StaffRole.Author,
        ["POST admin/articles/{id:int}/revisions/{number:int}/restore"] = StaffRole.Author,
        ["GET admin/pages/{id:int}/revisions"] = StaffRole.Editor,
        ["GET admin/pages/{id:int}/revisions/{number:int}"] = StaffRole.Editor,
        ["GET admin/pages/{id:int}/revisions/compare"] = StaffRole.Editor,
        ["POST admin/pages/{id:int}/revisions/{number:int}/restore"] = StaffRole.Editor,
        ["POST admin/pages/{id:int}/publish"] = StaffRole.Editor,
        ["POST admin/unsaved"] = StaffRole.Author,
        ["POST admin/unsaved/here"] = StaffRole.Author,
        ["POST admin/unsaved/left"] = StaffRole.Author,
        ["GET admin/unsaved/{id:int}"] = StaffRole.Author,
        ["POST admin/unsaved/{id:int}/discard"] = StaffRole.Author,
        ["GET admin/categories"] = StaffRole.Editor,
        ["GET admin/categories/new"] = StaffRole.Editor,
        ["POST admin/categories/new"] = StaffRole.Editor,
        ["GET admin/categories/{id:int}"] = StaffRole.Editor,
        ["POST admin/categories/{id:int}"] = StaffRole.Editor,
        ["GET admin/pages"] = StaffRole.Editor,
        ["GET admin/pages/new"] = StaffRole.Editor,
        ["POST admin/pages/new"] = StaffRole.Editor,
        ["POST admin/pages/new/publish"] = StaffRole.Editor,
        ["GET admin/pages/{id:int}"] = StaffRole.Editor,
        ["POST admin/pages/{id:int}"] = StaffRole.Editor,
        ["POST admin/pages/{id:int}/save-and-publish"] = StaffRole.Editor,
        ["POST admin/pages/{id:int}/merge"] = StaffRole.Editor,
        ["POST admin/pages/preview-page"] = StaffRole.Editor,
        ["POST admin/pages/back-to-form"] = StaffRole.Editor,
        ["GET admin/offices"] = StaffRole.Editor,
        ["GET admin/offices/new"] = StaffRole.Editor,
        ["POST admin/offices/new"] = StaffRole.Editor,
        ["GET admin/offices/{id:int}"] = StaffRole.Editor,
        ["POST admin/offices/{id:int}"] = StaffRole.Editor,
        ["POST admin/offices/{id:int}/verify"] = StaffRole.Editor,
        ["GET admin/offices/{id:int}/contacts/new"] = StaffRole.Editor,
        ["POST admin/offices/{id:int}/contacts/new"] = StaffRole.Editor,
        ["GET admin/offices/{id:int}/contacts/{contactId:int}"] = StaffRole.Editor,
        ["POST admin/offices/{id:int}/contacts/{contactId:int}"] = StaffRole.Editor,
        ["POST admin/offices/{id:int}/contacts/{contactId:int}/verify"] = StaffRole.Editor,
        ["GET admin/legal-aid"] = StaffRole.Editor,
        ["GET admin/legal-aid/round"] = StaffRole.Editor,
        ["GET admin/legal-aid/round/sheet"] = StaffRole.Editor,
        ["POST admin/legal-aid/round/{contactId:int}/verify"] = StaffRole.Editor,
        ["POST admin/legal-aid/round/{contactId:int}/correct"] = StaffRole.Editor,
        ["POST admin/legal-aid/round/{contactId:int}/failed"] = StaffRole.Editor,
        ["POST admin/legal-aid/round/{contactId:int}/undo"] = StaffRole.Editor,
        ["GET admin/legal-aid/new"] = StaffRole.Editor,
        ["POST admin/legal-aid/new"] = StaffRole.Editor,
        ["GET admin/legal-aid/{id:int}"] = StaffRole.Editor,
        ["POST admin/legal-aid/{id:int}"] = StaffRole.Editor,
        ["POST admin/legal-aid/{id:int}/verify"] = StaffRole.Editor,
        ["GET admin/legal-aid/{id:int}/contacts/new"] = StaffRole.Editor,
        ["POST admin/legal-aid/{id:int}/contacts/new"] = StaffRole.Editor,
        ["GET admin/legal-aid/{id:int}/contacts/{contactId:int}"] = StaffRole.Editor,
        ["POST admin/legal-aid/{id:int}/contacts/{contactId:int}"] = StaffRole.Editor,
        ["POST admin/legal-aid/{id:int}/contacts/{contactId:int}/verify"] = StaffRole.Editor,
        ["GET admin/offices/export.csv"] = StaffRole.Editor,
        ["GET admin/offices/export.xlsx"] = StaffRole.Editor,
        ["GET admin/offices/import"] = StaffRole.Editor,
        ["POST admin/offices/import"] = StaffRole.Editor,
        ["POST admin/offices/import/apply"] = StaffRole.Editor,
        ["GET admin/legal-aid/export.csv"] = StaffRole.Editor,
        ["GET admin/legal-aid/export.xlsx"] = StaffRole.Editor,
        ["GET admin/legal-aid/import"] = StaffRole.Editor,
        ["POST admin/legal-aid/import"] = StaffRole.Editor,
        ["POST admin/legal-aid/import/apply"] = StaffRole.Editor,
        ["GET admin/search"] = StaffRole.Editor,
        ["POST admin/search/synonyms"] = StaffRole.Editor,
        ["POST admin/search/missed/clear"] = StaffRole.Editor,
        ["GET admin/site"] = StaffRole.Administrator,
        ["POST admin/site"] = StaffRole.Administrator,
        ["GET admin/site/contacts/new"] = StaffRole.Administrator,
        ["POST admin/site/contacts/new"] = StaffRole.Administrator,
        ["GET admin/site/contacts/{contactId:int}"] = StaffRole.Administrator,
        ["POST admin/site/contacts/{contactId:int}"] = StaffRole.Administrator,
        ["POST admin/site/contacts/{contactId:int}/verify"] = StaffRole.Administrator,
        ["POST admin/articles/{id:int}/preview-links"] = StaffRole.Author,
        ["POST admin/articles/{id:int}/preview-links/{linkId:int}/revoke"] = StaffRole.Author,
        ["POST admin/pages/{id:int}/preview-links"] = StaffRole.Editor,
        ["POST admin/pages/{id:int}/preview-links/{linkId:int}/revoke"] = StaffRole.Editor,
        ["GET admin/audit"] = StaffRole.Administrator,
        ["GET admin/audit/{id:long}"] = StaffRole.Administrator,
        ["POST admin/audit/export"] = StaffRole.Administrator,
        ["GET admin/staff"] = StaffRole.Administrator,
        ["GET admin/staff/new"] = StaffRole.Administrator,
        ["POST admin/staff/new"] = StaffRole.Administrator,
        ["GET admin/staff/{id:int}"] = StaffRole.Administrator,
        ["POST admin/staff/{id:int}"] = StaffRole.Administrator,
        ["POST admin/staff/{id:int}/disable"] = StaffRole.Administrator,
        ["POST admin/staff/{id:int}/enable"] = StaffRole.Administrator,
        ["POST admin/staff/{id:int}/link"] = StaffRole.Administrator,
        ["POST admin/staff/{id:int}/link/revoke"] = StaffRole.Administrator,
        ["POST admin/staff/{id:int}/second-factor/reset"] = StaffRole.Administrator,
        ["POST admin/staff/{id:int}/sessions/end"] = StaffRole.Administrator,
    };

    private static readonly string[] Spellings =
    [
        "/admin/", "/Admin", "/ADMIN/ARTICLES", "/admin/articles/", "//admin/articles", "/admin//articles", "/admin/./articles", "/admin/articles;x=1",
        "/admin/%61rticles", "/%61dmin/articles", "/admin/articles/1/", "/admin/articles/1%20", "/admin/articles/01", "/public/../admin/articles",
    ];

    [Fact]
    public void Every_endpoint_is_in_the_table_or_outside_of_admin_and_open_to_all()
    {
        var endpoints = Endpoints().ToList();
        Assert.Equal(Table.Keys.Order(), endpoints.Where(e => IsAdmin(e.Endpoint)).Select(e => e.Name).Order());
        // The framework adds this one while developing; it answers only for files that are there.
        Assert.All(endpoints.Where(e => !IsAdmin(e.Endpoint) && !e.Name.EndsWith("{**path:file}", StringComparison.Ordinal)), e => Assert.NotNull(e.Endpoint.Metadata.GetMetadata<IAllowAnonymous>()));
    }

    [Fact]
    public async Task Each_endpoint_admits_its_role_and_those_above_it_and_nobody_else()
    {
        var visitor = site.Visitor();
        var staff = new List<(StaffRole Role, StaffClient Client)>();
        foreach (var role in Enum.GetValues<StaffRole>()) staff.Add((role, await site.StaffAsync(role)));

        foreach (var (name, needed) in Table.Where(row => row.Key != "POST admin/sign-out"))
        {
            var (method, path) = Request(name);
            using (var answer = await SendAsync(visitor, method, path))
            {
                if (needed is null) Assert.False(IsSentToSignIn(answer), $"{name}, visitor: {answer.StatusCode}");
                else Assert.True(IsSentToSignIn(answer), $"{name}, visitor: {answer.StatusCode}");
            }
            foreach (var (role, client) in staff)
            {
                using var answer = await SendAsync(client.Http, method, path);
                Assert.False(IsSentToSignIn(answer), $"{name}, {role}: {answer.StatusCode}");
                Assert.True(IsDenied(answer) == (needed is { } least && role < least), $"{name}, {role}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task No_spelling_of_an_address_opens_it_to_a_visitor()
    {
        var visitor = site.Visitor();
        foreach (var path in Spellings)
        {
            using var answer = await visitor.GetAsync(path);
            Assert.True((int)answer.StatusCode is 302 or 400 or 401 or 404, $"{path}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/nothing.png")]
    [InlineData("/admin/nothing")]
    [InlineData("/admin/articles/abc")]
    public async Task An_unknown_address_is_not_found(string path)
    {
        using var answer = await site.Visitor().GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Every_POST_without_a_token_is_refused()
    {
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        foreach (var name in Table.Keys.Where(name => name.StartsWith("POST", StringComparison.Ordinal)))
        {
            var (_, path) = Request(name);
            using var answer = await administrator.Http.PostAsync(path, new FormUrlEncodedContent([]));
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{name}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task No_page_of_staff_is_stored()
    {
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        foreach (var path in new[] { "/admin", "/admin/sign-in", "/admin/articles", "/admin/articles/new", "/admin/staff", "/admin/site", "/admin/media", "/admin/legal-aid", "/admin/articles/999999" })
        {
            using var answer = await administrator.GetAsync(path);
            Assert.True(answer.Headers.CacheControl?.NoStore, $"{path}: {answer.Headers.CacheControl}");
        }
    }

    [Fact]
    public async Task An_author_finds_only_articles_of_their_own()
    {
        var owner = await site.StaffAsync(StaffRole.Author);
        var other = await site.StaffAsync(StaffRole.Author);
        var editor = await site.StaffAsync(StaffRole.Editor);
        var id = await owner.NewArticleAsync("只给自己看的草稿");

        string[] reads = [$"/admin/articles/{id}", $"/admin/articles/{id}/revisions", $"/admin/articles/{id}/revisions/1", $"/admin/articles/{id}/revisions/compare?from=1&to=1"];
        foreach (var path in reads)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(owner.GetAsync(path)));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(editor.GetAsync(path)));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.GetAsync(path)));
        }
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.PostAsync($"/admin/articles/{id}", ArticlePages.Fields("改了别人的"))));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.PostAsync($"/admin/articles/{id}/save-and-submit", ArticlePages.Fields("改了别人的"))));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.PostAsync($"/admin/articles/{id}/revisions/1/restore", [])));
        foreach (var step in new[] { "submit", "take-back", "remarks" })
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.PostAsync($"/admin/articles/{id}/{step}", new() { ["Remark"] = "别人的话" })));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.PostAsync($"/admin/articles/preview-page?id={id}", ArticlePages.Fields("x"))));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.PostAsync($"/admin/articles/back-to-form?id={id}", ArticlePages.Fields("x"))));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.PostAsync($"/admin/articles/{id}/preview-links", [])));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(owner.PostAsync($"/admin/articles/{id}/preview-links", [])));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(editor.PostAsync($"/admin/articles/{id}/preview-links", [])));
        var link = await site.DbAsync(db => db.PreviewLinks.OrderBy(l => l.Id).Select(l => l.Id).FirstAsync());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.PostAsync($"/admin/articles/{id}/preview-links/{link}/revoke", [])));
        // Not through another article, and not through one's own.
        var others = await other.NewArticleAsync("别人自己的草稿");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.PostAsync($"/admin/articles/{others}/preview-links/{link}/revoke", [])));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(owner.PostAsync($"/admin/articles/{id}/preview-links/{link}/revoke", [])));
        Assert.DoesNotContain("只给自己看的草稿", (await other.PageAsync("/admin/articles?q=草稿")).Body!.TextContent);
        Assert.Contains("只给自己看的草稿", (await owner.PageAsync("/admin/articles?q=草稿")).Body!.TextContent);
    }

    [Fact]
    public async Task Fields_that_a_form_does_not_have_change_nothing()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var fields = ArticlePages.Fields("夹带字段");
        foreach (var name in new[] { "Id", "OwnerId", "PublishedAt", "PublishedRevision", "RevisionCount", "CategoryId", "LegacyViews", "CreatedBy", "Published.Title" }) fields[name] = "7";
        using var created = await author.PostAsync("/admin/articles/new", fields);
        var id = int.Parse(created.Headers.Location!.ToString().Split('/')[^1]);

        var article = await site.DbAsync(db => db.Articles.AsNoTracking().SingleAsync(a => a.Id == id));
        Assert.Null(article.PublishedAt);
        Assert.Null(article.Published);
        Assert.Equal((1, 0, 0, null), (article.RevisionCount, article.PublishedRevision, article.LegacyViews, article.CategoryId));
        Assert.NotEqual(7, article.OwnerId);
    }

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        return response.StatusCode;
    }

    private IEnumerable<(string Name, Endpoint Endpoint)> Endpoints() =>
        from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select ($"{method} {endpoint.RoutePattern.RawText?.TrimStart('/')}", (Endpoint)endpoint);

    private static bool IsAdmin(Endpoint endpoint) =>
        ((RouteEndpoint)endpoint).RoutePattern.RawText?.TrimStart('/').StartsWith("admin", StringComparison.OrdinalIgnoreCase) == true
        || endpoint.Metadata.GetMetadata<ForStaffAttribute>() is not null;

    private static (string Method, string Path) Request(string name)
    {
        var parts = name.Split(' ');
        return (parts[0], "/" + parts[1].Replace("{kind}", "article", StringComparison.Ordinal).Replace("{id:int}", "999999", StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal).Replace("{id:long}", "999999", StringComparison.Ordinal).Replace("{linkId:int}", "999999", StringComparison.Ordinal).Replace("{contactId:int}", "999999", StringComparison.Ordinal));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path) =>
        method == "GET" ? client.GetAsync(path) : client.PostAsync(path, new FormUrlEncodedContent([]));

    // A posted form is answered in place, so that its words are not lost.
    private static bool IsSentToSignIn(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Unauthorized ||
        answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/admin/sign-in", StringComparison.Ordinal);

    private static bool IsDenied(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/admin/denied", StringComparison.Ordinal);
}

/// <summary>What happens when somebody forgets to say who may use a page.</summary>
public sealed class UnmarkedPageTests(UnmarkedPageTests.ForgetfulSite site) : IClassFixture<UnmarkedPageTests.ForgetfulSite>
{
    [Fact]
    public async Task A_page_that_does_not_say_for_whom_it_is_is_for_nobody()
    {
        foreach (var client in new[] { site.Visitor(), (await site.StaffAsync(StaffRole.Administrator)).Http })
        {
            using var answer = await client.GetAsync("/unmarked");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    public sealed class ForgetfulSite : TestSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddControllersWithViews().AddApplicationPart(typeof(UnmarkedController).Assembly));
        }
    }
}

public sealed class UnmarkedController : Controller
{
    [HttpGet("/unmarked")]
    public IActionResult Show() => Content("secret");
}
