using System.Xml;

namespace LawFirmSite.Domain.Intake;

/// <summary>What a paragraph style says about structure.</summary>
internal sealed record WordStyle
{
    public int Heading { get; set; }
    public bool Centred { get; set; }
    public bool Bold { get; set; }
    public string? HalfPoints { get; set; }
}

/// <summary>The paragraph styles of a Word document by their id.</summary>
internal static class WordStyles
{
    public static Dictionary<string, WordStyle> Read(XmlReader reader)
    {
        var styles = new Dictionary<string, WordStyle>();
        var style = new WordStyle();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "style":
                    styles[WordHtml.Value(reader, "styleId") ?? ""] = style = new WordStyle();
                    break;
                case "name":
                    style.Heading = Heading(WordHtml.Value(reader) ?? "");
                    break;
                case "jc":
                    style.Centred = WordHtml.Value(reader) == "center";
                    break;
                case "b":
                    style.Bold = WordHtml.IsOn(reader);
                    break;
                case "sz":
                    style.HalfPoints = WordHtml.Value(reader);
                    break;
            }
        }

        return styles;
    }

    /// <summary>"Title" is the headline, "heading 1" the first level under it.</summary>
    private static int Heading(string name) =>
        name.Equals("Title", StringComparison.OrdinalIgnoreCase) || name == "标题" ? 1
        : (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("标题 ", StringComparison.Ordinal))
            && name[^1] is >= '1' and <= '5' ? name[^1] - '0' + 1 : 0;
}
