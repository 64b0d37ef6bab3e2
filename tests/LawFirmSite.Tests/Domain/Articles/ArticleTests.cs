using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Tests.Domain.Articles;

public class ArticleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly BodyHtml Html = new("<p>正文</p>", 1);
    private static readonly ArticleText Text = new() { Title = "某文", Body = "正文" };
    private static readonly FirmDirectory Empty = new([], []);

    private static Article New() => new(Text, "某某", Now);

    private static Article Published()
    {
        var article = New();
        Assert.True(article.Publish(Html, "某某", Now));
        return article;
    }

    [Fact]
    public void A_new_article_is_a_draft_with_one_revision()
    {
        var article = New();

        Assert.Equal(ArticleState.Draft, article.StateAt(Now));
        Assert.Equal(1, Assert.Single(article.Revisions).Number);
        Assert.Null(article.Published);
    }

    [Fact]
    public void Staff_find_an_article_under_the_category_of_its_newest_text_and_readers_under_that_of_the_public_one()
    {
        var article = new Article(Text with { CategoryId = 1 }, "某某", Now);
        Assert.True(article.Publish(Html, "某某", Now));

        article.Save(Text with { CategoryId = 2 }, "某某", Now);

        Assert.Equal((2, 1), (article.LatestCategoryId, article.CategoryId));
    }

    [Fact]
    public void Saving_the_same_words_adds_no_revision()
    {
        var article = New();

        Assert.False(article.Save(Text with { }, "某某", Now));
        Assert.Equal(1, article.RevisionCount);
    }

    [Fact]
    public void Saving_leaves_the_public_text_alone_until_it_is_published()
    {
        var article = Published();

        article.Save(Text with { Title = "改过的标题" }, "某某", Now);
        Assert.Equal("某文", article.Published!.Title);
        Assert.True(article.HasUnpublishedChanges);

        article.Publish(Html, "某某", Now.AddDays(1));
        Assert.Equal("改过的标题", article.Published.Title);
        Assert.False(article.HasUnpublishedChanges);
    }

    [Fact]
    public void Publishing_again_keeps_the_date()
    {
        var article = Published();

        article.Publish(Html, "某某", Now.AddDays(9));

        Assert.Equal(Now, article.PublishedAt);
        Assert.Equal(Now.AddDays(9), article.UpdatedAt);
    }

    [Fact]
    public void A_time_in_the_future_schedules()
    {
        var article = New();

        Assert.True(article.Publish(Html, "某某", Now, Now.AddHours(2)));

        Assert.Equal(ArticleState.Scheduled, article.StateAt(Now));
        Assert.Equal(ArticleState.Published, article.StateAt(Now.AddHours(2)));
        Assert.Equal(Now.AddHours(2), article.PublishedAt);
    }

    [Fact]
    public void A_time_in_the_past_means_now()
    {
        var article = New();

        article.Publish(Html, "某某", Now, Now.AddDays(-1));

        Assert.Equal(Now, article.PublishedAt);
    }

    [Fact]
    public void What_visitors_already_read_cannot_be_scheduled()
    {
        var article = Published();

        Assert.False(article.Publish(Html, "某某", Now, Now.AddDays(1)));
        Assert.Equal(Now, article.PublishedAt);
    }

    [Fact]
    public void A_scheduled_article_that_is_published_now_gets_the_date_of_now()
    {
        var article = New();
        article.Publish(Html, "某某", Now, Now.AddDays(1));

        article.Publish(Html, "某某", Now.AddHours(1));

        Assert.Equal(Now.AddHours(1), article.PublishedAt);
    }

    [Fact]
    public void A_withdrawn_article_keeps_its_title_and_date_and_comes_back_under_them()
    {
        var article = Published();

        article.Withdraw("号码有误。", Now.AddDays(1));
        Assert.Equal(ArticleState.Withdrawn, article.StateAt(Now.AddDays(1)));
        Assert.Equal("某文", article.Published!.Title);

        article.Publish(Html, "某某", Now.AddDays(2));
        Assert.Equal(ArticleState.Published, article.StateAt(Now.AddDays(2)));
        Assert.Equal(Now, article.PublishedAt);
        Assert.Empty(article.WithdrawalReason);
    }

    [Fact]
    public void Calling_off_a_scheduled_article_makes_it_a_draft_again()
    {
        var article = New();
        article.Publish(Html, "某某", Now, Now.AddDays(1));

        article.CallOff("改日再说。", "某某", Now);

        Assert.Equal(ArticleState.Draft, article.StateAt(Now.AddDays(2)));
        Assert.Null(article.PublishedAt);
        Assert.Null(article.Published);
    }

    [Fact]
    public void A_submission_names_its_revision_and_ends_when_the_text_is_published()
    {
        var article = New();
        article.Submit("请看看。", "某某", Now);
        article.Save(Text with { Body = "又改了" }, "某某", Now);

        Assert.Equal(new Submission(1, "某某", Now), article.Submission);
        Assert.Equal(ArticleState.Submitted, article.StateAt(Now));

        article.Publish(Html, "编某", Now);
        Assert.Null(article.Submission);
    }

    [Fact]
    public void Changes_of_a_public_article_wait_while_it_stays_public()
    {
        var article = Published();
        article.Save(Text with { Body = "改过" }, "某某", Now);
        article.Submit("", "某某", Now);

        Assert.Equal(ArticleState.Published, article.StateAt(Now));
        article.Return("再改改。", "编某", Now);
        Assert.Null(article.Submission);
        Assert.Equal([RemarkKind.Submitted, RemarkKind.Returned], article.Remarks.Select(remark => remark.Kind));
    }

    [Fact]
    public void A_review_is_of_the_words_that_were_read()
    {
        var article = New();
        article.Vouch(new("律某", new(2026, 3, 1), new(2026, 2, 1)));
        article.Save(Text with { Body = "之后改过" }, "某某", Now);

        Assert.Null(article.Latest.Review);
        Assert.Equal(1, article.ReviewedRevision);
    }

    [Fact]
    public void The_banner_of_an_outdated_text_does_not_come_back_with_new_words()
    {
        var article = Published();
        article.MarkOutdated(new("法律已修改", new(2026, 1, 1), null), Now);
        Assert.Equal(ArticleState.Outdated, article.StateAt(Now));

        article.Publish(Html, "某某", Now);
        Assert.NotNull(article.Outdated);

        article.Withdraw("重写。", Now);
        article.Publish(Html, "某某", Now);
        Assert.Equal((ArticleState.Published, null), (article.StateAt(Now), article.Outdated));
    }

    [Theory]
    [InlineData("https://example.com/1.html", null, "")]
    [InlineData("", "2013-08-26", "")]
    [InlineData("", null, "4版")]
    public void A_reprint_without_its_source_says_why_it_cannot_be_published(string url, string? date, string page)
    {
        var text = Text with { OriginalUrl = url, SourceDate = date is null ? null : DateOnly.Parse(date), SourcePage = page };

        Assert.Contains("来源", Assert.Single(new Article(text, "某某", Now).ReasonsNotToPublish(Empty)));
        Assert.Empty(new Article(text with { Source = "长治日报" }, "某某", Now).ReasonsNotToPublish(Empty));
    }

    [Fact]
    public void The_category_of_a_draft_is_not_public()
    {
        var article = Published();

        article.Save(Text with { CategoryId = 3 }, "某某", Now);
        Assert.Null(article.CategoryId);

        article.Publish(Html, "某某", Now);
        Assert.Equal(3, article.CategoryId);
    }

    [Fact]
    public void An_article_without_text_says_why_it_cannot_be_published()
    {
        var article = new Article(new() { Title = "某文", Body = " \n" }, "某某", Now);

        Assert.Contains("正文", Assert.Single(article.ReasonsNotToPublish(Empty)));
    }

    [Theory]
    [InlineData("{{office:7}}")]
    [InlineData("{{legal-aid:7}}")]
    [InlineData("  {{ legal-aid:7 }}  ")]
    public void A_directory_line_that_stands_for_nothing_is_named(string line)
    {
        var article = new Article(new() { Title = "某文", Body = $"前文\n\n{line}\n\n后文" }, "某某", Now);

        Assert.Contains(":7}}", Assert.Single(article.ReasonsNotToPublish(Empty)));
    }

    [Fact]
    public void The_whole_directory_can_always_be_shown() => Assert.Empty(
        new Article(new() { Title = "某文", Body = "{{legal-aid}}" }, "某某", Now).ReasonsNotToPublish(new([new Office("某办公室")], [new LegalAidCenter("某中心")])));
}
