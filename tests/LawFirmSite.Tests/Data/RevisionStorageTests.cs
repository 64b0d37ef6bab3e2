using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Data;

public class RevisionStorageTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly ArticleText Text = new() { Title = "某文", Body = "正文" };

    [Fact]
    public async Task Every_saved_text_is_a_row_with_plain_columns()
    {
        var titles = await site.DbAsync(async db =>
        {
            db.Add(new Article(Text with { Title = "一行一稿" }, "某某", site.Clock.Now));
            await db.SaveChangesAsync();
            return await db.Database.SqlQuery<string>($"SELECT Text_Title AS Value FROM Revisions WHERE Text_Body = {Text.Body}").ToListAsync();
        });

        Assert.Contains("一行一稿", titles);
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_is_refused_and_both_texts_survive()
    {
        var id = await site.PublishedAsync(Text);
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => site.DbAsync(async first =>
        {
            var mine = await first.Articles.WithLatest().SingleAsync(article => article.Id == id);
            await site.DbAsync(async second =>
            {
                (await second.Articles.WithLatest().SingleAsync(article => article.Id == id)).Save(Text with { Title = "别人的" }, "别人", site.Clock.Now);
                return await second.SaveChangesAsync();
            });
            mine.Save(Text with { Title = "我的" }, "我", site.Clock.Now);
            return await first.SaveChangesAsync();
        }));

        var article = await site.DbAsync(db => db.Articles.AsNoTracking().Include(a => a.Revisions).SingleAsync(a => a.Id == id));
        Assert.Equal(["某文", "别人的"], article.Revisions.OrderBy(r => r.Number).Select(r => r.Text.Title));
    }

    [Fact]
    public async Task Only_the_newest_revision_is_loaded_to_work_on()
    {
        var id = await site.PublishedAsync(Text);
        await site.DbAsync(async db =>
        {
            var article = await db.Articles.WithLatest().SingleAsync(a => a.Id == id);
            article.Save(Text with { Title = "第二稿" }, "某某", site.Clock.Now);
            return await db.SaveChangesAsync();
        });

        var loaded = await site.DbAsync(db => db.Articles.AsNoTracking().WithLatest().SingleAsync(a => a.Id == id));

        Assert.Equal("第二稿", Assert.Single(loaded.Revisions).Text.Title);
        Assert.Equal("某文", loaded.Published!.Title);
    }

    [Fact]
    public async Task A_revision_without_owner_is_refused_by_the_database() =>
        await Assert.ThrowsAnyAsync<Exception>(() => site.DbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Revisions SET ArticleId = NULL, PageId = NULL")));
}
