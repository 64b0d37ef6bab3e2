using System.Net;
using System.Text.RegularExpressions;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Tests.Admin;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Data;

/// <summary>
/// What SQL Server would be sent, without one: every question the site asks of SQLite is translated for SQL Server as well,
/// and the parser of SQL Server 2019 has to understand it.
/// </summary>
public sealed class SqlServerQueryTests(SqlServerQueryTests.AskedSite site) : IClassFixture<SqlServerQueryTests.AskedSite>
{
    [Fact]
    public async Task Every_question_the_site_asks_can_be_put_to_SQL_Server()
    {
        await VisitEverythingAsync();

        using var db = new UnreachableSqlServer();
        var untranslated = new List<string>();
        foreach (var question in site.Questions.All)
            if (await db.AskAsync(question) is { } reason) untranslated.Add($"{question}\n{reason}");

        Assert.Empty(untranslated);
        var sent = db.Sent.Distinct(StringComparer.Ordinal).ToList();
        PlainSql.Holds(sent);
        // Less would mean that the visits did not come to what they were meant for.
        Assert.True(sent.Count > 150, $"{sent.Count} statements");
    }

    [Fact]
    public async Task What_is_written_for_SQL_Server_alone_is_valid_SQL()
    {
        using var db = new UnreachableSqlServer();
        await db.TryAllOwnStatementsAsync();

        Assert.True(db.Sent.Count >= 6, $"{db.Sent.Count} statements");
        PlainSql.Holds(db.Sent);
    }

    // EF Core would hand thousands of values over as JSON where a server has it.
    [Fact]
    public async Task A_list_of_thousands_is_asked_for_in_plain_SQL()
    {
        using var db = new UnreachableSqlServer();

        await db.AskForArticlesAsync(Enumerable.Range(1, 5000));

        PlainSql.Holds(Assert.Single(db.Sent));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void What_saving_sends_is_listed_and_no_MERGE_where_one_row_is_sent_at_a_time(int? maxBatchSize)
    {
        using var db = new UnreachableSqlServer(maxBatchSize);
        db.TryToSave();

        PlainSql.Holds(db.Sent);
        foreach (var word in new[] { "INSERT INTO", "UPDATE ", "DELETE " }) Assert.Contains(db.Sent, sql => sql.Contains(word, StringComparison.Ordinal));
        Assert.Equal(maxBatchSize is null, db.Sent.Any(sql => sql.Contains("MERGE", StringComparison.Ordinal)));
    }

    /// <summary>Every address that can be read, and every form as empty as it can be; then one of each thing that can be made.</summary>
    private async Task VisitEverythingAsync()
    {
        var staff = await site.StaffAsync(StaffRole.Administrator);
        var author = await site.StaffAsync(StaffRole.Author);
        var article = await author.NewArticleAsync("给 SQL Server 的文章", "正文，请拨打12348。");
        using (await author.PostAsync($"/admin/articles/{article}/submit", [], $"/admin/articles/{article}")) { }
        using (await staff.PostAsync($"/admin/articles/{article}/publish", [], $"/admin/articles/{article}")) { }
        using (await staff.PostAsync($"/admin/articles/{article}", ArticlePages.Fields("改过的题目"))) { }

        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null))
        {
            var path = "/" + Regex.Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), @"\{(\w+)[^}]*\}", found => found.Groups[1].Value switch
            {
                "kind" => "article",
                "slug" => "about",
                "token" => "0000000000000000000000",
                _ => "1",
            });
            if (path is "/admin/sign-out" || path.Contains("/end", StringComparison.Ordinal)) continue;
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            {
                if (method == "GET")
                {
                    using var answer = await staff.GetAsync(path + "?q=%E6%B3%95%E5%BE%8B&state=Submitted&from=1&to=1");
                    Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
                }
                else if (method == "POST")
                {
                    using var answer = await staff.PostAsync(path, new() { ["Title"] = "题", ["Body"] = "文", ["Name"] = "某处", ["Number"] = "000-0000000", ["Reason"] = "某因" });
                    Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
                }
            }
        }
    }

    public sealed class AskedSite : TestSite
    {
        // What SQL Server would be asked is told from what SQLite is asked, also where there is a server.
        public AskedSite() : base(new(OnSqlite) { ["PageCache:SizeInBytes"] = "0" }) { }

        internal AskedQuestions Questions { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.ConfigureDbContext<SqliteSiteDb>((_, db) => db.AddInterceptors(Questions)));
        }
    }
}
