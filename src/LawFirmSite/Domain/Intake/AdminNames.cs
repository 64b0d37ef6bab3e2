namespace LawFirmSite.Domain.Intake;

/// <summary>Rule D6: administrative names of Changzhi that have been replaced. Texts keep them; they are only pointed out.</summary>
internal static class AdminNames
{
    private static readonly (string Old, string New)[] Names =
    [
        ("长治市城区", "潞州区"), ("长治市郊区", "潞州区"),
        ("城区法律援助中心", "潞州区"), ("郊区法律援助中心", "潞州区"), ("城区司法局", "潞州区"), ("郊区司法局", "潞州区"),
        ("长治县", "上党区"), ("潞城市", "潞城区"), ("屯留县", "屯留区"), ("韩店镇", "韩店街道"), ("麟绛镇", "麟绛街道"),
    ];

    /// <summary>The new names, each once, in the order of the rule.</summary>
    public static string[] In(string text) =>
        [.. Names.Where(name => Occurs(text, name.Old)).Select(name => name.New).Distinct()];

    public static bool AnyIn(string text) => Names.Any(name => Occurs(text, name.Old));

    /// <summary>What places of this text are or were called as well: people look for the name they know.</summary>
    public static IEnumerable<string> AlsoCalled(string text) => Names
        .SelectMany(name => (string[])[.. Occurs(text, name.New) ? (string[])[name.Old] : [], .. Occurs(text, name.Old) ? (string[])[name.New] : []]).Distinct();

    /// <summary>长治县级 is the beginning of another word.</summary>
    private static bool Occurs(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if (name != "长治县" || at + 3 >= text.Length || text[at + 3] != '级')
            {
                return true;
            }
        }

        return false;
    }
}
