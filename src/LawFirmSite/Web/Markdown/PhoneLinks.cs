using LawFirmSite.Domain.Contacts;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LawFirmSite.Web.Markdown;

/// <summary>Makes the telephone numbers of a text callable. The Markdown keeps them as plain text.</summary>
internal static class PhoneLinks
{
    public static void AddTo(MarkdownDocument document)
    {
        // A heading names a number; the text under it is where one calls.
        var texts = document.Descendants<LeafBlock>().Where(block => block is not HeadingBlock && block.Inline is not null)
            .SelectMany(block => block.Inline!.Descendants<LiteralInline>());
        foreach (var literal in texts.Where(literal => !IsInLink(literal)).ToList())
        {
            var text = literal.Content.ToString();
            var from = 0;
            foreach (var (start, end, number) in PhonesInText.In(text))
            {
                if (start > from) literal.InsertBefore(new LiteralInline(text[from..start]));
                var link = new LinkInline { Url = $"tel:{number.Dial}" };
                link.AppendChild(new LiteralInline(text[start..end]));
                literal.InsertBefore(link);
                from = end;
            }
            if (from > 0) literal.ReplaceBy(new LiteralInline(text[from..]));
        }
    }

    private static bool IsInLink(Inline inline)
    {
        for (var parent = inline.Parent; parent is not null; parent = parent.Parent)
            if (parent is LinkInline) return true;
        return false;
    }
}
