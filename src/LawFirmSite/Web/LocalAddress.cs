namespace LawFirmSite.Web;

/// <summary>
/// Where somebody goes back to: an address of this site that came in with a request, or another one where it leads anywhere
/// else. Fit for a header, which takes ASCII only.
/// </summary>
public static class LocalAddress
{
    private static readonly Uri Here = new("http://here");

    public static string Of(string? address, string otherwise)
    {
        if (string.IsNullOrEmpty(address)) return otherwise;

        var path = address.StartsWith("~/", StringComparison.Ordinal) ? address[1..] : address;
        // A program on the way may take the escapes apart, and dots fall out: it must be ours before and after.
        return IsLocal(path) && IsLocal(Uri.UnescapeDataString(path))
            && Uri.TryCreate(Here, path, out var whole) && whole.Authority == Here.Authority && IsLocal(whole.PathAndQuery)
            ? whole.PathAndQuery
            : otherwise;
    }

    private static bool IsLocal(string path) => path is ['/', .. var rest]
        && rest is not (['/', ..] or ['\\', ..]) && !path.Any(char.IsControl);
}
