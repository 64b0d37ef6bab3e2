using System.Xml;

namespace LawFirmSite.Domain.Intake;

/// <summary>Prints the markers of Word's automatic lists, which are not in the text of a document.</summary>
internal sealed class WordNumbering
{
    private readonly Dictionary<string, string> _abstract = [];
    private readonly Dictionary<(string List, int Level), (string Format, string Text, int Start)> _levels = [];
    private readonly Dictionary<(string List, int Level), int> _counts = [];

    public static WordNumbering Read(XmlReader reader)
    {
        var numbering = new WordNumbering();
        string list = "", number = "";
        var level = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var known = numbering._levels.GetValueOrDefault((list, level), ("decimal", "", 1));
            switch (reader.LocalName)
            {
                case "abstractNum":
                    list = WordHtml.Value(reader, "abstractNumId") ?? "";
                    break;
                case "lvl":
                    level = int.TryParse(WordHtml.Value(reader, "ilvl"), out var read) ? read : 0;
                    break;
                case "numFmt":
                    numbering._levels[(list, level)] = (WordHtml.Value(reader) ?? "", known.Item2, known.Item3);
                    break;
                case "lvlText":
                    numbering._levels[(list, level)] = (known.Item1, WordHtml.Value(reader) ?? "", known.Item3);
                    break;
                case "start":
                    numbering._levels[(list, level)] = (known.Item1, known.Item2, int.TryParse(WordHtml.Value(reader), out var start) ? start : 1);
                    break;
                case "num":
                    number = WordHtml.Value(reader, "numId") ?? "";
                    break;
                case "abstractNumId":
                    numbering._abstract[number] = WordHtml.Value(reader) ?? "";
                    break;
            }
        }

        return numbering;
    }

    /// <summary>The marker of the next item of this list; null where the paragraph is in no list.</summary>
    public string? Next(string number, int level)
    {
        if (number == "0" || !_abstract.TryGetValue(number, out var list) || !_levels.TryGetValue((list, level), out var form))
        {
            return null;
        }

        var count = _counts[(number, level)] = _counts.GetValueOrDefault((number, level), form.Start - 1) + 1;
        for (var deeper = level + 1; deeper < 9; deeper++)
        {
            _counts.Remove((number, deeper));
        }

        return form.Format switch
        {
            "bullet" => "●",
            "none" => null,
            var chinese when chinese.StartsWith("chinese", StringComparison.Ordinal) || chinese.Contains("Counting", StringComparison.Ordinal) =>
                form.Text.Replace($"%{level + 1}", Chinese(count)),
            _ => form.Text.Replace($"%{level + 1}", count.ToString()),
        };
    }

    private static string Chinese(int number)
    {
        const string Digits = "〇一二三四五六七八九";
        return number is < 1 or > 99 ? number.ToString()
            : number < 10 ? Digits.Substring(number, 1)
            : (number < 20 ? "" : Digits.Substring(number / 10, 1)) + "十" + (number % 10 == 0 ? "" : Digits.Substring(number % 10, 1));
    }
}
