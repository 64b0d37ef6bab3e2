using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>The frame of the old site around the article: menus and names above it (M6), contacts below it (M9).</summary>
internal static class SiteFrame
{
    private static readonly string[] MenuWords =
    [
        "首页", "网站首页", "设为首页", "加入收藏", "收藏本站", "联系我们", "关于我们", "网站地图", "网站导航", "在线留言", "在线咨询", "留言板",
        "English", "登录", "注册", "站内搜索", "搜索", "新闻中心", "返回首页", "手机版", "无障碍", "繁体",
    ];

    private static readonly string[] FooterWords =
        ["地址", "电话", "热线", "传真", "邮箱", "版权所有", "ICP备", "公网安备", "技术支持"];

    private const string PhraseBorders = ",，、|_｜";

    /// <summary>M6, before the furniture among those lines is removed on its own.</summary>
    public static void RemoveTop(IntakePage page)
    {
        var run = new List<Line>();
        var proves = false;
        foreach (var line in page.Lines)
        {
            if (!line.IsFreeText || line.Region == Region.Headline || line.HeadingTag == 1)
            {
                break;
            }

            var menu = IsMenu(line.String);
            var keywords = IsKeywordTitle(line.String);
            if (!menu && !keywords && !Names.IsOrganisation(NameAlone(line.String)) && !Furniture.IsWhole(line.String, out _))
            {
                break;
            }

            proves |= menu || keywords;
            run.Add(line);
        }

        // The headline may sound like a name; then it is the last line of the run.
        while (run.Count > 0 && !CandidateFollows(page, run.Count))
        {
            run.RemoveAt(run.Count - 1);
        }

        if (!proves || !run.Any(line => IsMenu(line.String) || IsKeywordTitle(line.String)))
        {
            return;
        }

        foreach (var line in run)
        {
            if (Furniture.IsWhole(line.String, out var views))
            {
                page.Views ??= views;
            }

            page.Remove(line, "M6");
        }
    }

    private static bool CandidateFollows(IntakePage page, int from) =>
        page.Lines.Skip(from).FirstOrDefault(line => !line.IsFreeText || !(Furniture.IsWhole(line.String, out _) || Labels.IsLabelLine(line.String)))
            is { IsFreeText: true } line && (line.HeadingTag == 1 || line.Region == Region.Headline || Titles.IsCandidate(line));

    /// <summary>Two or more words of a menu and nothing else; one that is known stands for its neighbours.</summary>
    private static bool IsMenu(string text)
    {
        if (text.Length > 200)
        {
            return false;
        }

        var words = text.Split([' ', '\t', '\u3000', '\u00A0', '|', '｜', '·', '┊', '/', '>', '-', '[', ']', '【', '】'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 2 && words.Any(word => MenuWords.Contains(word))
            && words.All(word => MenuWords.Contains(word) || (words.Length >= 4 && word.Length is >= 2 and <= 6 && word.All(IsHan)));
    }

    /// <summary>The window title of an old page, stuffed with search words.</summary>
    private static bool IsKeywordTitle(string text) =>
        text.Length > 40 && text.Length < 2000 && text.AsSpan().IndexOfAny("。！？") < 0
        && text.Split([.. PhraseBorders], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length >= 4
        && !DirectoryLabels.HasLabel(text);

    /// <summary>山西某某律师事务所 - SOME LAW FIRM is a name alone.</summary>
    private static string NameAlone(string text)
    {
        var end = text.Length;
        while (end > 0 && (text[end - 1] < '\u0080' || IsSpace(text[end - 1])))
        {
            end--;
        }

        return text[..end].All(IsHan) ? text[..end] : text;
    }

    /// <summary>M9: lines of contacts that follow the closing furniture or labels, down to the end of the page.</summary>
    public static void RemoveBottom(IntakePage page)
    {
        var start = page.Lines.Count;
        while (start > 0 && BelongsBelow(page.Lines[start - 1]))
        {
            start--;
        }

        var closing = page.Lines.FindIndex(start, line => IsClosing(line));
        if (closing < 0 || !page.Lines.Take(closing).Any(IsBody))
        {
            return;
        }

        foreach (var line in page.Lines.Skip(closing).Where(line => line.IsFreeText && IsContact(line)))
        {
            page.Remove(line, "M9");
        }
    }

    private static bool BelongsBelow(Line line) =>
        line.Kind == LineKind.Break || line.Role == LineRole.Removed || (line.IsFreeText && (IsContact(line) || IsClosing(line) || IsMenu(line.String)));

    private static bool IsClosing(Line line) =>
        line is { Role: LineRole.Removed, Rule: "M4" } || (line.IsFreeText && line.String.Length <= 200 && Labels.IsLabelLine(line.String));

    private static bool IsContact(Line line)
    {
        if (line.String.Length > 300)
        {
            return false;
        }

        var text = WithoutSpaces(line.String);
        return FooterWords.Any(word => text.Contains(word, StringComparison.Ordinal));
    }

    private static bool IsBody(Line line) => line.Kind == LineKind.Table || (line.IsFreeText
        && (line.String.Length > 40 || line.String[^1] is '。' or '！' or '？' or '；' || IsContact(line)));
}
