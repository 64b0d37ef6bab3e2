using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Tests.Public;

/// <summary>search.db is derived: whatever happens to it, the site answers, and the index comes back.</summary>
public sealed class SearchHealingTests(TestSite site) : IClassFixture<TestSite>
{
    private string Index => Path.Combine(site.Folder, "search.db");

    [Fact]
    public async Task A_deleted_index_comes_back_under_the_running_site()
    {
        var id = await site.PublishedAsync(new() { Title = "删去的索引", Body = "正文。" });
        Assert.Contains($"/articles/{id}", await SearchAsync("删去的索引"));

        foreach (var file in Directory.GetFiles(site.Folder, "search.db*")) File.Delete(file);

        Assert.Contains($"/articles/{id}", await SearchAsync("删去的索引"));
        await Eventually.TrueAsync(async () => (await SearchAsync("删去的索引"), File.Exists(Index)) is (var page, true) && !page.Contains("正在整理"));
    }

    public static TheoryData<string> Damages => ["nothing", "half", "noise", "a table", "another version", "a foreign file", "a hole"];

    [Theory, MemberData(nameof(Damages))]
    public async Task A_damaged_index_is_made_anew(string damage)
    {
        var title = $"损坏的索引{damage.GetHashCode(StringComparison.Ordinal):x}";
        var id = await site.PublishedAsync(new() { Title = title, Body = "正文。" });
        await SearchAsync(title);

        await DamageAsync(damage);

        await Eventually.TrueAsync(async () => await SearchAsync(title) is var page && page.Contains($"/articles/{id}") && !page.Contains("正在整理"));
        var newer = await site.PublishedAsync(new() { Title = $"新{title}", Body = "正文。" });
        await Eventually.TrueAsync(async () => (await SearchAsync(title)).Contains($"/articles/{newer}"));
    }

    [Fact]
    public async Task While_another_program_holds_the_index_the_newest_articles_are_looked_through()
    {
        await SearchAsync("锁住");
        var id = await site.PublishedAsync(new() { Title = "锁住的索引", Body = "正文。" });
        using (var other = new SqliteConnection($"Data Source={Index};Pooling=False"))
        {
            await other.OpenAsync();
            await using (var command = other.CreateCommand())
            {
                command.CommandText = "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE held(x);";
                await command.ExecuteNonQueryAsync();
            }

            var page = await SearchAsync("锁住的索引");

            Assert.Contains("正在整理", page);
            Assert.Contains($"/articles/{id}", page);
        }
        await Eventually.TrueAsync(async () => !(await SearchAsync("锁住的索引")).Contains("正在整理"));
    }

    [Fact]
    public async Task Two_processes_share_one_index_and_each_finds_what_the_other_published()
    {
        await using var second = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development");
            host.UseSetting("Data:Folder", site.Folder);
            host.UseSetting("RateLimits:SearchesPerMinute", "100000");
            foreach (var (key, value) in site.SharedDatabase) host.UseSetting(key, value);
        });
        using var elsewhere = second.CreateClient();
        await SearchAsync("分身");

        for (var n = 0; n < 5; n++)
        {
            var id = await site.PublishedAsync(new() { Title = $"分身之{n}", Body = "正文。" });
            var both = new[] { SearchAsync("分身"), elsewhere.GetStringAsync("/search?q=分身"), SearchAsync("分身"), elsewhere.GetStringAsync("/search?q=分身") };
            await Task.WhenAll(both);
            Assert.Contains($"/articles/{id}", await SearchAsync("分身"));
            await Eventually.TrueAsync(async () => (await elsewhere.GetStringAsync("/search?q=分身")).Contains($"/articles/{id}"));
        }
        Assert.Equal("ok", await CheckedAsync());
    }

    private async Task<string> SearchAsync(string words)
    {
        using var answer = await site.Visitor().GetAsync($"/search?q={Uri.EscapeDataString(words)}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task DamageAsync(string damage)
    {
        var bytes = await File.ReadAllBytesAsync(Index);
        switch (damage)
        {
            case "nothing":
                await File.WriteAllBytesAsync(Index, []);
                break;
            case "half":
                await File.WriteAllBytesAsync(Index, bytes[..(bytes.Length / 2)]);
                break;
            case "noise":
                new Random(3).NextBytes(bytes.AsSpan(4096));
                await File.WriteAllBytesAsync(Index, bytes);
                break;
            case "a hole":
                bytes.AsSpan(bytes.Length / 3, bytes.Length / 3).Clear();
                await File.WriteAllBytesAsync(Index, bytes);
                break;
            case "a foreign file":
                await File.WriteAllTextAsync(Index, new string('字', 5000));
                break;
            case "a table":
                await ExecuteAsync("DROP TABLE texts");
                break;
            case "another version":
                await ExecuteAsync("PRAGMA user_version=99");
                break;
        }
    }

    private async Task<string?> CheckedAsync() => await ExecuteAsync("PRAGMA quick_check") as string;

    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Index};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
