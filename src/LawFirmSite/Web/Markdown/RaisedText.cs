using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace LawFirmSite.Web.Markdown;

/// <summary>
/// The one bit of HTML that Markdown has no sign for: bare <c>sup</c> and <c>sub</c> tags, as intake writes them for
/// square metres and footnote marks. Anything longer than the bare tag stays text.
/// </summary>
internal sealed class RaisedText : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        // HtmlInline has a renderer of its own.
    }

    private sealed class Parser : InlineParser
    {
        private static readonly string[] Tags = ["<sup>", "</sup>", "<sub>", "</sub>"];

        public Parser() => OpeningCharacters = ['<'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            foreach (var tag in Tags)
            {
                if (!slice.Match(tag)) continue;
                processor.Inline = new HtmlInline(tag);
                slice.Start += tag.Length;
                return true;
            }
            return false;
        }
    }
}
