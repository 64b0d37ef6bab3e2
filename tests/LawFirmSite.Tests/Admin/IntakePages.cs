using System.Net;
using System.Text;
using AngleSharp.Html.Dom;

namespace LawFirmSite.Tests.Admin;

/// <summary>A reviewer's browser without script: sends a page, fills in the review form and presses its buttons.</summary>
internal static class IntakePages
{
    public static Task<HttpResponseMessage> PasteAsync(this StaffClient staff, string? text = null, string? html = null) =>
        staff.SendAsync("/admin/intake", [("Text", text ?? ""), ("Html", html ?? "")]);

    public static async Task<IHtmlDocument> ReviewAsync(this StaffClient staff, string? text = null, string? html = null) =>
        await ReviewAsync(await staff.PasteAsync(text, html));

    public static async Task<IHtmlDocument> UploadAsync(this StaffClient staff, byte[] content, string name) =>
        await ReviewAsync(await staff.SendFileAsync(content, name));

    public static async Task<HttpResponseMessage> SendFileAsync(this StaffClient staff, byte[] content, string name)
    {
        using var form = await FormAsync(staff, [("Text", "")]);
        form.Add(new ByteArrayContent(content), "File", name);
        return await staff.Http.PostAsync("/admin/intake", form);
    }

    public static async Task<HttpResponseMessage> SendAsync(this StaffClient staff, string path, IEnumerable<(string Name, string Value)> fields)
    {
        using var form = await FormAsync(staff, fields);
        return await staff.Http.PostAsync(path, form);
    }

    /// <summary>Presses a button of the review page after some of its fields were changed.</summary>
    public static Task<HttpResponseMessage> PressAsync(this StaffClient staff, IHtmlDocument review, string path, params (string Name, string Value)[] changed)
    {
        var form = (IHtmlFormElement)review.GetElementById("review")!;
        var names = changed.Select(field => field.Name).ToHashSet();
        return staff.SendAsync(path, Fields(form).Where(field => !names.Contains(field.Name) && field.Name != "__RequestVerificationToken").Concat(changed));
    }

    public static async Task<IHtmlDocument> AgainAsync(this StaffClient staff, IHtmlDocument review, params (string Name, string Value)[] changed) =>
        await ReviewAsync(await staff.PressAsync(review, "/admin/intake", changed));

    public static async Task<IHtmlDocument> ReviewAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var page = await TestSite.HtmlAsync(response);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode}: {page.Refusal()}");
            return page;
        }
    }

    public static string Status(this IHtmlDocument page) => page.QuerySelector("main > div[role=status]")!.TextContent.Trim();

    private static async Task<MultipartFormDataContent> FormAsync(StaffClient staff, IEnumerable<(string Name, string Value)> fields)
    {
        var page = await staff.PageAsync("/admin/intake");
        var form = new MultipartFormDataContent { { new StringContent(page.Value("__RequestVerificationToken")), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), name);
        return form;
    }

    private static IEnumerable<(string Name, string Value)> Fields(IHtmlFormElement form) =>
        form.QuerySelectorAll("input, select, textarea").Select(element => element switch
        {
            IHtmlInputElement { Type: "checkbox", IsChecked: false } => ("", ""),
            IHtmlInputElement input => (input.Name ?? "", input.Value),
            IHtmlTextAreaElement area => (area.Name ?? "", area.Value),
            IHtmlSelectElement select => (select.Name ?? "", select.Value ?? ""),
            _ => ("", ""),
        }).Where(field => field.Item1.Length > 0);
}
