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
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace LawFirmSite.Tests.Data;

/// <summary>
/// What SQL Server would be sent, without one: every question the site asks of SQLite is translated for SQL Server as well,
/// and the parser of SQL Server 2019 has to understand it.
/// </summary>
public sealed class SqlServerQueryTests(SqlServerQueryTests.AskedSite site) : IClassFixture<SqlServerQueryTests.AskedSite>
{
    /// <summary>What a server that speaks the language need not have, and LEN, which counts other than we do; what it must have is listed in docs/growing.md.</summary>
    private const string NotEverywhere = @"(?i)\b(OPENJSON|JSON_\w+|APPLY|MERGE|STRING_AGG|STRING_SPLIT|LEAST|GREATEST|IIF|TRY_\w+|FORMAT|AT TIME ZONE|HASHBYTES|LEN\(|CONTAINS|FREETEXT|HOLDLOCK|UPDLOCK|READPAST|PIVOT|sys\.|sp_\w+|@@\w+)";

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
        Assert.Empty(sent.SelectMany(Faults));
        Assert.All(sent, sql => Assert.DoesNotMatch(NotEverywhere, sql));
        // Less would mean that the visits did not come to what they were meant for.
        Assert.True(sent.Count > 150, $"{sent.Count} statements");
    }

    [Fact]
    public async Task What_is_written_for_SQL_Server_alone_is_valid_SQL()
    {
        using var db = new UnreachableSqlServer();
        await db.TryAllOwnStatementsAsync();

        Assert.True(db.Sent.Count >= 6, $"{db.Sent.Count} statements");
        Assert.Empty(db.Sent.SelectMany(Faults));
        Assert.All(db.Sent, sql => Assert.DoesNotMatch(NotEverywhere, sql));
    }

    private static IEnumerable<string> Faults(string sql)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Select(error => $"{error.Message}\n{sql}");
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
