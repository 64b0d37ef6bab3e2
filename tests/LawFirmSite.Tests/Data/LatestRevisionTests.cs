using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Data;

public sealed class LatestRevisionTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_article_to_work_on_has_its_newest_revision_alone()
    {
        var id = await site.PublishedAsync(new() { Title = "第一稿", Body = "正文" });
        await site.DbAsync(async db =>
        {
            (await db.Articles.FindToWorkOnAsync(db, id, default))!.Save(new ArticleText { Title = "第二稿", Body = "正文" }, "某某", site.Clock.Now);
            return await db.SaveChangesAsync();
        });

        var revisions = await site.DbAsync(async db => (await db.Articles.FindToWorkOnAsync(db, id, default))!.Revisions.ToList());

        Assert.Equal("第二稿", Assert.Single(revisions).Text.Title);
        Assert.Null(await site.DbAsync(db => db.Articles.Where(_ => false).FindToWorkOnAsync(db, id, default)));
    }
}
