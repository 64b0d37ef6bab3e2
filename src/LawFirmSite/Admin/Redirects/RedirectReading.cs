using LawFirmSite.Data;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Redirects;

/// <summary>What a typed redirect would become.</summary>
/// <param name="From">As it is kept; null when it cannot be.</param>
/// <param name="To">The page at the end of the chain; null when there is a fault.</param>
/// <param name="Before">Where the same former address leads now.</param>
/// <param name="Fault">Why it cannot be saved.</param>
/// <param name="Warning">What should be known about it all the same.</param>
public sealed record ReadRedirect(RedirectLine Line, string? From, SiteAddress? To, string? Before, string? Fault, string? Warning)
{
    public bool IsThere => Fault is null && Before == To?.ToString();
}

/// <summary>Judges typed redirects by what there is: pages, other redirects, and the other lines typed with them.</summary>
internal static class RedirectReading
{
    private const string Admin = "/admin";

    /// <param name="except">The redirect that is being changed, which does not stand in its own way.</param>
    public static async Task<IReadOnlyList<ReadRedirect>> ReadAsync(
        SiteDb db, SiteSettings settings, DateTimeOffset now, IReadOnlyList<RedirectLine> lines, int? except, CancellationToken cancel)
    {
        var known = await db.Redirects.AsNoTracking().InUse().Where(redirect => redirect.Id != except)
            .Select(redirect => new { redirect.From, redirect.To }).ToDictionaryAsync(redirect => redirect.From, redirect => redirect.To, StringComparer.Ordinal, cancel);
        var spelled = lines.Select(line => (Line: line, From: FormerAddress.Read(line.From, out var fault), Fault: fault, To: Local(line.To, settings))).ToList();
        var standings = await db.StandingsAsync(spelled.SelectMany(row => new[] { row.From, row.To }).OfType<string>(), now, cancel);

        var next = new Dictionary<string, string>(known, StringComparer.Ordinal);
        // Of two lines for one address the first counts.
        foreach (var row in Enumerable.Reverse(spelled))
            if (row is { From: { } from, To: { } to }) next[from] = to;

        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. spelled.Select(row => Judge(row.Line, row.From, row.Fault, row.To))];

        ReadRedirect Judge(RedirectLine line, string? from, string? fault, string? to)
        {
            if (from is null) return Refused(fault!);
            if (!seen.Add(from)) return Refused("这条旧网址上面已经写过。");
            if (from == Admin || from.StartsWith(Admin + "/", StringComparison.Ordinal)) return Refused("/admin 开头的网址是管理页面，不能用。");
            if (standings.TryGetValue(from, out var there) && there.IsOpen) return Refused($"{from} 现在就打得开（{there.Name}），不用转。");
            if (to is null) return Refused(line.To.Length == 0 ? "没有写转到哪里。" : $"“{line.To}”不是本站的网址。请写成 /articles/12 的样子，或者从列表里选。");

            var chain = RedirectChain.From(from, to, address => standings.TryGetValue(address, out var standing) && standing.IsOpen ? null : next.GetValueOrDefault(address));
            if (chain.IsLoop) return Refused($"转来转去回到了原处：{chain}。");
            if (SiteAddress.Read(chain.End) is not { } end) return Refused($"“{line.To}”不是本站的网址，也不是列表里的旧网址。请写成 /articles/12 的样子，或者从列表里选。");

            var warning = standings.TryGetValue(chain.End, out var target) && !target.IsOpen ? $"{chain.End} {target.Fault}" : null;
            return new(line, from, end, known.GetValueOrDefault(from), null, warning);

            ReadRedirect Refused(string reason) => new(line, from, null, null, reason, null);
        }
    }

    /// <summary>The redirects that lead to a former address lead on to where it goes, so that nobody is sent on twice.</summary>
    public static async Task LeadOnAsync(this SiteDb db, string from, SiteAddress to, CancellationToken cancel)
    {
        foreach (var leading in await db.Redirects.InUse().Where(redirect => redirect.To == from).ToListAsync(cancel)) leading.LeadTo(to);
    }

    /// <summary>A target as it was typed or copied from the address bar; null when it is on another site.</summary>
    private static string? Local(string typed, SiteSettings settings)
    {
        var text = typed.Trim();
        if (Uri.TryCreate(text, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https")
        {
            if (!settings.Answers(new HostString(whole.Host))) return null;
            text = whole.AbsolutePath;
        }
        var page = text.Length > 1 ? text.TrimEnd('/') : text;
        return SiteAddress.Read(page) is { } address ? address.ToString() : text.StartsWith('/') ? FormerAddress.Read(text, out _) : null;
    }
}
