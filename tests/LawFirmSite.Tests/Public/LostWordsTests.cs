using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Tests.Public;

public class LostWordsTests
{
    /// <summary>Waits a second for a locked database, not ten.</summary>
    private sealed class ImpatientSite() : TestSite(OnSqlite)
    {
        public string Database => Path.Combine(Folder, "site.db");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("ConnectionStrings:Sqlite", $"Data Source={Database};Default Timeout=1");
        }
    }

    [Fact]
    public async Task A_locked_database_answers_503_and_gives_the_words_back_but_no_password()
    {
        using var site = new ImpatientSite();
        var staff = await site.StaffAsync();
        await using var holder = await LockAsync(site.Database);

        using var response = await staff.PostAsync("/admin/articles/new", new() { ["Title"] = "写了一上午的文章", ["Body"] = "一个字也不能丢。", ["Password"] = "秘密" }, "/admin/articles/new");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var page = await TestSite.HtmlAsync(response);
        Assert.Contains("一个字也不能丢。", page.QuerySelectorAll("textarea").Select(area => area.TextContent));
        Assert.DoesNotContain("秘密", page.Body!.TextContent);
    }

    [Fact]
    public async Task Reading_goes_on_while_the_database_is_locked_for_writing()
    {
        using var site = new ImpatientSite();
        using var first = await site.Visitor().GetAsync("/");
        await using var holder = await LockAsync(site.Database);

        Assert.Equal(HttpStatusCode.OK, (await site.Visitor().GetAsync("/articles/1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor().GetAsync("/legal-aid")).StatusCode);
    }

    private static async Task<SqliteConnection> LockAsync(string database)
    {
        var holder = new SqliteConnection($"Data Source={database};Pooling=False");
        await holder.OpenAsync();
        await using var command = holder.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return holder;
    }
}
