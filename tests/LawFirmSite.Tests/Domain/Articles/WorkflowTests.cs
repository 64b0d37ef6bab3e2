using LawFirmSite.Domain.Articles;

namespace LawFirmSite.Tests.Domain.Articles;

/// <summary>Every state against every verb: the entity does what the table says, and nothing else.</summary>
public class WorkflowTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly BodyHtml Html = new("<p>正文</p>", 1);
    private static readonly OutdatedMark Mark = new("法律已修改", new(2026, 1, 1), null);

    public static TheoryData<ArticleState, bool, ArticleVerb> Walk()
    {
        var walk = new TheoryData<ArticleState, bool, ArticleVerb>();
        foreach (var state in Enum.GetValues<ArticleState>())
            foreach (var verb in Enum.GetValues<ArticleVerb>())
            {
                if (state != ArticleState.Submitted) walk.Add(state, false, verb);
                if (state != ArticleState.Draft) walk.Add(state, true, verb);
            }
        return walk;
    }

    [Theory, MemberData(nameof(Walk))]
    public void A_step_leads_where_the_table_says_and_no_other_is_taken(ArticleState state, bool isWaiting, ArticleVerb verb)
    {
        var article = In(state, isWaiting);
        Assert.Equal((state, isWaiting), (article.StateAt(Now), article.Submission is not null));

        if (Workflow.Find(state, isWaiting, verb) is { } step)
        {
            Assert.True(Do(article, verb));
            Assert.Equal(step.To ?? state, article.StateAt(Now));
            return;
        }
        var before = (article.PublishedAt, article.WithdrawnAt, article.Outdated, article.Submission, article.Published);
        Assert.False(Do(article, verb));
        Assert.Equal(before, (article.PublishedAt, article.WithdrawnAt, article.Outdated, article.Submission, article.Published));
    }

    [Fact]
    public void Authors_submit_and_take_back_and_editors_do_the_rest()
    {
        Assert.Equal([ArticleVerb.Submit, ArticleVerb.TakeBack], Workflow.Steps.Where(step => step.By == Hand.Writer).Select(step => step.Verb).Distinct());
        Assert.All(Walk().Select(row => ((ArticleState)row[0], (bool)row[1], (ArticleVerb)row[2])), row => Assert.Equal(
            Workflow.Find(row.Item1, row.Item2, row.Item3) is not null, Workflow.Allows(row.Item1, row.Item2, row.Item3, Hand.Editor)));
    }

    [Fact]
    public void No_state_has_two_rows_for_one_verb() => Assert.All(
        Workflow.Steps.SelectMany(step => step.From.Select(from => (from, step.Verb))).GroupBy(pair => pair), group => Assert.Single(group));

    private static Article In(ArticleState state, bool isWaiting)
    {
        var article = new Article(new() { Title = "某文", Body = "正文" }, "某某", Now);
        if (state is ArticleState.Scheduled) article.Publish(Html, "编某", Now, Now.AddDays(1));
        if (state is ArticleState.Published or ArticleState.Outdated or ArticleState.Withdrawn) article.Publish(Html, "编某", Now);
        if (state is ArticleState.Outdated) article.MarkOutdated(Mark, Now);
        if (state is ArticleState.Withdrawn) article.Withdraw("某因", Now);
        if (isWaiting) article.Submit("", "某某", Now);
        return article;
    }

    private static bool Do(Article article, ArticleVerb verb)
    {
        try
        {
            switch (verb)
            {
                case ArticleVerb.Submit: article.Submit("", "某某", Now); break;
                case ArticleVerb.TakeBack: article.TakeBack("某某", Now); break;
                case ArticleVerb.Return: article.Return("再改", "编某", Now); break;
                case ArticleVerb.Publish: return article.Publish(Html, "编某", Now);
                case ArticleVerb.Schedule: return article.Publish(Html, "编某", Now, Now.AddDays(2));
                case ArticleVerb.CallOff: article.CallOff("", "编某", Now); break;
                case ArticleVerb.Withdraw: article.Withdraw("某因", Now); break;
                case ArticleVerb.MarkOutdated: article.MarkOutdated(Mark, Now); break;
                case ArticleVerb.ClearOutdated: article.ClearOutdated(Now); break;
            }
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
