using System.Text.RegularExpressions;

namespace LawFirmSite.Domain.Articles.Checks;

/// <summary>Links whose words say nothing on their own, as they are heard in a list of links (WCAG 2.4.4).</summary>
internal static partial class LinkWords
{
    public static IEnumerable<Warning> Find(CheckedText text, string rule) =>
        from match in SaysNothing().Matches(text.Text.Body)
        select CheckedText.At(rule, "链接的文字没有说明会打开什么。请写出内容的名字，例如“法律援助申请表”。", CheckedText.BodyName, text.Text.Body, match.Index, match.Index + match.Length);

    [GeneratedRegex(@"(?<!!)\[[\s*]*(?:请?(?:点击|点|戳|按)(?:这里|此处|此|这儿|打开|查看|进入|链接)?|这里|这儿|此处|此链接|链接|网址|查看|详情|more|here|click\s?here|link)[\s*]*\](?:\([^)\n]{0,500}\)|\[[^\]\n]{0,100}\])", RegexOptions.IgnoreCase)]
    private static partial Regex SaysNothing();
}
