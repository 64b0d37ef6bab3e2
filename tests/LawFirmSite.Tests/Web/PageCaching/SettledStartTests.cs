using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Tests.Commands;
using LawFirmSite.Web.Markdown;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Web.PageCaching;

/// <summary>A start that finds nothing to do leaves EF Core alone, and one that finds something does it.</summary>
public sealed class SettledStartTests : IAsyncLifetime
{
    private readonly Shell _shell = new(onSqlite: true);

    public async Task InitializeAsync()
    {
        await _shell.MigrateAsync();
        Assert.Equal(0, (await _shell.RunAsync(TestSite.Password + "\n", ["staff", "add", "--user", "某某", "--role", "Administrator", "--password-stdin"])).Code);
        var answer = await _shell.RunAsync("import", _shell.File("article.md", "---\ntitle: 某文\n---\n\n**正文**。\n"), "--publish");
        Assert.True(answer.Code == 0, answer.Error);
    }

    public Task DisposeAsync()
    {
        _shell.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task With_nothing_to_do_a_kept_page_is_sent_without_a_question_to_EF_Core()
    {
        await using (var site = new Site(_shell.Data)) Assert.Contains("某文", await site.TextAsync("/articles/1"), StringComparison.Ordinal);

        await using var again = new Site(_shell.Data);
        Assert.Contains("某文", await again.TextAsync("/articles/1"), StringComparison.Ordinal);
        Assert.Empty(again.Asked);

        // What is not kept is made as ever.
        Assert.Contains("某文", await again.TextAsync("/articles"), StringComparison.Ordinal);
        Assert.NotEmpty(again.Asked);
    }

    [Fact]
    public async Task On_a_damaged_database_no_kept_page_hides_it()
    {
        await using (var site = new Site(_shell.Data)) await site.TextAsync("/articles/1");
        var bytes = await File.ReadAllBytesAsync(_shell.SqliteFile);
        new Random(1).NextBytes(bytes.AsSpan(bytes.Length / 2, 64 * 1024));
        await File.WriteAllBytesAsync(_shell.SqliteFile, bytes);

        await using var again = new Site(_shell.Data);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await again.Visitor().GetAsync("/articles/1")).StatusCode);
    }

    [Fact]
    public async Task Html_of_an_older_program_is_made_anew()
    {
        _shell.Ask($"UPDATE Articles SET PublishedHtml_RendererVersion = {SiteMarkdown.Version - 1}, PublishedHtml_Html = '旧的'");

        await using var site = new Site(_shell.Data);
        Assert.Contains("<strong>正文</strong>", await site.TextAsync("/articles/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_administrator_it_is_asked_for_one()
    {
        _shell.Ask("UPDATE AspNetUsers SET Role = 1");

        await using var site = new Site(_shell.Data);
        _ = site.Services;
        Assert.Contains(site.Asked, sql => sql.Contains("AspNetUsers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        _shell.Ask("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Newer', '99.0')");

        var answer = await _shell.RunAsync("serve", "--Site:PublicOrigin=http://127.0.0.1", "--Seed:Folder=", "--urls=http://127.0.0.1:0").WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((1, true), (answer.Code, answer.Error.Contains("29990101000000_Newer", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Keys_under_a_certificate_that_is_not_here_are_refused()
    {
        _shell.Ask("INSERT INTO DataProtectionKeys (FriendlyName, Xml) VALUES ('key', '<key id=\"5d5f5b0e-0000-0000-0000-000000000000\" version=\"1\"><creationDate>2026-01-01T00:00:00Z</creationDate><activationDate>2026-01-01T00:00:00Z</activationDate><expirationDate>2999-01-01T00:00:00Z</expirationDate><descriptor deserializerType=\"Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel.AuthenticatedEncryptorDescriptorDeserializer, Microsoft.AspNetCore.DataProtection\"><descriptor><encryption algorithm=\"AES_256_CBC\" /><validation algorithm=\"HMACSHA256\" /><encryptedSecret decryptorType=\"Microsoft.AspNetCore.DataProtection.XmlEncryption.EncryptedXmlDecryptor, Microsoft.AspNetCore.DataProtection\"><nothing /></encryptedSecret></descriptor></descriptor></key>')");

        var answer = await _shell.RunAsync("serve", "--Site:PublicOrigin=http://127.0.0.1", "--Seed:Folder=", "--urls=http://127.0.0.1:0").WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((1, true), (answer.Code, answer.Error.Contains("under a certificate that is not here", StringComparison.Ordinal)));
    }

    /// <summary>A site that seeds nothing, and what its commands were.</summary>
    private sealed class Site(string folder) : TestSite(new(OnSqlite) { ["Seed:Folder"] = "" })
    {
        private readonly Commands _commands = new();

        /// <summary>What EF Core asked.</summary>
        public IReadOnlyCollection<string> Asked => _commands.All;

        public Task<string> TextAsync(string address) => Visitor().GetStringAsync(address);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Data:Folder", folder);
            // Nothing is done by itself once a second or later: only who starts and who reads asks.
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new SleepingClock()).ConfigureDbContext<SqliteSiteDb>((_, db) => db.AddInterceptors(_commands)));
        }
    }

    private sealed class SleepingClock : TimeProvider
    {
        // One for all starts of a test, since a page that is kept lives for a minute, and later than whatever the command line publishes.
        private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow.AddMinutes(10);

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private sealed class Commands : DbCommandInterceptor
    {
        public ConcurrentQueue<string> All { get; } = new();

        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
        {
            All.Enqueue(result.CommandText);
            return result;
        }
    }
}
