using System.Net;

namespace LawFirmSite.Domain.Intake;

internal enum HtmlTokenKind
{
    Text,
    Open,
    Close,
    Comment,
}

/// <summary>A piece of HTML: text (decoded), a tag with its raw attributes, or a comment.</summary>
internal readonly record struct HtmlToken(HtmlTokenKind Kind, string Name, string Content, bool SelfClosing = false);

/// <summary>
/// Cuts HTML into tags and text in one pass. It builds no tree: a page of 10,000 nested or wrongly nested tags
/// costs no more than any other page of its size.
/// </summary>
internal sealed class HtmlTokens(string html)
{
    private int _at;

    public bool Next(out HtmlToken token)
    {
        token = default;
        if (_at >= html.Length)
        {
            return false;
        }

        token = html[_at] == '<' && Markup() is { } markup ? markup : Text();
        return true;
    }

    /// <summary>Skips to behind the closing tag of an element whose content is not HTML (script, style).</summary>
    public string Raw(string name)
    {
        var start = _at;
        for (var at = html.IndexOf("</", start, StringComparison.Ordinal); at >= 0; at = html.IndexOf("</", at + 2, StringComparison.Ordinal))
        {
            if (string.Compare(html, at + 2, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                var end = html.IndexOf('>', at);
                _at = end < 0 ? html.Length : end + 1;
                return html[start..at];
            }
        }

        _at = html.Length;
        return html[start..];
    }

    private HtmlToken Text()
    {
        var end = html.IndexOf('<', _at + 1);
        end = end < 0 ? html.Length : end;
        var raw = html[_at..end];
        _at = end;
        return new(HtmlTokenKind.Text, "", raw.Contains('&') ? WebUtility.HtmlDecode(raw) : raw);
    }

    /// <summary>A tag or comment here, or null where the sign is only a "less than".</summary>
    private HtmlToken? Markup()
    {
        var next = _at + 1 < html.Length ? html[_at + 1] : ' ';
        if (next == '!' || next == '?')
        {
            return Comment();
        }

        var closing = next == '/';
        var start = closing ? _at + 2 : _at + 1;
        if (start >= html.Length || !char.IsAsciiLetter(html[start]))
        {
            return null;
        }

        var nameEnd = start;
        while (nameEnd < html.Length && (char.IsAsciiLetterOrDigit(html[nameEnd]) || html[nameEnd] is ':' or '-' or '_'))
        {
            nameEnd++;
        }

        var end = TagEnd(nameEnd);
        var name = html[start..nameEnd].ToLowerInvariant();
        var attributes = html[nameEnd..end];
        _at = Math.Min(end + 1, html.Length);
        return new(closing ? HtmlTokenKind.Close : HtmlTokenKind.Open, name, attributes, attributes.EndsWith('/'));
    }

    /// <summary>A comment, <c>&lt;!DOCTYPE&gt;</c>, or a Word conditional such as <c>&lt;![if !supportLists]&gt;</c>.</summary>
    private HtmlToken Comment()
    {
        var dashed = string.CompareOrdinal(html, _at, "<!--", 0, 4) == 0;
        var start = _at + (dashed ? 4 : 2);
        var end = start > html.Length ? -1 : html.IndexOf(dashed ? "-->" : ">", start, StringComparison.Ordinal);
        var content = end < 0 ? html[Math.Min(start, html.Length)..] : html[start..end];
        _at = end < 0 ? html.Length : end + (dashed ? 3 : 1);
        return new(HtmlTokenKind.Comment, "", content);
    }

    /// <summary>The closing bracket of a tag, which may stand in a quoted value before; a quote left open ends at the first one.</summary>
    private int TagEnd(int from)
    {
        var first = html.IndexOf('>', from);
        if (first < 0)
        {
            return html.Length;
        }

        var at = from;
        while (at < html.Length)
        {
            var c = html[at];
            if (c == '>')
            {
                return at;
            }

            if (c is '"' or '\'' && at > from && html[at - 1] is '=' or ' ')
            {
                // A value longer than any real one means that the quote was never closed.
                var close = html.IndexOf(c, at + 1, Math.Min(html.Length - at - 1, MostInValue));
                if (close < 0 && at + 1 + MostInValue < html.Length && html.AsSpan(at).StartsWith("\"data:"))
                {
                    close = html.IndexOf(c, at + 1);
                }

                if (close < 0)
                {
                    return Math.Max(first, html.IndexOf('>', at) is >= 0 and var later ? later : first);
                }

                at = close;
            }

            at++;
        }

        return first;
    }

    private const int MostInValue = 20_000;

    /// <summary>The value of an attribute, decoded; null when it is not there.</summary>
    public static string? Attribute(string attributes, string name)
    {
        for (var at = 0; at < attributes.Length;)
        {
            while (at < attributes.Length && (char.IsWhiteSpace(attributes[at]) || attributes[at] == '/'))
            {
                at++;
            }

            var start = at;
            while (at < attributes.Length && !char.IsWhiteSpace(attributes[at]) && (attributes[at] != '=' || at == start))
            {
                at++;
            }

            var found = attributes.AsSpan(start, at - start).Equals(name, StringComparison.OrdinalIgnoreCase);
            var value = Value(attributes, ref at);
            if (found && start < at)
            {
                return WebUtility.HtmlDecode(value);
            }
        }

        return null;
    }

    private static string Value(string attributes, ref int at)
    {
        var sign = at;
        while (sign < attributes.Length && char.IsWhiteSpace(attributes[sign]))
        {
            sign++;
        }

        if (sign >= attributes.Length || attributes[sign] != '=')
        {
            return "";
        }

        sign++;
        while (sign < attributes.Length && char.IsWhiteSpace(attributes[sign]))
        {
            sign++;
        }

        if (sign < attributes.Length && attributes[sign] is '"' or '\'')
        {
            var close = attributes.IndexOf(attributes[sign], sign + 1);
            close = close < 0 ? attributes.Length : close;
            at = Math.Min(close + 1, attributes.Length);
            return attributes[(sign + 1)..close];
        }

        var end = sign;
        while (end < attributes.Length && !char.IsWhiteSpace(attributes[end]))
        {
            end++;
        }

        at = end;
        return attributes[sign..end];
    }
}
