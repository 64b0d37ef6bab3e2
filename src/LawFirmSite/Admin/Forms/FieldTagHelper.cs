using System.Globalization;
using LawFirmSite.Admin.Unsaved;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LawFirmSite.Admin.Forms;

/// <summary>
/// One field of a form: label, hint, input and what was refused, tied together for screen readers. After a refusal it
/// shows what was typed.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>Where the view data holds what somebody else changed while the form was filled in, a list of <see cref="FieldMerge"/>.</summary>
    public const string Theirs = "theirs";

    public required ModelExpression For { get; set; }

    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    /// <summary>More than none makes it a text area.</summary>
    public int Rows { get; set; }

    /// <summary>Makes it a list to choose from.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>Keeps ids apart when a page has several forms of one kind.</summary>
    public string IdPrefix { get; set; } = "";

    /// <summary>narrow, half or whole: how much of the row it takes.</summary>
    public string Width { get; set; } = "whole";

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    /// <summary>The id of a datalist to pick from; anything else can be typed as well.</summary>
    public string? List { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = For.Name;
        var id = IdPrefix + name;
        var entry = ViewContext.ViewData.ModelState.TryGetValue(name, out var found) ? found : null;
        var refusal = entry?.Errors.FirstOrDefault()?.ErrorMessage;
        var isCheck = Type == "checkbox";

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"field field--{Width}{(isCheck ? " field--inline" : "")}{(refusal is null ? "" : " field--wrong")}");

        var label = new TagBuilder("label") { Attributes = { ["for"] = id, ["class"] = "field__label" } };
        label.InnerHtml.Append(For.Metadata.DisplayName ?? name);
        if (For.Metadata.IsRequired && !isCheck && For.Metadata.ModelType == typeof(string))
        {
            var must = new TagBuilder("span") { Attributes = { ["class"] = "field__must" } };
            must.InnerHtml.Append("必填");
            label.InnerHtml.AppendHtml(must);
        }

        var input = Input(id, name, entry);
        var described = new List<string>();
        if (Hint is not null) described.Add($"{id}-hint");
        if (refusal is not null)
        {
            described.Add($"{id}-refusal");
            input.Attributes["aria-invalid"] = "true";
        }
        var theirs = (ViewContext.ViewData[Theirs] as IEnumerable<FieldMerge>)?.FirstOrDefault(field => field.Name == name);
        if (theirs is not null) described.Add($"{id}-theirs");
        if (described.Count > 0) input.Attributes["aria-describedby"] = string.Join(' ', described);

        if (isCheck) output.Content.AppendHtml(input);
        output.Content.AppendHtml(label);
        if (Hint is not null) output.Content.AppendHtml(Note($"{id}-hint", "field__hint", Hint));
        if (!isCheck) output.Content.AppendHtml(input);
        if (refusal is not null) output.Content.AppendHtml(Note($"{id}-refusal", "field__error", refusal));
        if (theirs is not null) output.Content.AppendHtml(Note($"{id}-theirs", "field__theirs", Sentence(theirs)));
    }

    private TagBuilder Input(string id, string name, ModelStateEntry? entry)
    {
        // A password is never sent back.
        var typed = Type == "password" ? "" : entry?.AttemptedValue ?? Convert.ToString(For.Model, CultureInfo.InvariantCulture) ?? "";
        TagBuilder input;
        if (Options is not null)
        {
            input = new TagBuilder("select");
            foreach (var option in Options)
            {
                var item = new TagBuilder("option") { Attributes = { ["value"] = option.Value } };
                if (option.Value == typed) item.Attributes["selected"] = "selected";
                item.InnerHtml.Append(option.Text);
                input.InnerHtml.AppendHtml(item);
            }
        }
        else if (Rows > 0)
        {
            input = new TagBuilder("textarea") { Attributes = { ["rows"] = Rows.ToString(CultureInfo.InvariantCulture) } };
            // HTML drops a line end right after the start tag.
            input.InnerHtml.Append("\n" + typed);
        }
        else
        {
            input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing, Attributes = { ["type"] = Type } };
            if (Type == "checkbox")
            {
                input.Attributes["value"] = "true";
                // Of kept words a box that is not among them was not ticked.
                if (entry is null ? For.Model is true && ViewContext.ViewData.Resumed() is null : entry.AttemptedValue?.StartsWith("true", StringComparison.OrdinalIgnoreCase) == true) input.Attributes["checked"] = "checked";
            }
            else input.Attributes["value"] = typed;
        }
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        input.Attributes["class"] = "input";
        if (Autocomplete is not null) input.Attributes["autocomplete"] = Autocomplete;
        if (List is not null) input.Attributes["list"] = List;
        if (Inputmode is not null) input.Attributes["inputmode"] = Inputmode;
        return input;
    }

    private string Sentence(FieldMerge theirs) =>
        $"同事改成了{Quoted(theirs.Theirs)}{(theirs.Before is { } before ? $"，原来是{Quoted(before)}" : "")}。{(theirs.IsConflict ? "框里是您写的。" : "框里已经换成同事的。")}";

    /// <summary>A value as the field shows it.</summary>
    private string Quoted(string value) =>
        Type == "checkbox" ? value == "True" ? "“勾选”" : "“不勾选”"
        : Options?.FirstOrDefault(option => option.Value == value)?.Text is { } chosen ? $"“{chosen}”"
        : value.Length == 0 ? "空白" : $"“{value}”";

    private static TagBuilder Note(string id, string cssClass, string words)
    {
        var note = new TagBuilder("p") { Attributes = { ["id"] = id, ["class"] = cssClass } };
        note.InnerHtml.Append(words);
        return note;
    }
}
