using System.Globalization;
using System.Text;
using SkiaSharp;

namespace LawFirmSite.Faults;

/// <summary>
/// One of the people who write at once: a new article, a better text for it, publishing it, a number, a picture, and again. Some
/// forms are sent twice, at once or after no answer came, as impatient people do.
/// </summary>
public sealed class Writer(StaffSession staff, Ledger ledger, int number)
{
    private const int PictureSide = 8;
    private const string Digits = "天地玄黄宇宙洪荒盈昃辰宿列张寒来";

    private readonly Random _random = new(number);
    private Write? _inDoubt;
    private int _contact;
    private int _numbers;

    /// <summary>Adds the number that only this writer changes.</summary>
    public async Task PrepareAsync()
    {
        var label = $"写手{number}";
        if (!(await staff.SaveAsync("/admin/offices/1/contacts/new", Number(label, "0355-0000000", ""))).IsAcknowledgement) throw new InvalidOperationException("A number could not be added.");
        var page = await (await staff.GetAsync("/admin/offices/1")).Content.ReadAsStringAsync();
        // The link to the number stands before or in the row of its label, and nobody else adds one meanwhile.
        _contact = System.Text.RegularExpressions.Regex.Matches(page, "/admin/offices/1/contacts/([0-9]+)").Max(link => int.Parse(link.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    /// <summary>Writes until the site is gone or it is told to stop, and rests so long after each text.</summary>
    public async Task WriteAsync(CancellationToken stop, TimeSpan rest = default)
    {
        // As a browser does that shows its form again: with the key it had.
        if (_inDoubt is { } before && !await CreateAsync(before)) return;
        _inDoubt = null;

        while (!stop.IsCancellationRequested)
        {
            var article = New(WriteKind.Article, Text()) with { CreationKey = Guid.NewGuid(), Revision = 1 };
            _inDoubt = article;
            if (!await CreateAsync(article)) return;
            _inDoubt = null;

            for (var revision = 2; revision <= 3; revision++)
            {
                var saved = New(WriteKind.Revision, Text()) with { Subject = article.Subject, Revision = revision };
                if (!await SendAsync(saved, $"/admin/articles/{article.Subject}", new() { ["Title"] = saved.Key, ["Body"] = saved.Body, ["RevisionNumber"] = $"{revision - 1}" })) return;
            }
            var published = New(WriteKind.Publication, "") with { Subject = article.Subject, Revision = 3 };
            if (!await SendAsync(published, $"/admin/articles/{article.Subject}/publish", new() { ["RevisionNumber"] = "3" })) return;

            var changed = New(WriteKind.Contact, string.Create(CultureInfo.InvariantCulture, $"0355-{number}{++_numbers:000000}")) with { Subject = _contact };
            if (!await SendAsync(changed, $"/admin/offices/1/contacts/{_contact}", Number($"写手{number}", changed.Body, changed.Key))) return;

            if (_random.Next(4) == 0 && !await UploadAsync()) return;
            if (rest > TimeSpan.Zero) await Task.WhenAny(Task.Delay(rest, stop));
        }
    }

    private async Task<bool> CreateAsync(Write article)
    {
        Dictionary<string, string> fields = new() { ["Title"] = article.Key, ["Body"] = article.Body, ["Key"] = article.CreationKey.ToString() };
        if (!article.IsAcknowledged) ledger.Note(article);
        var answers = await Task.WhenAll(Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => staff.SaveAsync("/admin/articles/new", fields)));
        foreach (var refusal in answers.Where(answer => answer.IsRefusal)) ledger.Refuse(article, refusal);
        var places = answers.Where(answer => answer.IsAcknowledgement).Select(answer => answer.To!).Distinct().ToList();
        if (places.Count > 1) ledger.Duplicate($"{article}: {string.Join(" and ", places)}");
        if (places.Count == 0) return false;

        article.Subject = int.Parse(places[0].Split('/')[^1], CultureInfo.InvariantCulture);
        ledger.Acknowledge(article);
        return true;
    }

    private async Task<bool> SendAsync(Write write, string path, Dictionary<string, string> fields)
    {
        ledger.Note(write);
        return Took(write, await staff.SaveAsync(path, fields));
    }

    private bool Took(Write write, Reply reply)
    {
        if (reply.IsRefusal) ledger.Refuse(write, reply);
        if (reply.IsAcknowledgement) ledger.Acknowledge(write);
        return reply.IsAcknowledgement;
    }

    private async Task<bool> UploadAsync()
    {
        var pixels = new byte[PictureSide * PictureSide * 4];
        _random.NextBytes(pixels);
        for (var opaque = 3; opaque < pixels.Length; opaque += 4) pixels[opaque] = 255;
        using var picture = new SKBitmap(new SKImageInfo(PictureSide, PictureSide, SKColorType.Bgra8888, SKAlphaType.Opaque));
        pixels.CopyTo(picture.GetPixelSpan());
        using var encoded = picture.Encode(SKEncodedImageFormat.Png, 100);
        var write = New(WriteKind.Picture, Convert.ToHexString(pixels));
        ledger.Note(write);
        return Took(write, await staff.UploadAsync($"{write.Key}.png", encoded.ToArray(), write.Key));
    }

    private static Dictionary<string, string> Number(string label, string number, string note) =>
        new() { ["Label"] = label, ["Kind"] = "Phone", ["Printed"] = number, ["Note"] = note, ["Order"] = "9", ["IsRetired"] = "false" };

    private static Write New(WriteKind kind, string body) => new(kind, Words(Guid.NewGuid().ToByteArray()), body);

    /// <summary>A few paragraphs that no other text has, without anything that publishing would ask about.</summary>
    private string Text()
    {
        var text = new StringBuilder();
        for (var paragraph = _random.Next(1, 6); paragraph >= 0; paragraph--)
        {
            var bytes = new byte[_random.Next(20, 120)];
            _random.NextBytes(bytes);
            text.Append(Words(bytes)).Append(paragraph > 0 ? "。\n\n" : "。");
        }
        return text.ToString();
    }

    private static string Words(byte[] bytes) => string.Concat(bytes.SelectMany(value => new[] { Digits[value >> 4], Digits[value & 15] }));
}
