using System.Net;
using System.Text;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Tests.Corpora;
using LawFirmSite.Tests.Web.Media;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace LawFirmSite.Tests.Admin;

public class MediaUploadTests(TestSite site) : IClassFixture<TestSite>
{
    public static TheoryData<string, string> Types => new() { { "jpg", "image/jpeg" }, { "png", "image/png" }, { "webp", "image/webp" }, { "pdf", "application/pdf" } };

    [Theory, MemberData(nameof(Types))]
    public async Task Each_type_is_taken_through_the_form_and_served_as_what_it_is(string extension, string type)
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        var bytes = extension switch { "jpg" => Pictures.Jpeg(70, 40), "png" => Pictures.Png(71, 40), "webp" => Pictures.Webp(72, 40), _ => Pdfs.Plain("/Lang(zh)") };

        var id = await staff.UploadedAsync(bytes, $"收费标准 2026.{extension.ToUpperInvariant()}");
        var line = await staff.LineAsync(id);
        using var shown = await site.Visitor().GetAsync(MediaPages.AddressIn(line));

        Assert.Matches($@"^/media/{id}/2026-[0-9a-f]{{12}}\.{extension}$", MediaPages.AddressIn(line));
        Assert.Equal((HttpStatusCode.OK, type), (shown.StatusCode, shown.Content.Headers.ContentType!.ToString()));
        Assert.Equal("nosniff", Assert.Single(shown.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(shown.Headers.GetValues("Content-Security-Policy")));
        Assert.Contains("immutable", shown.Headers.CacheControl!.ToString());
        if (extension == "pdf")
        {
            Assert.Matches(@"^\[收费标准 2026（PDF，\d+ 字节）\]\(", line);
            Assert.Contains("filename*=UTF-8''%E6%94%B6%E8%B4%B9%E6%A0%87%E5%87%86%202026.pdf", shown.Content.Headers.GetValues("Content-Disposition").Single());
            Assert.Equal(bytes, await shown.Content.ReadAsByteArrayAsync());
        }
        else Assert.StartsWith("![律所大门](", line);
    }

    [Fact]
    public async Task A_photograph_stands_upright_and_says_nothing_of_where_it_was_taken()
    {
        var staff = await site.StaffAsync();
        var id = await staff.UploadedAsync(Pictures.JpegWithMetadata(6, "SECRET 37.12,-113.08", 1200, 600), "IMG_1.JPG");
        var address = MediaPages.AddressIn(await staff.LineAsync(id));

        foreach (var (path, width, height) in new[] { (address, 600, 1200), (address.Replace($"/{id}/", $"/{id}/480/"), 480, 960) })
        {
            var bytes = await site.Visitor().GetByteArrayAsync(path);
            using var bitmap = SKBitmap.Decode(bytes);
            Assert.Equal((width, height), (bitmap.Width, bitmap.Height));
            Assert.True(bitmap.GetPixel(width - 10, 10) is { Red: > 200, Blue: > 200 }, "White belongs to the top right.");
            Assert.All(["SECRET", "Exif"], mark => Assert.DoesNotContain(mark, Encoding.Latin1.GetString(bytes)));
        }
    }

    [Fact]
    public async Task Everything_of_the_corpus_that_must_not_get_in_is_refused_in_a_sentence_that_names_it()
    {
        var staff = await site.StaffAsync();
        foreach (var item in Corpus.Items("uploads"))
        {
            var expected = item.GetProperty("expect").GetString()!;
            var name = item.GetProperty("filename").GetString()!;
            using var answer = await staff.SendAsync("/admin/media", "Files", [(item.GetProperty("base64").GetBytesFromBase64(), name)], new() { ["Alt"] = "某图" });

            if (expected.StartsWith("accept", StringComparison.Ordinal) || expected.StartsWith("stored", StringComparison.Ordinal))
            {
                Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
                continue;
            }
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains($"“{name}”没有收下：", (await TestSite.HtmlAsync(answer)).Refusal());
        }
    }

