using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web;
using LawFirmSite.Web.Markdown;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests;

/// <summary>The whole site over a SQLite file of its own with the real seeds; one per test class, its folder deleted afterwards.</summary>
public class TestSite : WebApplicationFactory<Program>
{
    public const string Password = "四个 不相干 的词 correct-horse";

    /// <summary>The database of a first start. It is made once a run: a copy is ready in a moment, migrating and seeding are not.</summary>
    private static readonly Lazy<byte[]> Seeded = new(() =>
    {
        using var site = new FirstStartSite(OnSqlite);
        _ = site.Services;
        return DatabaseFileAsync(site.SqliteFile).GetAwaiter().GetResult();
    });

    private readonly Dictionary<string, string> _settings;
    private readonly TestDatabase? _database;

    public TestSite() : this([]) { }

    /// <summary>A site that is told which database it has shares another's or, with <see cref="OnSqlite"/>, has a file whatever there is to test on.</summary>
    protected TestSite(Dictionary<string, string> settings)
    {
        _settings = new(settings);
        if (_settings.ContainsKey(TestDatabase.Provider) || !TestDatabase.IsOnServer) return;

        _database = new();
        foreach (var (key, value) in _database.Settings) _settings[key] = value;
    }

    /// <summary>For what is about SQLite itself.</summary>
    public static Dictionary<string, string> OnSqlite => new() { [TestDatabase.Provider] = "Sqlite" };

    /// <summary>Whether it runs on the server of <c>LAWFIRM_TEST_SQLSERVER</c>.</summary>
    public bool IsOnServer => _settings.GetValueOrDefault(TestDatabase.Provider) == "SqlServer";

    /// <summary>What another program is told that shares this site's database, besides its folder.</summary>
    public Dictionary<string, string> SharedDatabase => IsOnServer
        ? new() { [TestDatabase.Provider] = "SqlServer", [TestDatabase.Connection] = _settings[TestDatabase.Connection] }
        : OnSqlite;

    /// <summary>The database of a site that was started once.</summary>
    protected static byte[] SeededDatabase => Seeded.Value;

    /// <summary>The site begins with a copy of the seeded database, as if it had been started before.</summary>
    protected virtual bool IsStartedBefore => !IsOnServer && !_settings.ContainsKey("Seed:Folder");

    /// <summary>Everything the site writes, for tests that look at files.</summary>
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"lawfirmsite-{Guid.NewGuid():N}");

    public SiteClock Clock => Services.GetRequiredService<SiteClock>();

    /// <summary>Someone without an account, who follows no redirect.</summary>
    public HttpClient Visitor() => CreateClient(new() { AllowAutoRedirect = false });

    /// <summary>A member of staff with an account made for this call, already signed in.</summary>
    public async Task<StaffClient> StaffAsync(StaffRole role = StaffRole.Editor)
    {
        var name = $"{role}-{Guid.NewGuid():N}"[..20];
        using (var scope = Services.CreateScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
            var result = await accounts.CreateAsync(new StaffAccount(name, $"测试员{role}", role), Password);
            Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(e => e.Description)));
        }
        var staff = new StaffClient(Visitor(), name);
        using var signedIn = await staff.PostAsync("/admin/sign-in", new() { ["UserName"] = name, ["Password"] = Password });
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return staff;
    }

    /// <summary>Works on the database as a request would.</summary>
    public async Task<T> DbAsync<T>(Func<SiteDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<SiteDb>());
    }

    /// <summary>Puts a published article into the database without going through the admin pages.</summary>
    public Task<int> PublishedAsync(ArticleText text, DateTimeOffset? at = null) => DbAsync(async db =>
    {
        Assert.True(SiteMarkdown.TryRender(text.Body, out var html, out var refusal), refusal);
        var article = new Article(text, "测试员", Clock.Now);
        if (at is { } past && past <= Clock.Now) article.PublishAsOf(past, html, "测试员", Clock.Now);
        else article.Publish(html, "测试员", Clock.Now, at);
        db.Add(article);
        await db.SaveChangesAsync();
        return article.Id;
    });

    public static async Task<IHtmlDocument> HtmlAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

    /// <summary>The repository's top folder, for tests that read files of the project.</summary>
    public static string Repository { get; } = FindRepository();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Folder", Folder);
        // All tests come from one address; what the limit does is tested with a site of its own.
        builder.UseSetting("RateLimits:SignInsPerMinute", "100000");
        builder.UseSetting("RateLimits:SearchesPerMinute", "100000");
        builder.UseSetting("RateLimits:PreviewsPerMinute", "100000");
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
        // Hundreds of sign-ins would spend most of the run on hashing; StaffCommandTests looks at the real figure.
        builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000));
        if (IsStartedBefore && !File.Exists(SqliteFile))
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllBytes(SqliteFile, Seeded.Value);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;

        _database?.Dispose();
        SqliteConnection.ClearAllPools();
        DeleteFolder();
    }

    /// <summary>Closing a connection may still put a file of SQLite's into the folder while it is being emptied.</summary>
    private void DeleteFolder()
    {
        for (var tries = 1; Directory.Exists(Folder); tries++)
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && tries < 20)
            {
                Thread.Yield();
            }
        }
    }

    private string SqliteFile => Path.Combine(Folder, "site.db");

    /// <summary>A database as one file, whatever a site is doing to it at the moment.</summary>
    public static async Task<byte[]> DatabaseFileAsync(string database)
    {
        var copy = $"{database}.copy";
        await using (var from = new SqliteConnection($"Data Source={database};Pooling=False"))
        await using (var to = new SqliteConnection($"Data Source={copy};Pooling=False"))
        {
            await from.OpenAsync();
            await to.OpenAsync();
            from.BackupDatabase(to);
            // Sites keep a write-ahead log, so that reading goes on while someone writes; a copy has to as well.
            await using var command = to.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL";
            Assert.Equal("wal", await command.ExecuteScalarAsync());
        }
        return await File.ReadAllBytesAsync(copy);
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "LawFirmSite.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("LawFirmSite.sln was not found above the tests.");
    }
}

/// <summary>A site that creates, migrates and seeds its database itself.</summary>
public sealed class FirstStartSite : TestSite
{
    public FirstStartSite() { }

    internal FirstStartSite(Dictionary<string, string> settings) : base(settings) { }

    protected override bool IsStartedBefore => false;
}

/// <summary>A signed-in browser without script: it reads a form before it posts one.</summary>
public sealed class StaffClient(HttpClient http, string userName)
{
    public HttpClient Http => http;

    public string UserName => userName;

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path);

    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var response = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await TestSite.HtmlAsync(response);
    }

    /// <summary>Posts fields to an address with a fresh token from the sign-in page or, when given, all hidden fields of a page's form.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields, string? formPage = null)
    {
        var form = await HtmlFormAsync(formPage ?? "/admin/sign-in", formPage is null ? null : path);
        foreach (var (name, value) in fields) form[name] = value;
        return await http.PostAsync(path, new FormUrlEncodedContent(form));
    }

    private async Task<Dictionary<string, string>> HtmlFormAsync(string page, string? action)
    {
        using var response = await http.GetAsync(page);
        var document = await TestSite.HtmlAsync(response);
        var form = document.Forms.FirstOrDefault(f => action is null || f.GetAttribute("action") == action)
            ?? throw new InvalidOperationException($"{page} has no form for {action}.");
        return form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .Where(input => !string.IsNullOrEmpty(input.Name)).GroupBy(input => input.Name!).ToDictionary(g => g.Key, g => g.First().Value);
    }
}
