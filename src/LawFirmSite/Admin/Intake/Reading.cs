using System.Globalization;
using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Admin.Intake;

/// <summary>From what was sent to what the rules make of it, and back into the fields of the form.</summary>
public static class Reading
{
    /// <summary>The form with the uploaded file in a field that can travel along.</summary>
    public static async Task<IntakeForm> WithFileAsync(this IntakeForm form, CancellationToken cancel)
    {
        if (form.File is not { Length: > 0 } file) return form;

        // One byte more than is read tells the engine that it is too much.
        var bytes = new byte[Math.Min(file.Length, PastedPage.MostBytes + 1)];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, cancel);
        return form with { FileContent = Convert.ToBase64String(bytes), FileName = Path.GetFileName(file.FileName), Html = null, Text = null };
    }

    public static IntakeResult Read(this IntakeForm form, IReadOnlyDictionary<int, LineRole> roles, string areaCode)
    {
        var options = IntakeOptions.ForFile(form.FileName ?? "", areaCode) with { Roles = roles };
        if (form.FileContent is { Length: > 0 } content)
        {
            var bytes = new byte[content.Length];
            return Convert.TryFromBase64String(content, bytes, out var length)
                ? PastedPage.Read(bytes.AsSpan(0, length), options)
                : new() { Origin = "text", Refusal = "文件没有完整地传过来，请重新选择。" };
        }
        return string.IsNullOrWhiteSpace(form.Html) ? PastedPage.ReadText(form.Text ?? "", options) : PastedPage.ReadHtml(form.Html, form.Text, options);
    }

    /// <summary>There is nothing in it to make an article of.</summary>
    public static bool IsEmpty(this IntakeResult result) =>
        result.Markdown.Length == 0 && result.Lines.Count == 0 && result.Meta.Title is null;

    /// <summary>The fields as the rules found them.</summary>
    public static IntakeForm Filled(this IntakeForm form, IntakeResult result)
    {
        var meta = result.Meta;
        return form with
        {
            Kicker = meta.Kicker ?? "",
            Title = meta.Title ?? "",
            Subtitle = meta.Subtitle ?? "",
            Author = meta.Author ?? "",
            AuthorOffice = meta.AuthorOrg ?? "",
            Source = meta.Source ?? "",
            SourceDate = meta.SourceDate ?? "",
            SourcePage = meta.SourcePage ?? "",
            Editor = meta.Editor ?? "",
            OriginalUrl = meta.OriginalUrl ?? "",
            PrintedDate = meta.Date?.Replace('T', ' ') ?? "",
            Views = meta.Views?.ToString(CultureInfo.InvariantCulture) ?? "",
            Body = result.Markdown,
        };
    }

    /// <summary>The fields after other roles were chosen: found anew, except where somebody had changed them by hand.</summary>
    public static IntakeForm Merged(this IntakeForm typed, IntakeForm before, IntakeForm after) => typed with
    {
        Kicker = Of(typed.Kicker, before.Kicker, after.Kicker),
        Title = Of(typed.Title, before.Title, after.Title),
        Subtitle = Of(typed.Subtitle, before.Subtitle, after.Subtitle),
        Author = Of(typed.Author, before.Author, after.Author),
        AuthorOffice = Of(typed.AuthorOffice, before.AuthorOffice, after.AuthorOffice),
        Source = Of(typed.Source, before.Source, after.Source),
        SourceDate = Of(typed.SourceDate, before.SourceDate, after.SourceDate),
        SourcePage = Of(typed.SourcePage, before.SourcePage, after.SourcePage),
        Editor = Of(typed.Editor, before.Editor, after.Editor),
        OriginalUrl = Of(typed.OriginalUrl, before.OriginalUrl, after.OriginalUrl),
        PrintedDate = Of(typed.PrintedDate, before.PrintedDate, after.PrintedDate),
        Views = Of(typed.Views, before.Views, after.Views),
        Body = typed.RedoBody ? after.Body : Of(typed.Body, before.Body, after.Body),
    };

    private static string? Of(string? typed, string? before, string? after) => Normal(typed) == Normal(before) ? after : typed;

    // Not TypedText.Normal: what was typed may still have faults here.
    private static string Normal(string? text) => text?.ReplaceLineEndings("\n").Trim() ?? "";
}