    [Theory]
    [InlineData("GIF89a trailing", "这是 GIF 动图，本站不收。请另存为 JPEG 或 PNG 后再试。")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "这是 SVG 或网页文件，里面可以藏程序，本站不收。请另存为 PNG 后再试。")]
    [InlineData("PK\u0003\u0004 docx", "文章请用“粘贴文章”")]
    [InlineData("MZ program", "改名没有用")]
    [InlineData("", "文件是空的。")]
    public async Task A_file_that_was_only_renamed_is_told_what_it_is_and_what_to_do(string content, string reason)
    {
        var staff = await site.StaffAsync();
        using var answer = await staff.SendAsync("/admin/media", "Files", [(Encoding.Latin1.GetBytes(content), "photo.jpg")]);

        Assert.Contains($"“photo.jpg”没有收下：", (await TestSite.HtmlAsync(answer)).Refusal() is var refusal ? refusal : "");
        Assert.Contains(reason, refusal);
    }

    [Fact]
    public async Task A_page_hidden_behind_a_picture_is_not_served()
    {
        var staff = await site.StaffAsync();
        var id = await staff.UploadedAsync([.. Pictures.Png(73, 20), .. "<script>alert(1)</script>%PDF-1.4"u8], "both.png");

        Assert.DoesNotContain("script", Encoding.Latin1.GetString(await site.Visitor().GetByteArrayAsync(MediaPages.AddressIn(await staff.LineAsync(id)))));
    }

    [Fact]
    public async Task Of_several_files_those_that_can_be_kept_are_kept_and_the_next_page_asks_for_words()
    {
        var staff = await site.StaffAsync();
        using var sent = await staff.SendAsync("/admin/media", "Files", [Pictures.Png(74, 20).Named("一.png"), "<svg/>"u8.ToArray().Named("二.svg"), Pictures.Png(75, 20).Named("三.png")], new() { ["Alt"] = "不用" });
        var next = sent.Headers.Location!.ToString();
        var page = await staff.PageAsync(next);

        Assert.Contains("收下 2 个文件。“二.svg”没有收下：", page.QuerySelector("[role=status]")!.TextContent);
        var ids = page.QuerySelectorAll("[name$='.Id']").Select(input => input.GetAttribute("value")!).ToList();
        Assert.Equal(2, ids.Count);
        using var saved = await staff.PostAsync("/admin/media/describe", new() { ["Pictures[0].Id"] = ids[0], ["Pictures[0].Alt"] = "第一张", ["Pictures[1].Id"] = ids[1], ["Pictures[1].Alt"] = "" });

        var list = await staff.PageAsync("/admin/media");
        Assert.Contains("第一张", list.QuerySelector("table.media")!.TextContent);
        Assert.Contains("还没有写", list.QuerySelector("table.media")!.TextContent);
        Assert.Contains("还没有写图片上是什么", (await staff.PageAsync($"/admin/media/{ids[1]}")).QuerySelector(".notice--warn")!.TextContent);
    }

    [Fact]
    public async Task Nothing_chosen_too_many_and_too_large_are_refused_before_anything_is_stored()
    {
        var staff = await site.StaffAsync();
        var before = await site.DbAsync(db => db.MediaFiles.CountAsync());
        async Task<string> RefusalAsync(params (byte[], string)[] files)
        {
            using var answer = await staff.SendAsync("/admin/media", "Files", files);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            return (await TestSite.HtmlAsync(answer)).Refusal();
        }

        Assert.Contains("还没有选文件。", await RefusalAsync());
        Assert.Contains("一次最多传 10 个文件，这次有 11 个。", await RefusalAsync([.. Enumerable.Repeat(Pictures.Png(76, 20).Named("a.png"), 11)]));
        Assert.Contains("“大.pdf”没有收下：文件太大（22 MB）：图片最多 10 MB，PDF 最多 20 MB。", await RefusalAsync((new byte[22 * 1024 * 1024], "大.pdf")));
        Assert.Contains("“大.png”没有收下：图片太大：最多 10 MB", await RefusalAsync(((byte[])[.. Pictures.Png(), .. new byte[11 * 1024 * 1024]], "大.png")));
        Assert.Equal(before, await site.DbAsync(db => db.MediaFiles.CountAsync()));
    }

    [Fact]
    public async Task The_script_gets_the_next_page_or_the_reasons()
    {
        var staff = await site.StaffAsync();
        using var taken = await staff.SendAsync("/admin/media", "Files", [Pictures.Png(77, 20).Named("a.png")], new() { ["Alt"] = "某图" }, byScript: true);
        using var refused = await staff.SendAsync("/admin/media", "Files", ["<svg/>"u8.ToArray().Named("a.svg")], byScript: true);

        Assert.Matches("\"next\":\"/admin/media/\\d+\"", await taken.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("“a.svg”没有收下", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_second_upload_of_the_same_picture_takes_it_out_of_the_bin()
    {
        var staff = await site.StaffAsync();
        var id = await staff.UploadedAsync(Pictures.Png(78, 20), "a.png");
        var address = MediaPages.AddressIn(await staff.LineAsync(id));
        using var binned = await staff.PostAsync($"/admin/bin/media/{id}", []);

        Assert.Equal(id, await staff.UploadedAsync(Pictures.Png(78, 20), "b.png"));
        using var shown = await site.Visitor().GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
    }
}
