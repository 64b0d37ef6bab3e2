using System.Net.Http.Headers;
using AngleSharp.Html.Dom;

namespace LawFirmSite.Tests.Admin;

/// <summary>What the tests of uploads do again and again.</summary>
internal static class MediaPages
{
    public static (byte[] Bytes, string Name) Named(this byte[] bytes, string name) => (bytes, name);

    /// <summary>Posts a form with files, as a browser without script does.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        this StaffClient staff, string path, string field, (byte[] Bytes, string Name)[] files, Dictionary<string, string>? fields = null, bool byScript = false)
    {
        var page = await staff.PageAsync("/admin/account");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(((IHtmlInputElement)page.QuerySelector("[name=__RequestVerificationToken]")!).Value), "__RequestVerificationToken" },
        };
        foreach (var (name, value) in fields ?? []) form.Add(new StringContent(value), name);
        foreach (var (bytes, name) in files)
        {
            var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(content, field, name);
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        if (byScript) request.Headers.Accept.Add(new("application/json"));
        return await staff.Http.SendAsync(request);
    }

    /// <summary>Uploads one picture with words; the answer leads to its page, whose number is given.</summary>
    public static async Task<int> UploadedAsync(this StaffClient staff, byte[] bytes, string name, string alt = "律所大门")
    {
        using var answer = await staff.SendAsync("/admin/media", "Files", [(bytes, name)], new() { ["Alt"] = alt });
        Assert.True(answer.Headers.Location is not null, (await TestSite.HtmlAsync(answer)).Refusal());
        return int.Parse(answer.Headers.Location.ToString().Split('/')[^1]);
    }

    /// <summary>The line that the page of a file offers for copying.</summary>
    public static async Task<string> LineAsync(this StaffClient staff, int id) =>
        ((IHtmlInputElement)(await staff.PageAsync($"/admin/media/{id}")).QuerySelector("#line")!).Value;

    public static string AddressIn(string line) => line[(line.LastIndexOf('(') + 1)..^1];
}
