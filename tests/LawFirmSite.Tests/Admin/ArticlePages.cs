using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Admin;

/// <summary>What the tests of the admin pages do again and again.</summary>
internal static class ArticlePages
{
    public static Dictionary<string, string> Fields(string title, string body = "正文第一段。") => new() { ["Title"] = title, ["Body"] = body };

    public static async Task<int> NewArticleAsync(this StaffClient staff, string title, string body = "正文第一段。")
    {
        using var created = await staff.PostAsync("/admin/articles/new", Fields(title, body));
        Assert.Equal(HttpStatusCode.Redirect, created.StatusCode);
        return int.Parse(created.Headers.Location!.ToString().Split('/')[^1]);
    }

    public static async Task<(HttpStatusCode Status, IHtmlDocument Page)> RefusedAsync(this StaffClient staff, string path, Dictionary<string, string> fields, string? formPage = null)
    {
        using var response = await staff.PostAsync(path, fields, formPage);
        return (response.StatusCode, await TestSite.HtmlAsync(response));
    }

    public static string Value(this IHtmlDocument page, string name) => page.QuerySelector($"[name={name}]") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => throw new InvalidOperationException($"The page has no field {name}."),
    };

    /// <summary>What a browser would send of the form with this id.</summary>
    public static Dictionary<string, string> Fields(this IHtmlDocument page, string form) => page.FieldsOf((IHtmlFormElement)page.GetElementById(form)!);

    public static Dictionary<string, string> FieldsOf(this IHtmlDocument page, IHtmlFormElement form)
    {
        var fields = new Dictionary<string, string>();
        foreach (var element in form.QuerySelectorAll("[name]"))
        {
            if (element is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" }) continue;
            fields[element.GetAttribute("name")!] = element switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => "",
            };
        }
        return fields;
    }

    public static string Refusal(this IHtmlDocument page) => page.QuerySelector("[role=alert]")?.TextContent ?? "";
}
