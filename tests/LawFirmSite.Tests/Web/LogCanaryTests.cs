using System.Net;
using System.Text.Json;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Tests.Admin;
using LawFirmSite.Tests.BadInput;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Tests.Web;

/// <summary>
/// The files of the log, as a published site writes them, after every form was sent with words that can be told apart: first to a
/// database that takes them, then to one that refuses every change. Our own code logs all it has to say.
/// </summary>
public sealed class LogCanaryTests
{
    private const string Canary = "zqcanary";
    private const string Secret = $"{Canary} 四个 不相干 的词";

    private sealed class LoggingSite() : TestSite(new(OnSqlite) { ["Site:PublicOrigin"] = "http://localhost", ["Serilog:MinimumLevel:Override:LawFirmSite"] = "Verbose" })
    {
        public string Logs => Path.Combine(Folder, "logs");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Production");
        }

        /// <summary>Every change of anything but sessions fails from now on.</summary>
        public void RefuseChanges()
        {
            using var database = new SqliteConnection($"Data Source={Path.Combine(Folder, "site.db")};Pooling=False");
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE '%Session%'";
            var tables = new List<string>();
            using (var reader = command.ExecuteReader())
                while (reader.Read()) tables.Add(reader.GetString(0));
            command.CommandText = string.Concat(tables.SelectMany(table => new[] { "INSERT", "UPDATE" }.Select(deed =>
                $"CREATE TRIGGER \"refuse_{table}_{deed}\" BEFORE {deed} ON \"{table}\" BEGIN SELECT RAISE(ABORT, 'refused by the test'); END;")));
            command.ExecuteNonQuery();
        }
    }

    [Fact]
    public async Task No_password_token_draft_or_form_is_ever_in_the_log_also_when_the_database_fails()
    {
        using var site = new LoggingSite();
        // Number 1 is somebody else, so that no form takes the rights of the one who tries.
        await site.StaffAsync(StaffRole.Editor);
        var staff = await site.StaffAsync(StaffRole.Administrator);
        var secrets = new List<string> { Canary, TestSite.Password };

        var article = await staff.NewArticleAsync($"{Canary} 标题", $"{Canary} 正文");
        using (await staff.PostAsync($"/admin/articles/{article}/preview-links", [])) { }
        var preview = new Uri((await staff.PageAsync($"/admin/articles/{article}")).QuerySelector("#new-preview-link")!.GetAttribute("value")!).AbsolutePath;
        using var invited = await staff.PostAsync("/admin/staff/new", new() { ["UserName"] = $"{Canary}-invited", ["Role"] = "Author" }, "/admin/staff/new");
        var token = System.Text.RegularExpressions.Regex.Match(await invited.Content.ReadAsStringAsync(), "new-password\\?token=([^\"&<]+)").Groups[1].Value;
        Assert.NotEmpty(token);
        secrets.AddRange([preview.Split('/')[2], token]);

        await SendEverythingAsync(site, staff, preview, token, article);
        site.RefuseChanges();
        await SendEverythingAsync(site, staff, preview, token, article);
        foreach (var path in StaffForms.Pages(site))
            using (await staff.GetAsync($"{path}?q={Canary}&token={Canary}&back=/{Canary}")) { }

        var lines = await LinesAsync(site);
        Assert.Contains(lines, line => line.Contains("A sign-in was refused", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("refused by the test", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("/preview/…", StringComparison.Ordinal));
        Assert.Empty(lines.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase))).Select(line => line[..Math.Min(line.Length, 2_000)]).Take(3));
        Assert.All(lines, line => Assert.EndsWith("Z", JsonDocument.Parse(line).RootElement.GetProperty("@t").GetString()));
    }

    private static async Task SendEverythingAsync(LoggingSite site, StaffClient staff, string preview, string token, int article)
    {
        var visitor = new StaffClient(site.Visitor(), "");
        foreach (var path in new[] { preview, $"{preview}/print", $"/preview/{Canary}-no-such-link-2", $"/search?q={Canary}", $"/admin/new-password?token={token}", $"/admin/setup?token={Canary}", $"/admin/sign-in?back=/{Canary}", $"/care?on=1&back=/{Canary}" })
            using (await visitor.GetAsync(path)) { }
        foreach (var name in new[] { staff.UserName, Canary })
            using (await visitor.PostAsync("/admin/sign-in", new() { ["UserName"] = name, ["Password"] = Secret })) { }
        using (await visitor.PostAsync("/admin/new-password", new() { ["Token"] = token, ["Password"] = Canary, ["PasswordAgain"] = Canary })) { }
        using (await visitor.PostAsync("/admin/setup", new() { ["Token"] = Canary, ["UserName"] = Canary, ["Password"] = Secret, ["PasswordAgain"] = Secret })) { }

        var requestToken = (await staff.PageAsync("/admin/articles/new")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var (path, fields) in StaffForms.Posted(site))
        {
            using var form = new MultipartFormDataContent { { new StringContent(requestToken), "__RequestVerificationToken" } };
            foreach (var (name, isFile) in fields)
            {
                if (isFile) form.Add(new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(Canary)), name, $"{Canary}.png");
                else form.Add(new StringContent(StaffForms.Usual(name) is var usual && usual != "某某" ? usual : $"{Canary} {name}"), name);
            }
            using var answer = await staff.Http.PostAsync(path, form);
            if (answer.StatusCode == HttpStatusCode.Unauthorized) using (await staff.PostAsync("/admin/sign-in", new() { ["UserName"] = staff.UserName, ["Password"] = TestSite.Password })) { }
        }
        foreach (var path in new[] { "/admin/articles/new", $"/admin/articles/{article}" })
            using (await staff.PostAsync(path, ArticlePages.Fields($"{Canary} 标题", $"{Canary} 正文 {Guid.NewGuid()}"), path)) { }
    }

    private static async Task<List<string>> LinesAsync(LoggingSite site)
    {
        var lines = new List<string>();
        foreach (var file in Directory.GetFiles(site.Logs))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            lines.AddRange((await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        return lines;
    }
}
