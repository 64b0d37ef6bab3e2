using System.Globalization;
using LawFirmSite.Admin.Unsaved;
using LawFirmSite.Web.Unsaved;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LawFirmSite.Admin.Forms;

/// <summary>Puts into every form of staff whose it is and where it stands, sealed; see <see cref="FormPlaces"/>.</summary>
[HtmlTargetElement("form", Attributes = "asp-antiforgery")]
public sealed class FormPlaceTagHelper(FormPlaces places) : TagHelper
{
    private static readonly object Sealed = new();

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var http = ViewContext.HttpContext;
        if (!http.Items.TryGetValue(Sealed, out var place)) http.Items[Sealed] = place = places.Here(http) is { } here ? places.Seal(here) : null;
        if (place is not string value) return;

        output.PostContent.AppendHtml(Hidden(FormPlaces.Field, value));
        if (ViewContext.ViewData.Resumed() is { } copy && TypedFields.FromJson(copy.Fields).Action == output.Attributes["action"]?.Value?.ToString())
            output.PostContent.AppendHtml(Hidden(KeepsUnsavedWordsAttribute.Field, copy.Id.ToString(CultureInfo.InvariantCulture)));
    }

    private static TagBuilder Hidden(string name, string value) =>
        new("input") { TagRenderMode = TagRenderMode.SelfClosing, Attributes = { ["type"] = "hidden", ["name"] = name, ["value"] = value } };
}

/// <summary>A field of a form that nobody types into. It says what the model says, or what kept words said when they are shown.</summary>
[HtmlTargetElement("hidden", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HiddenTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var value = ViewContext.ViewData.Resumed() is not null && ViewContext.ViewData.ModelState.TryGetValue(For.Name, out var kept)
            ? kept.AttemptedValue
            : Convert.ToString(For.Model, CultureInfo.InvariantCulture);
        if (string.IsNullOrEmpty(value))
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", For.Name);
        output.Attributes.SetAttribute("value", value);
    }
}
