using LawFirmSite.Web.Differences;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LawFirmSite.Admin.Shared;

/// <summary>
/// One paragraph of a comparison: what went is struck through, what came is underlined, both are said in words to those who
/// hear the page. Written here and not in a view, because every space between two tags would be shown.
/// </summary>
[HtmlTargetElement("difference-line", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DifferenceLineTagHelper : TagHelper
{
    public required DifferenceLine Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Of.IsChanged ? "difference__line difference__line--changed" : "difference__line");
        foreach (var run in Of.Runs)
        {
            var words = run.Text.TrimEnd('\n');
            switch (run.Kind)
            {
                case RunKind.Kept:
                    output.Content.Append(words);
                    break;
                case RunKind.Removed:
                    output.Content.AppendHtml(Marked("del", "〔删去：", words, run.Text));
                    break;
                case RunKind.Added:
                    output.Content.AppendHtml(Marked("ins", "〔加上：", words, run.Text));
                    break;
            }
        }
    }

    private static TagBuilder Marked(string tag, string said, string words, string whole)
    {
        var mark = new TagBuilder(tag);
        mark.InnerHtml.AppendHtml(Said(said));
        mark.InnerHtml.Append(words);
        if (whole.EndsWith('\n'))
        {
            var end = new TagBuilder("span");
            end.Attributes["aria-hidden"] = "true";
            end.InnerHtml.Append("↵");
            mark.InnerHtml.AppendHtml(end);
            mark.InnerHtml.AppendHtml(Said("换行"));
        }
        mark.InnerHtml.AppendHtml(Said("〕"));
        return mark;
    }

    private static TagBuilder Said(string words)
    {
        var said = new TagBuilder("span");
        said.AddCssClass("visually-hidden");
        said.InnerHtml.Append(words);
        return said;
    }
}
