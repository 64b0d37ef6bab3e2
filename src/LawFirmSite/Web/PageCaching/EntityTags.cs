using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LawFirmSite.Web.PageCaching;

/// <summary>If-None-Match (RFC 9110 §13.1.2): one tag, a list or <c>*</c>, compared weakly. What cannot be read matches nothing.</summary>
public static class EntityTags
{
    public static bool Match(StringValues sent, string tag)
    {
        if (sent.Count == 0) return false;
        // What a browser sends back, in nearly every case.
        if (sent.Count == 1 && (sent[0] == tag || sent[0] == "*")) return true;
        if (!EntityTagHeaderValue.TryParseList([.. sent.Where(value => value is not null).Select(value => value!)], out var tags)) return false;

        foreach (var candidate in tags)
            if (candidate.Tag == tag || candidate.Tag == "*") return true;
        return false;
    }
}
