using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Web;

public class ViewCounterTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 8.1; 某手机) AppleWebKit/537.36 Chrome/66.0 Mobile Safari/537.36";

    private Task<int> NewAsync() => site.PublishedAsync(new() { Title = "某文", Body = "正文" });

    private async Task ReadAsync(int id, string browser)
    {
        var visitor = site.Visitor();
        visitor.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", browser);
        using var response = await visitor.GetAsync($"/articles/{id}");
    }

    private async Task<long> CountAsync(int id)
    {
        await site.Services.GetRequiredService<ViewCounter>().FlushAsync(CancellationToken.None);
        return await site.DbAsync(db => db.ArticleViews.Where(views => views.ArticleId == id).SumAsync(views => views.Count));
    }

    [Fact]
    public async Task A_reader_counts_once_a_day()
    {
        var id = await NewAsync();

        await ReadAsync(id, Phone);
        await ReadAsync(id, Phone);
        await ReadAsync(id, Phone + " MicroMessenger");

        Assert.Equal(2, await CountAsync(id));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Baiduspider/2.0)")]
    [InlineData("curl/8.0")]
    [InlineData("")]
    public async Task Programs_do_not_count(string browser)
    {
        var id = await NewAsync();

        await ReadAsync(id, browser);

        Assert.Equal(0, await CountAsync(id));
    }

    [Theory]
    [InlineData(ViewedKind.LegalAidCenter, "/legal-aid/2")]
    [InlineData(ViewedKind.Office, "/offices/2")]
    public async Task Readers_of_the_directory_are_counted_beside_those_of_articles(ViewedKind kind, string path)
    {
        var visitor = site.Visitor();
        visitor.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Phone);
        for (var time = 0; time < 2; time++) (await visitor.GetAsync(path)).Dispose();

        await site.Services.GetRequiredService<ViewCounter>().FlushAsync(CancellationToken.None);

        Assert.Equal(1, await site.DbAsync(db => db.DirectoryViews.Where(views => views.Kind == kind && views.EntryId == 2).SumAsync(views => views.Count)));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_counted()
    {
        await ReadAsync(999_999, Phone);

        Assert.Equal(0, await CountAsync(999_999));
    }

    [Fact]
    public async Task Nothing_is_lost_at_a_clean_stop()
    {
        using var shortLived = new TestSite();
        var id = await shortLived.PublishedAsync(new() { Title = "某文", Body = "正文" });
        var visitor = shortLived.Visitor();
        visitor.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Phone);
        using var response = await visitor.GetAsync($"/articles/{id}");

        await shortLived.Services.GetRequiredService<ViewCounter>().StopAsync(CancellationToken.None);

        Assert.Equal(1, await shortLived.DbAsync(db => db.ArticleViews.Where(views => views.ArticleId == id).SumAsync(views => views.Count)));
    }
}
