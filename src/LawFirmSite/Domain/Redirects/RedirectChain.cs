namespace LawFirmSite.Domain.Redirects;

/// <summary>
/// Where an address ends when redirects are followed one after another. A redirect is saved with the end of its chain, so
/// that a visitor is sent on once.
/// </summary>
/// <param name="Steps">Every address on the way, the first one included.</param>
public sealed record RedirectChain(IReadOnlyList<string> Steps, bool IsLoop)
{
    public string End => Steps[^1];

    /// <param name="next">Where an address leads to, or null when it leads nowhere else.</param>
    public static RedirectChain From(string from, string to, Func<string, string?> next)
    {
        List<string> steps = [from, to];
        if (from == to) return new(steps, IsLoop: true);

        while (next(steps[^1]) is { } further)
        {
            var isLoop = steps.Contains(further);
            steps.Add(further);
            if (isLoop) return new(steps, IsLoop: true);
        }
        return new(steps, IsLoop: false);
    }

    public override string ToString() => string.Join(" → ", Steps);
}
