using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Data.SqlServer;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Public;

/// <summary>What each public page asks of the database when it has to be made. A page that asks more, or without end, fails here.</summary>
public sealed class QueryBudgetTests(QueryBudgetTests.WatchedSite site) : IClassFixture<QueryBudgetTests.WatchedSite>
{
    public static TheoryData<string, int> Budgets => new()
    {
        { "/", 1 },
        { "/articles", 1 },
        { "/articles?page=2", 1 },
        { "/articles/1", 2 },
        { "/articles/1/print", 2 },
        { "/categories/pufa", 1 },
        { "/legal-aid", 0 },
        { "/legal-aid/1", 0 },
        { "/legal-aid/1/handout", 1 },
        { "/legal-aid/handouts", 1 },
        { "/legal-aid/guide", 1 },
        { "/legal-aid/check", 0 },
        { "/legal-aid/check/matter", 0 },
        { "/legal-aid.csv", 0 },
        { "/legal-aid.json", 0 },
        { "/offices", 0 },
        { "/offices/1", 0 },
        { "/offices/1.vcf", 0 },
        { "/pages/about", 1 },
        { "/bookmark", 0 },
        { "/search?q=%E6%B3%95%E5%BE%8B", 2 },
        { "/feed.xml", 1 },
        { "/sitemap.xml", 1 },
        { "/sitemap-1.xml", 0 },
        { "/robots.txt", 0 },
        { "/manifest.webmanifest", 0 },
        { "/offline", 0 },
        { "/service-worker.js", 0 },
        { "/favicon.svg", 0 },
    };

    [Theory, MemberData(nameof(Budgets))]
    public async Task A_page_asks_no_more_than_its_budget_and_nothing_without_an_end(string address, int budget)
    {
        await site.FilledAsync();
        // What the site keeps in memory and the search index are there; how pages are compiled asks nothing.
        await site.Visitor().GetStringAsync("/search?q=%E6%B3%95%E6%9D%A1");
        await site.Visitor().GetStringAsync("/bookmark");

        using var answer = await site.Visitor().SendAsync(new(HttpMethod.Get, address) { Headers = { { Commands.Header, address } } });
        var asked = site.Asked.Of(address);

        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        Assert.True(asked.Count <= budget, $"{asked.Count} queries:\n\n{string.Join("\n\n", asked)}");
        Assert.All(asked, sql => Assert.Matches(Bounded, sql));
        // What staff write is shown by its HTML; only excerpts of a search are cut from the words themselves.
        if (!address.StartsWith("/search", StringComparison.Ordinal)) Assert.All(asked, sql => Assert.DoesNotContain("Body\"", sql));
        foreach (var sql in asked.Where(sql => sql.Contains("\"Articles\"", StringComparison.Ordinal)))
        {
            var plan = await site.PlanAsync(sql);
            Assert.DoesNotMatch(WholeTable, plan);
            if (Regex.IsMatch(sql, ByNumber) && plan.Length > 0) Assert.Matches(FromNumberToNumber, plan);
        }
    }

    [Theory, InlineData(""), InlineData("?state=Draft"), InlineData("?state=Submitted"), InlineData("?state=Scheduled"), InlineData("?state=Withdrawn"), InlineData("?state=Published"), InlineData("?state=Outdated"), InlineData("?category=laws"), InlineData("?state=Published&category=laws"), InlineData("?page=2")]
    public async Task The_list_of_staff_is_counted_and_cut_from_an_index_without_reading_a_text(string filter)
    {
        await site.FilledAsync();
        var (staff, address) = (await site.Staff.Value, $"/admin/articles{filter}");

        using var answer = await staff.Http.SendAsync(new(HttpMethod.Get, address) { Headers = { { Commands.Header, address } } });
        var lists = site.Asked.Of(address).Where(sql => Regex.IsMatch(sql, """SELECT (COUNT\(\*\)|"?a"?."?Id"?)\s+FROM "Articles" """)).ToList();

        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        Assert.Equal(2, lists.Count);
        foreach (var sql in lists) Assert.DoesNotMatch($"{PastTexts}|{WholeTable}", await site.PlanAsync(sql));
    }

    [Fact]
    public async Task The_order_of_all_articles_is_read_from_an_index_after_a_publication()
    {
        await site.FilledAsync();
        await site.PublishedAsync(new() { Title = "又一篇", Body = "正文" });

        using var answer = await site.Visitor().SendAsync(new(HttpMethod.Get, "/articles") { Headers = { { Commands.Header, "after" } } });
        var order = site.Asked.Of("after").Where(sql => Regex.IsMatch(sql, """SELECT (MIN\(|"a"."Id", "a"."CategoryId"\s+FROM)""")).ToList();

        Assert.Equal(2, order.Count);
        foreach (var sql in order) Assert.DoesNotMatch(PastTexts, await site.PlanAsync(sql));
    }

