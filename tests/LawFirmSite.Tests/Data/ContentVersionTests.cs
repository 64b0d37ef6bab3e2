using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Data;

public class ContentVersionTests(TestSite site) : IClassFixture<TestSite>
{
    private Task<Guid> StoredAsync() => site.DbAsync(db => db.ContentStamps.Select(stamp => stamp.Version).SingleAsync());

    private Task<SiteSnapshot> SnapshotAsync() => site.Services.GetRequiredService<CurrentSite>().GetAsync(CancellationToken.None).AsTask();

    [Fact]
    public async Task A_change_of_public_content_raises_the_stamp_in_the_same_save()
    {
        var before = await StoredAsync();

        await site.PublishedAsync(new() { Title = "某文", Body = "正文" });

        Assert.NotEqual(before, await StoredAsync());
        Assert.Equal(await StoredAsync(), site.Services.GetRequiredService<ContentVersion>().Current);
    }

    [Fact]
    public async Task What_visitors_cannot_see_leaves_the_stamp_alone()
    {
        var id = await site.PublishedAsync(new() { Title = "某文", Body = "正文" });
        var before = await StoredAsync();

        await site.DbAsync(async db => { await db.AddViewsAsync(new(ViewedKind.Article, id), site.Clock.Today, 3, CancellationToken.None); return 0; });

        Assert.Equal(before, await StoredAsync());
    }

    [Fact]
    public async Task A_failed_save_raises_nothing()
    {
        var before = await StoredAsync();

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => site.DbAsync(async db =>
        {
            db.Add(new Category("pufa", "重名"));
            return await db.SaveChangesAsync();
        }));

        Assert.Equal(before, await StoredAsync());
    }

    [Fact]
    public async Task The_site_in_memory_follows_a_change_at_once()
    {
        await SnapshotAsync();

        await site.DbAsync(async db =>
        {
            (await db.Offices.OrderBy(office => office.Id).FirstAsync()).Hours = "工作日九点到十七点";
            return await db.SaveChangesAsync();
        });

        Assert.Contains((await SnapshotAsync()).Directory.Offices, office => office.Hours == "工作日九点到十七点");
    }

    [Fact]
    public void What_was_read_before_a_change_of_our_own_does_not_hide_it()
    {
        var version = new ContentVersion { Current = Guid.NewGuid() };
        var before = version.Current;
        var own = Guid.NewGuid();

        version.Current = own;
        version.Learn(stored: before, before);

        Assert.Equal(own, version.Current);
    }

    [Fact]
    public async Task The_site_in_memory_is_loaded_once_for_one_version() =>
        Assert.Same(await SnapshotAsync(), await SnapshotAsync());

    [Fact]
    public async Task Views_of_one_day_add_up()
    {
        var id = await site.PublishedAsync(new() { Title = "某文", Body = "正文" });
        var day = new DateOnly(2026, 3, 2);

        await site.DbAsync(async db =>
        {
            await db.AddViewsAsync(new(ViewedKind.Article, id), day, 3, CancellationToken.None);
            await db.AddViewsAsync(new(ViewedKind.Article, id), day, 4, CancellationToken.None);
            await db.AddViewsAsync(new(ViewedKind.Article, id), day.AddDays(1), 1, CancellationToken.None);
            return 0;
        });

        var counts = await site.DbAsync(db => db.ArticleViews.Where(views => views.ArticleId == id).OrderBy(views => views.Day).Select(views => views.Count).ToListAsync());
        Assert.Equal([7L, 1L], counts);
    }
}
