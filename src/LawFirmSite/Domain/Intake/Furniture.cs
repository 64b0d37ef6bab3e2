using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>A piece of site furniture in a line.</summary>
internal readonly record struct FurniturePiece(int End, int? Views, bool TakesRest);

/// <summary>Rule M4: counters, buttons and links of the old page, which are removed and reported.</summary>
internal static class Furniture
{
    private static readonly string[] Counters =
    [
        "点击数", "点击量", "点击率", "点击次数", "点击", "浏览次数", "浏览量", "浏览数", "浏览", "阅读次数", "阅读量", "阅读数", "阅读",
    ];

    private static readonly string[] Buttons =
    [
        "返回顶部", "设为首页", "加入收藏", "收藏本站", "关注该公众号", "关注公众号", "预览时标签不可点", "阅读原文", "点赞",
        "在看", "赞", "END", "THE END",
    ];

    private static readonly string[] Actions = ["打印", "关闭", "收藏"];

    private static readonly string[] Objects = ["窗口", "本页", "此页", "页面", "本文", "此文", "文章", "网页"];

    private static readonly string[] RestTakers =
    [
        "上一篇", "下一篇", "相关新闻", "相关阅读", "相关文章", "相关链接", "相关报道", "相关信息", "相关推荐",
    ];

    private static readonly string[] Invitations =
    [
        "分享到", "长按识别", "请长按识别", "扫一扫", "微信扫一扫", "使用微信扫一扫", "请用微信扫一扫", "用微信扫一扫", "打开微信扫一扫",
    ];

    public static void Remove(IntakePage page)
    {
        foreach (var line in page.Lines.Where(line => line.IsFreeText))
        {
            if (IsWhole(line.String, out var views))
            {
                page.Views ??= views;
                page.Remove(line, "M4");
            }
        }
    }

    /// <summary>The line is furniture from end to end, whatever brackets and bars part it.</summary>
    public static bool IsWhole(string text, out int? views)
    {
        views = null;
        if (text.Length > 300 || text.Contains('。'))
        {
            return false;
        }

        if (IsBreadcrumb(text))
        {
            return true;
        }

        var found = false;
        for (var at = SkipSeparators(text, 0); at < text.Length; at = SkipSeparators(text, at))
        {
            if (ReadAt(text, at) is not { } piece)
            {
                return false;
            }

            views ??= piece.Views;
            found = true;
            if (piece.TakesRest)
            {
                return true;
            }

            at = piece.End;
        }

        return found;
    }

    /// <summary>A piece here that ends where the line or a bracket, bar or space follows.</summary>
    public static FurniturePiece? ReadAt(string text, int at)
    {
        if (Find(RestTakers, text, at) is { } link && EndsWord(text, at + link.Length, ":："))
        {
            return new(text.Length, null, true);
        }

        if (Find(Invitations, text, at) is not null)
        {
            return new(text.Length, null, true);
        }

        return (Counter(text, at) ?? LetterSizes(text, at) ?? Action(text, at) ?? Button(text, at)) is { } piece
            && EndsWord(text, piece.End, "") ? piece : null;
    }

    private static FurniturePiece? Counter(string text, int at)
    {
        if (Find(Counters, text, at) is not { } word)
        {
            return null;
        }

        var afterWord = at + word.Length;
        var start = Skip(text, afterWord, ":：");
        start += start < text.Length && text[start] is '(' or '（' or '[' or '【' ? 1 : 0;
        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is >= '０' and <= '９' or ','))
        {
            end++;
        }

        if (end == start)
        {
            return EndsWord(text, afterWord, "") ? new(afterWord, null, false) : null;
        }

        var digits = string.Concat(text[start..end].Where(c => c != ',').Select(c => c >= '０' ? (char)(c - '０' + '0') : c));
        var exact = end >= text.Length || text[end] is not ('万' or 'w' or 'W' or '+');
        while (end < text.Length && text[end] is '万' or '+' or '次' or '人' or 'w' or 'W')
        {
            end++;
        }

        return new(end, exact && int.TryParse(digits, out var views) ? views : null, false);
    }

    /// <summary>字体：[大 中 小]</summary>
    private static FurniturePiece? LetterSizes(string text, int at)
    {
        if (Find(["字体大小", "字体", "字号"], text, at) is not { } word)
        {
            return null;
        }

        var end = at + word.Length;
        for (var next = Skip(text, end, ":：[【（(|"); next < text.Length && text[next] is '大' or '中' or '小' or '特'; next = Skip(text, end, "|[】]【）)"))
        {
            end = next + 1;
        }

        return new(end, null, false);
    }

    private static FurniturePiece? Action(string text, int at)
    {
        if (Find(Actions, text, at) is not { } action)
        {
            return null;
        }

        var end = at + action.Length;
        end += Find(Objects, text, end)?.Length ?? 0;
        if (action == "收藏")
        {
            var number = Skip(text, end, ":：");
            while (number < text.Length && char.IsAsciiDigit(text[number]))
            {
                end = ++number;
            }
        }

        return new(end, null, false);
    }

    private static FurniturePiece? Button(string text, int at)
    {
        if (Find(Buttons, text, at) is not { } button)
        {
            return null;
        }

        var end = at + button.Length;
        var number = Skip(text, end, ":：");
        if (button is "赞" or "在看" or "点赞")
        {
            while (number < text.Length && char.IsAsciiDigit(text[number]))
            {
                end = ++number;
            }
        }

        return new(end, null, false);
    }

    /// <summary>首页 &gt; 法律援助 &gt; 正文, with or without 当前位置 before it.</summary>
    private static bool IsBreadcrumb(string text)
    {
        var at = Find(["您现在的位置", "您当前的位置", "您的位置", "当前位置", "所在位置", "位置"], text, SkipSeparators(text, 0))?.Length ?? 0;
        at = Skip(text, SkipSeparators(text, 0) + at, ":：");
        at += Find(["网站首页", "本站首页", "首页", "主页"], text, at) is { } home ? home.Length : text.Length;
        at = Skip(text, Math.Min(at, text.Length), "");
        return at < text.Length && text.Length <= 120 && text[at] is '>' or '＞' or '»' or '›' or '→' or '-' or '/' or '<'
            && (text[at] is not ('-' or '/' or '<') || text.EndsWith("正文", StringComparison.Ordinal));
    }

    private static bool EndsWord(string text, int at, string also) =>
        at >= text.Length || IsSeparator(text[at]) || also.Contains(text[at]);

    public static bool IsSeparator(char c) => IsSpace(c) || c is
        '【' or '】' or '[' or ']' or '［' or '］' or '（' or '）' or '(' or ')' or '|' or '｜' or '┊' or '/' or '·' or '•'
        or '-' or '—' or '_' or '~' or '<' or '>' or '↑' or '↓' or '▲' or '▼' or '◎' or '■' or '□' or '★' or '*' or '，' or ',' or '、' or '；' or ';';

    public static int SkipSeparators(string text, int at)
    {
        while (at < text.Length && IsSeparator(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int Skip(string text, int at, string signs)
    {
        while (at < text.Length && (IsSpace(text[at]) || signs.Contains(text[at])))
        {
            at++;
        }

        return at;
    }

    private static string? Find(string[] words, string text, int at)
    {
        foreach (var word in words)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                return word;
            }
        }

        return null;
    }
}