    [Fact]
    public void Every_public_page_has_a_budget()
    {
        var addresses = Budgets.Select(row => (string)((object[])row)[0]).Select(address => address.Split('?')[0]).ToList();
        var patterns = site.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<CachedPageAttribute>() is not null)
            .OfType<RouteEndpoint>().Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}");

        Assert.All(patterns, pattern => Assert.Contains(addresses, address => Regex.IsMatch(address, $"^{Regex.Replace(pattern, @"\{[^}]+\}", "[^/]+")}$")));
    }

    /// <summary>A number of rows is said, or they are asked for by their keys, or rows are only counted.</summary>
    private const string Bounded = @"LIMIT|""Id"" (IN \(|= )@|TOP\(|FETCH NEXT|SELECT COUNT\(\*\)";

    /// <summary>
    /// A walk through all writing, or putting it in order, takes longer with every article. Along an index that has the order it ends with the page.
    /// </summary>
    private const string WholeTable = @"SCAN (\w+ )?""?(a|r|Articles|Revisions|ArticleViews)\d*""?(?! USING)|USE TEMP B-TREE FOR ORDER BY";

    private const string ByNumber = @"""a"".""Id"" (IN \(|= @)";

    /// <summary>An index that leads to anything else leads past all articles before it comes to those that are wanted.</summary>
    private const string FromNumberToNumber = @"SEARCH (\w+ )?""?a""? .*\b(Id|rowid)=\?";

    /// <summary>Rows of articles hold their texts: whoever walks from row to row reads past them all.</summary>
    private const string PastTexts = @"(SCAN|SEARCH) (\w+ )?""?(a|Articles)\d*""?(?! USING (COVERING INDEX|INTEGER PRIMARY KEY))";

    public sealed class WatchedSite : TestSite
    {
        private readonly Lazy<Task> _filling;

        // Nothing is kept, so that each page is made when it is asked for.
        public WatchedSite() : base(new() { ["PageCache:SizeInBytes"] = "0" }) => (_filling, Staff) = (new(FillAsync), new(() => StaffAsync()));

        /// <summary>An editor, who sees all articles.</summary>
        public Lazy<Task<StaffClient>> Staff { get; }

        public Commands Asked => Services.GetRequiredService<Commands>();

        public Task FilledAsync() => _filling.Value;

        /// <summary>How SQLite would answer; empty on SQL Server.</summary>
        public Task<string> PlanAsync(string sql) => DbAsync(async db =>
        {
            if (!db.Database.IsSqlite()) return "";

            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            foreach (var name in Regex.Matches(sql, @"@\w+").Select(match => match.Value).Distinct())
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, 1);
                command.Parameters.Add(parameter);
            }
            await using var reader = await command.ExecuteReaderAsync();
            var plan = new List<string>();
            while (await reader.ReadAsync()) plan.Add(reader.GetString(3));
            return string.Join('\n', plan);
        });

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<Commands>()
                .ConfigureDbContext<SqliteSiteDb>((all, db) => db.AddInterceptors(all.GetRequiredService<Commands>()))
                .ConfigureDbContext<SqlServerSiteDb>((all, db) => db.AddInterceptors(all.GetRequiredService<Commands>())));
        }

        /// <summary>Enough articles for a second page of lists, and one that points to all others an article can point to.</summary>
        private async Task FillAsync()
        {
            for (var i = 0; i < 25; i++) await PublishedAsync(new() { Title = $"第 {i} 篇", Body = "正文" });
            await DbAsync(async db =>
            {
                (await db.Articles.SingleAsync(article => article.Id == 1)).MarkOutdated(new("法律已修改", new(2022, 1, 1), 2), Clock.Now);
                return await db.SaveChangesAsync();
            });
        }
    }

    /// <summary>The SQL that was sent while a request was answered.</summary>
    public sealed class Commands(IHttpContextAccessor context) : DbCommandInterceptor
    {
        public const string Header = "X-Asked-By";

        private readonly ConcurrentQueue<(string Request, string Sql)> _asked = new();

        /// <summary>Names stand in quotes, whichever database was asked.</summary>
        public List<string> Of(string request) => [.. _asked.Where(asked => asked.Request == request).Select(asked => asked.Sql.Replace('[', '"').Replace(']', '"'))];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (context.HttpContext?.Request.Headers[Header] is [{ } request]) _asked.Enqueue((request, command.CommandText));
            return ValueTask.FromResult(result);
        }
    }
}
