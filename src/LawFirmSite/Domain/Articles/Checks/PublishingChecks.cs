namespace LawFirmSite.Domain.Articles.Checks;

/// <summary>
/// What publishing looks at besides what would stop it (<see cref="Writing.ReasonsNotToPublish"/>): one row a rule, in the
/// order in which an editor is told.
/// </summary>
public static class PublishingChecks
{
    private static readonly (string Rule, Func<CheckedText, string, IEnumerable<Warning>> Find)[] Rules =
    [
        ("personal-data", PersonalNumbers.Find),
        ("unlisted-number", UnlistedNumbers.Find),
        ("weekday", Weekdays.Find),
        ("promotion", PromotionWords.Find),
        ("picture-pending", Pictures.FindPending),
        ("picture-missing", Pictures.FindMissing),
        ("picture-without-words", Pictures.FindSilent),
        ("heading-skipped", HeadingLevels.Find),
        ("link-words", LinkWords.Find),
    ];

    public static IReadOnlyList<string> RuleNames => [.. Rules.Select(rule => rule.Rule)];

    public static IReadOnlyList<Warning> Warnings(CheckedText text) =>
        [.. Rules.SelectMany(rule => rule.Find(text, rule.Rule)).DistinctBy(warning => (warning.Rule, warning.Found))];
}
