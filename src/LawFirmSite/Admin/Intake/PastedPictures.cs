using LawFirmSite.Domain.Intake;
using LawFirmSite.Domain.Media;
using LawFirmSite.Web.Media;

namespace LawFirmSite.Admin.Intake;

/// <summary>
/// Pictures that came inside the pasted page itself are kept and put in their places. Those that only have an address
/// stay a visible to-do: the site never fetches an address that was pasted.
/// </summary>
public static class PastedPictures
{
    private const string Data = "data:image/";
    private const string Base64 = ";base64,";

    /// <summary>The body with addresses of kept pictures, and a sentence for each that was refused.</summary>
    public static async Task<(string Body, IReadOnlyList<string> Refusals)> KeepPicturesAsync(
        this MediaStore media, string body, IntakeResult page, string by, int? ownerId, DateTimeOffset now, CancellationToken cancel)
    {
        var refusals = new List<string>();
        foreach (var image in page.Blocks.OfType<ImageBlock>())
        {
            var place = PendingPictures.Markdown(image.Number);
            if (!body.Contains(place, StringComparison.Ordinal) || Bytes(image.PendingFrom) is not { } bytes) continue;

            var added = await media.AddPictureAsync(new(bytes, $"图{image.Number}", $"图{image.Number}"), by, ownerId, now, cancel);
            if (added.File is { } file) body = body.Replace(place, $"![图{image.Number}]({file.Address})", StringComparison.Ordinal);
            else refusals.Add($"图{image.Number}没有收下：{added.Refusal}");
        }
        return (body, refusals);
    }

    private static byte[]? Bytes(string address)
    {
        var at = address.IndexOf(Base64, StringComparison.OrdinalIgnoreCase);
        if (!address.StartsWith(Data, StringComparison.OrdinalIgnoreCase) || at < 0) return null;

        var text = address[(at + Base64.Length)..];
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
