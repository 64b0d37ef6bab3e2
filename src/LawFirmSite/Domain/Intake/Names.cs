using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>Recognises people and organisations by the form of their names.</summary>
internal static class Names
{
    private static readonly string[] Organisations =
    [
        "事务所", "分所", "法院", "检察院", "司法局", "公安局", "委员会", "管委会", "协会", "学会", "公司", "集团", "中心", "公证处",
        "大学", "学院", "学校", "医院", "银行", "报社", "报", "电视台", "电台", "网", "网站", "在线", "政府", "办公室", "支队", "大队", "总队",
        "法学会", "工会", "联合会", "基金会", "出版社", "杂志社", "局", "厅", "处", "院", "部", "所", "党组", "党委", "支部", "工作站",
    ];

    /// <summary>M7: what an office in a byline ends in.</summary>
    private static readonly string[] Posts =
    [
        "长", "书记", "主任", "主席", "委员", "律师", "教授", "局", "院", "所", "部", "中心", "大学", "法官", "检察官", "研究员", "会长", "合伙人",
    ];

    public static bool IsPerson(string text) =>
        text.Length is >= 2 and <= 4 && text.All(IsHan)
        || (text.Length is >= 4 and <= 12 && text.Contains('·') && text.All(c => IsHan(c) || c == '·') && IsHan(text[0]) && IsHan(text[^1]));

    public static bool IsOrganisation(string text) =>
        text.Length is >= 3 and <= 40 && HasHan(text) && Organisations.Any(ending => text.EndsWith(ending, StringComparison.Ordinal));

    public static bool IsOffice(string text) =>
        text.Length is >= 2 and <= 36 && IsHan(text[0]) && Posts.Any(ending => text.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>People joined by 、, or null where something else is said. 张　三 is one name.</summary>
    public static string? People(string text)
    {
        var names = new List<string>();
        foreach (var part in text.Split([',', '，', '、', '/', '／', ';', '；'], StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split([.. part.Where(IsSpace).Distinct(), '\n'], StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < words.Length; i++)
            {
                var padded = words[i].Length == 1 && i + 1 < words.Length && words[i + 1].Length == 1;
                var name = padded ? words[i] + words[++i] : words[i];
                if (!IsPerson(name))
                {
                    return null;
                }

                names.Add(name);
            }
        }

        return names.Count == 0 ? null : string.Join('、', names);
    }
}
