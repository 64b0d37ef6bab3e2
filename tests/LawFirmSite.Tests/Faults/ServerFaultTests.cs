using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using LawFirmSite.Data;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Data.SqlServer;
using LawFirmSite.Tests.Admin;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LawFirmSite.Tests.Faults;

/// <summary>A SQL Server that cannot be reached, and one that is lost while the site runs: behind a proxy that drops, resets, swallows and cuts.</summary>
public sealed class ServerFaultTests
{
    private const string NoServer = "LAWFIRM_TEST_SQLSERVER names no server whose host and port a proxy could stand before.";
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(SqlServerConnections.MostSeconds);
    private static readonly TimeSpan Back = TimeSpan.FromSeconds(10);

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_server_that_swallows_everything_or_is_not_there_is_given_up_in_time_by_all_who_ask_and_for_a_moment_nobody_tries(bool swallows)
    {
        using var hole = new TcpListener(IPAddress.Loopback, 0);
        hole.Start();
        var port = ((IPEndPoint)hole.LocalEndpoint).Port;
        if (!swallows) hole.Stop();
        var reach = new ServerReach(TimeProvider.System);

        // The client would let them wait for each other: the sixth for half a minute.
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var db = new SqlServerSiteDb(new DbContextOptionsBuilder<SqlServerSiteDb>().AddInterceptors(reach).UseServer(
                SqlServerConnections.Bounded($"Server=tcp:127.0.0.1,{port};Database=none;User Id=nobody;Password=none")).Options);
            await Assert.ThrowsAnyAsync<DbException>(() => db.Articles.CountAsync().WaitAsync(Told));
        }));

        // Another database in its place, and somebody tries again.
        await using var back = new SqliteSiteDb(new DbContextOptionsBuilder<SqliteSiteDb>().AddInterceptors(reach).UseSqlite("Data Source=:memory:").Options);
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                await back.Database.OpenConnectionAsync();
                return true;
            }
            catch (ServerAwayException)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task Who_waited_for_an_answer_in_vain_does_not_wait_again_for_the_page_that_says_so()
    {
        using var hole = new TcpListener(IPAddress.Loopback, 0);
        hole.Start();
        await using var swallowed = new SqlConnection($"Server=tcp:127.0.0.1,{((IPEndPoint)hole.LocalEndpoint).Port};User Id=nobody;Password=none;Connect Timeout=1;Connect Retry Count=0");
        var unanswered = await Assert.ThrowsAsync<SqlException>(() => swallowed.OpenAsync());
        // Another database in its place, whose commands are not answered in time.
        var silence = new Unanswered(unanswered);
        await using var db = new SqliteSiteDb(new DbContextOptionsBuilder<SqliteSiteDb>().AddInterceptors(new ServerReach(TimeProvider.System), silence).UseSqlite("Data Source=:memory:").Options);

        // Given up by a server that is there: something is locked.
        await Assert.ThrowsAsync<SqlException>(() => db.Articles.CountAsync());
        silence.EndsConnection = true;
        await Assert.ThrowsAsync<SqlException>(() => db.Articles.CountAsync());

        await Assert.ThrowsAsync<ServerAwayException>(() => db.Articles.CountAsync());
    }

    [Fact]
    public void What_the_operator_says_of_time_is_kept_and_what_cannot_be_read_is_refused_without_its_words()
    {
        var said = new SqlConnectionStringBuilder(SqlServerConnections.Bounded("Server=s;Connect Timeout=40;Command Timeout=50;Pool Blocking Period=AlwaysBlock;Connect Retry Count=2"));
        Assert.Equal((40, 50, PoolBlockingPeriod.AlwaysBlock, 2), (said.ConnectTimeout, said.CommandTimeout, said.PoolBlockingPeriod, said.ConnectRetryCount));

        var refused = Assert.Throws<SettingException>(() => SqlServerConnections.Bounded("Server=s;Pasword=geheim"));
        Assert.DoesNotContain("geheim", refused.Message, StringComparison.Ordinal);
    }

    [SkippableTheory, InlineData(Wire.Dropped), InlineData(Wire.Reset), InlineData(Wire.BlackHole)]
    public async Task While_the_server_is_away_kept_pages_are_read_the_rest_says_so_in_time_and_it_is_taken_up_again(Wire fault)
    {
        using var site = Site();
        var (visitor, staff) = (site.Visitor(), await site.StaffAsync());
        var home = await visitor.GetStringAsync("/");
        var form = ArticlePages.Fields("服务器不在的时候写的", "这些字要还给我");
        form["Key"] = Guid.NewGuid().ToString();
        form["__RequestVerificationToken"] = (await staff.PageAsync("/admin/articles/new")).Value("__RequestVerificationToken");

        site.Proxy.Wire = fault;
        Assert.Equal(home, await visitor.GetStringAsync("/"));
        using (var unread = await staff.GetAsync("/admin/articles").WaitAsync(Told)) Assert.Equal(HttpStatusCode.ServiceUnavailable, unread.StatusCode);
        using (var refused = await staff.Http.PostAsync("/admin/articles/new", new FormUrlEncodedContent(form)).WaitAsync(Told))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Contains("这些字要还给我", (await TestSite.HtmlAsync(refused)).QuerySelectorAll("textarea").Select(area => area.TextContent));
        }

        site.Proxy.Wire = Wire.Open;
        using var limit = new CancellationTokenSource(Back);
        while ((await staff.Http.PostAsync("/admin/articles/new", new FormUrlEncodedContent(form), limit.Token)).StatusCode != HttpStatusCode.Redirect) await Task.Delay(100, limit.Token);
        Assert.Equal(1, await site.DbAsync(db => db.Revisions.CountAsync(revision => revision.Text.Title == "服务器不在的时候写的")));
    }

    [SkippableFact]
    public async Task When_the_answer_to_COMMIT_is_lost_the_writer_hears_that_it_is_done_and_it_was_done_once()
    {
        using var site = Site();
        var staff = await site.StaffAsync();
        foreach (var (path, fields) in new (string, Dictionary<string, string>)[]
        {
            ("/admin/articles/new", ArticlePages.Fields("提交以后断了线")),
            ("/admin/offices/1/contacts/new", new() { ["Label"] = "断线电话", ["Kind"] = "Phone", ["Printed"] = "0355-0000000", ["Order"] = "9" }),
        })
        {
            fields["__RequestVerificationToken"] = (await staff.PageAsync("/admin/articles/new")).Value("__RequestVerificationToken");
            site.Proxy.Wire = Wire.CommitUnanswered;
            using var saved = await staff.Http.PostAsync(path, new FormUrlEncodedContent(fields));
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }

        Assert.Equal(2, site.Proxy.Cut);
        Assert.Equal(1, await site.DbAsync(db => db.Revisions.CountAsync(revision => revision.Text.Title == "提交以后断了线")));
        Assert.Equal(1, await site.DbAsync(db => db.ContactPoints.CountAsync(contact => contact.Label == "断线电话")));
    }

    private static ProxiedSite Site()
    {
        Skip.If(!TestDatabase.IsOnServer || TestDatabase.Address() is null, NoServer);
        var database = new TestDatabase();
        return new(database, new(TestDatabase.Address()!.Value));
    }

    private sealed class Unanswered(SqlException exception) : DbCommandInterceptor
    {
        public bool EndsConnection { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (EndsConnection) command.Connection!.Close();
            throw exception;
        }
    }

    private sealed class ProxiedSite(TestDatabase database, TcpProxy proxy) : TestSite(database.Through(proxy.Port))
    {
        public TcpProxy Proxy => proxy;

        protected override void Dispose(bool disposing)
        {
            proxy.Wire = Wire.Open;
            base.Dispose(disposing);
            if (!disposing) return;

            proxy.Dispose();
            database.Dispose();
        }
    }
}
