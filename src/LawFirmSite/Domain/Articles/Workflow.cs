namespace LawFirmSite.Domain.Articles;

/// <summary>Where an article stands, as staff see it.</summary>
public enum ArticleState
{
    Draft,

    /// <summary>Never public yet, and waiting for an editor.</summary>
    Submitted,
    Scheduled,
    Published,

    /// <summary>Public under a banner that says why it no longer holds.</summary>
    Outdated,
    Withdrawn,
}

/// <summary>What can be done with an article as a whole; its words are saved at any time.</summary>
public enum ArticleVerb
{
    Submit,
    TakeBack,
    Return,
    Publish,
    Schedule,
    CallOff,
    Withdraw,
    MarkOutdated,
    ClearOutdated,
}

/// <summary>Who may take a step: whoever may change the article (its author, or any editor), or editors only.</summary>
public enum Hand
{
    Writer,
    Editor,
}

/// <summary>
/// A row of <see cref="Workflow.Steps"/>: from each of these states the verb leads to <see cref="To"/>, or leaves the state
/// as it is (null), and <see cref="By"/> may do it.
/// </summary>
public sealed record Step(ArticleState[] From, ArticleVerb Verb, ArticleState? To, Hand By);

/// <summary>The life of an article in one table. The entity refuses what is not in it, and pages offer what is.</summary>
public static class Workflow
{
    // Out: what visitors read, read once, or will read. Its author submits changes of it, while it stays where it is.
    private static readonly ArticleState[] Out = [ArticleState.Scheduled, ArticleState.Published, ArticleState.Outdated, ArticleState.Withdrawn];

    public static readonly IReadOnlyList<Step> Steps =
    [
        new([ArticleState.Draft], ArticleVerb.Submit, ArticleState.Submitted, Hand.Writer),
        new([ArticleState.Submitted], ArticleVerb.TakeBack, ArticleState.Draft, Hand.Writer),
        new([ArticleState.Submitted], ArticleVerb.Return, ArticleState.Draft, Hand.Editor),
        new(Out, ArticleVerb.Submit, null, Hand.Writer),
        new(Out, ArticleVerb.TakeBack, null, Hand.Writer),
        new(Out, ArticleVerb.Return, null, Hand.Editor),

        new([ArticleState.Draft, ArticleState.Submitted, ArticleState.Scheduled, ArticleState.Withdrawn], ArticleVerb.Publish, ArticleState.Published, Hand.Editor),
        new([ArticleState.Published, ArticleState.Outdated], ArticleVerb.Publish, null, Hand.Editor),
        // Not a withdrawn one: its address says why it was taken away, and has to go on saying so until it is back.
        new([ArticleState.Draft, ArticleState.Submitted, ArticleState.Scheduled], ArticleVerb.Schedule, ArticleState.Scheduled, Hand.Editor),
        new([ArticleState.Scheduled], ArticleVerb.CallOff, ArticleState.Draft, Hand.Editor),

        new([ArticleState.Published, ArticleState.Outdated], ArticleVerb.MarkOutdated, ArticleState.Outdated, Hand.Editor),
        new([ArticleState.Outdated], ArticleVerb.ClearOutdated, ArticleState.Published, Hand.Editor),
        new([ArticleState.Published, ArticleState.Outdated], ArticleVerb.Withdraw, ArticleState.Withdrawn, Hand.Editor),
    ];

    /// <summary>
    /// The row for a verb, or null when there is none. Whether a text waits for an editor decides about submitting: only one
    /// that does not wait can be submitted, and only one that waits taken back or returned.
    /// </summary>
    public static Step? Find(ArticleState state, bool isWaiting, ArticleVerb verb)
    {
        if (verb == ArticleVerb.Submit && isWaiting) return null;
        if (verb is ArticleVerb.TakeBack or ArticleVerb.Return && !isWaiting) return null;
        return Steps.SingleOrDefault(step => step.Verb == verb && step.From.Contains(state));
    }

    public static bool Allows(ArticleState state, bool isWaiting, ArticleVerb verb, Hand hand) =>
        Find(state, isWaiting, verb) is { } step && (step.By == Hand.Writer || hand == Hand.Editor);
}
