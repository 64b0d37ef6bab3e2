using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace LawFirmSite.Tests.Admin;

public class IntakePictureTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_picture_inside_the_page_is_kept_and_shown_and_one_with_an_address_stays_to_be_done()
    {
        var staff = await site.StaffAsync();
        var page = $"<h1>某某活动</h1><p>现场：</p><p><img src=\"data:image/png;base64,{Convert.ToBase64String(Noise())}\"></p><p>另一张：</p><p><img src=\"https://example.com/a.jpg\"></p><p>结束。</p>";

        using var made = await staff.PostAsync("/admin/intake/draft", new() { ["Html"] = page, ["Title"] = "某某活动", ["Body"] = "现场：\n\n![图1（待上传）](media:pending/1)\n\n另一张：\n\n![图2（待上传）](media:pending/2)\n" });

        var body = await site.DbAsync(db => db.Revisions.Where(r => r.Text.Title == "某某活动").Select(r => r.Text.Body).SingleAsync());
        Assert.Matches(@"!\[图1\]\(/media/\d+/[^)]+\.png\)", body);
        Assert.Contains("![图2（待上传）](media:pending/2)", body);
        var address = body[(body.IndexOf("(/media/", StringComparison.Ordinal) + 1)..body.IndexOf(".png)", StringComparison.Ordinal)] + ".png";
        using var picture = await site.Visitor().GetAsync(address);
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_picture_that_is_none_is_refused_in_a_sentence_and_the_draft_is_kept()
    {
        var staff = await site.StaffAsync();
        var page = $"<h1>某某通知</h1><p>正文。</p><p><img src=\"data:image/png;base64,{Convert.ToBase64String(new byte[900])}\"></p><p>结束。</p>";

        using var made = await staff.PostAsync("/admin/intake/draft", new() { ["Html"] = page, ["Title"] = "某某通知", ["Body"] = "正文。\n\n![图1（待上传）](media:pending/1)\n" });
        var shown = await staff.PageAsync(made.Headers.Location!.ToString());

        Assert.Contains("图1没有收下", shown.QuerySelector("main > div[role=status]")!.TextContent);
    }

    /// <summary>Larger than the placeholders that intake drops.</summary>
    private static byte[] Noise()
    {
        using var bitmap = new SKBitmap(40, 40);
        for (var y = 0; y < 40; y++)
            for (var x = 0; x < 40; x++)
                bitmap.SetPixel(x, y, new SKColor((byte)(x * 37 ^ y * 91), (byte)(x * y), (byte)(x * 13 + y * 7)));
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }
}
