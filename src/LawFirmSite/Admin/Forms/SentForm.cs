using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LawFirmSite.Admin.Forms;

/// <summary>
/// One of several forms on a page that share names of fields: what was typed and refused belongs only to the one that was sent.
/// </summary>
public sealed class SentForm(ViewContext view, string action)
{
    private readonly ModelStateDictionary? _state =
        view.HttpContext.Request.Path.Value?.EndsWith(action, StringComparison.Ordinal) == true ? view.ViewData.ModelState : null;

    public string? Refusal(string name) => _state is not null && _state.TryGetValue(name, out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    public string Typed(string name, string otherwise = "") => _state is not null && _state.TryGetValue(name, out var entry) && entry.AttemptedValue is { } typed ? typed : otherwise;
}
