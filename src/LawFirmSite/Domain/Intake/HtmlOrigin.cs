namespace LawFirmSite.Domain.Intake;

/// <summary>Rule S1 for HTML: which program wrote it. WPS claims to be Word and is known by its own habits.</summary>
internal static class HtmlOrigin
{
    private static readonly string[] WeChatMarks = ["activity-name", "js_content", "rich_media_", "mmbiz.qpic.cn", "mp.weixin.qq.com"];

    private static readonly string[] WpsMarks = ["DocumentNotSpecified", "Kingsoft", "WPS Office"];

    private static readonly string[] WordMarks = ["Microsoft Word", "urn:schemas-microsoft-com:office", "class=Mso", "class=\"Mso", "class='Mso", "mso-", "<o:p"];

    public static string Of(string html)
    {
        if (WeChatMarks.Any(mark => html.Contains(mark, StringComparison.Ordinal)))
        {
            return "wechat";
        }

        if (!WordMarks.Any(mark => html.Contains(mark, StringComparison.OrdinalIgnoreCase)))
        {
            return WpsMarks.Any(mark => html.Contains(mark, StringComparison.Ordinal)) ? "wps" : "web";
        }

        var fontsInWord = html.Contains("<font", StringComparison.OrdinalIgnoreCase) && html.Contains("mso-", StringComparison.OrdinalIgnoreCase);
        return fontsInWord || WpsMarks.Any(mark => html.Contains(mark, StringComparison.Ordinal)) || HasFineMeasures(html) ? "wps" : "word";
    }

    /// <summary>21.0000pt and 7.8 磅 are written by WPS only.</summary>
    private static bool HasFineMeasures(string html)
    {
        for (var at = html.IndexOf("0000pt", StringComparison.Ordinal); at > 0; at = html.IndexOf("0000pt", at + 1, StringComparison.Ordinal))
        {
            if (html[at - 1] == '.')
            {
                return true;
            }
        }

        for (var at = html.IndexOf("00pt", StringComparison.Ordinal); at > 3; at = html.IndexOf("00pt", at + 1, StringComparison.Ordinal))
        {
            if (html[at - 3] == '.' && char.IsAsciiDigit(html[at - 1]) && char.IsAsciiDigit(html[at - 2]))
            {
                return true;
            }
        }

        return html.Contains('磅') && html.Contains("mso-", StringComparison.Ordinal);
    }
}
