using System.Net;
using System.Net.Http.Headers;
using LawFirmSite.Domain.Media;
using LawFirmSite.Tests.Web.Media;
using LawFirmSite.Web.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LawFirmSite.Tests.Public;

public sealed class MediaTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_picture_is_served_as_what_it_is_to_be_kept_for_ever_and_to_run_nothing()
    {
        var file = await AddedAsync(Pictures.Png(40, 20), "Office Door.html");

        using var answer = await site.Visitor().GetAsync(file.Address);

        Assert.Matches("/office-door-[0-9a-f]{12}\\.png$", file.Address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(file.Bytes, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("public, max-age=31536000, immutable", Assert.Single(answer.Headers.GetValues("Cache-Control")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")).Trim(' ', ';'));
        Assert.Equal($"inline; filename={file.Name}", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal($"\"{file.Hash}\"", answer.Headers.ETag!.ToString());
        Assert.Equal("bytes", Assert.Single(answer.Headers.AcceptRanges));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Who_has_it_already_gets_nothing_again()
    {
        var file = await AddedAsync(Pictures.Png(41, 20));
        using var request = new HttpRequestMessage(HttpMethod.Get, file.Address);
        request.Headers.IfNoneMatch.Add(new($"\"{file.Hash}\""));

        using var answer = await site.Visitor().SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_part_of_it_can_be_asked_for()
    {
        var file = await AddedAsync(Pictures.Png(42, 20));
        using var request = new HttpRequestMessage(HttpMethod.Get, file.Address) { Headers = { Range = new RangeHeaderValue(4, 9) } };

        using var answer = await site.Visitor().SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(file.Bytes[4..10], await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task HEAD_answers_like_GET_without_the_bytes()
    {
        var file = await AddedAsync(Pictures.Png(43, 20));

        using var answer = await site.Visitor().SendAsync(new(HttpMethod.Head, file.Address));

        Assert.Equal((HttpStatusCode.OK, "image/png"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Another_name_or_number_is_not_found()
    {
        var file = await AddedAsync(Pictures.Png(44, 20), "a.png");
        foreach (var address in new[] { $"/media/{file.Id}/b.png", $"/media/{file.Id}/A.png", $"/media/{file.Id}", $"/media/{file.Id}/", "/media/999999/a.png", "/media/x/a.png", $"/media/{file.Id}/..%2Fa.png", $"/media/{file.Id}/a.png/b" })
        {
            using var answer = await site.Visitor().GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{address}: {answer.StatusCode}");
            Assert.DoesNotContain("immutable", answer.Headers.CacheControl?.ToString() ?? "");
            Assert.DoesNotContain("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        }
    }

    [Fact]
    public async Task The_same_picture_is_stored_once_and_keeps_its_first_name()
    {
        var first = await AddedAsync(Pictures.JpegWithMetadata(1, "words", 50, 20), "first.jpg");
        var again = await AddedAsync(Pictures.JpegWithMetadata(1, "other words", 50, 20), "second.jpg");

        Assert.Equal((first.Id, first.Name), (again.Id, again.Name));
        Assert.StartsWith("first-", again.Name);
    }

    [Fact]
    public async Task Of_those_who_send_the_same_picture_at_once_all_get_the_same_row()
    {
        var sent = Pictures.Png(51, 20);

        var files = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => AddedAsync(sent, $"{i}.png"))));

        var id = Assert.Single(files.Select(file => file.Id).Distinct());
        Assert.Equal(1, await site.DbAsync(db => db.MediaFiles.CountAsync(file => file.Hash == files[0].Hash)));
        Assert.NotEqual(0, id);
    }

    // Two contexts look before either saves: the second one to save meets the unique hash.
    [Fact]
    public async Task Who_loses_the_race_gets_the_winners_row_and_a_context_that_still_works()
    {
        var sent = Pictures.Png(52, 20);
        var id = await site.DbAsync(async loser =>
        {
            // Before the loser's transaction begins: from then on nobody else can write.
            loser.ChangeTracker.Tracked += Overtake;
            var (file, _) = await new MediaStore(loser).AddAsync(new(sent, "loser.png"), "测试员", null, site.Clock.Now, CancellationToken.None);
            await loser.SaveChangesAsync();
            Assert.StartsWith("winner-", file!.Name);
            return file.Id;

            void Overtake(object? sender, EntityTrackedEventArgs e)
            {
                loser.ChangeTracker.Tracked -= Overtake;
                AddedAsync(sent, "winner.png").GetAwaiter().GetResult();
            }
        });

        Assert.Equal(id, (await AddedAsync(sent)).Id);
    }

    [Fact]
    public async Task What_is_refused_is_not_stored()
    {
        var (file, refusal) = await AddAsync("<svg onload=\"alert(1)\"/>"u8.ToArray(), "a.png");

        Assert.Null(file);
        Assert.Equal("这是 SVG 或网页文件，里面可以藏程序，本站不收。请另存为 PNG 后再试。", refusal);
        Assert.False(await site.DbAsync(db => db.MediaFiles.AnyAsync(stored => stored.ContentType.Contains("svg"))));
    }

    [Fact]
    public async Task An_article_shows_it()
    {
        var file = await AddedAsync(Pictures.Png(53, 20), "door.png");
        var id = await site.PublishedAsync(new() { Title = "有图的文章", Body = $"上文。\n\n![律所大门]({file.Address})\n\n下文。" });

        foreach (var address in new[] { $"/articles/{id}", $"/articles/{id}/print" })
        {
            using var answer = await site.Visitor().GetAsync(address);
            var image = (await TestSite.HtmlAsync(answer)).QuerySelector(".article__body img")!;
            Assert.Equal((file.Address, "律所大门"), (image.GetAttribute("src"), image.GetAttribute("alt")));
        }
    }

    [Fact]
    public async Task A_wide_picture_comes_in_widths_that_the_article_offers_with_its_size()
    {
        var file = await AddedAsync(Pictures.Jpeg(3000, 1500), "wide.jpg");
        var id = await site.PublishedAsync(new() { Title = "宽图", Body = $"![大厅]({file.Address})" });

        var image = await ImageAsync($"/articles/{id}");
        var paper = await ImageAsync($"/articles/{id}/print");

        string At(int width) => $"/media/{file.Id}/{width}/{file.Name}";
        Assert.Equal($"{At(480)} 480w, {At(960)} 960w, {At(1600)} 1600w, {file.Address} 2400w", image.GetAttribute("srcset"));
        Assert.Equal((file.Address, "2400", "1200", "lazy", "async", "大厅"),
            (image.GetAttribute("src"), image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("loading"), image.GetAttribute("decoding"), image.GetAttribute("alt")));
        Assert.NotNull(image.GetAttribute("sizes"));
        Assert.Null(paper.GetAttribute("loading"));
        foreach (var width in new[] { 480, 960, 1600 })
        {
            using var answer = await site.Visitor().GetAsync(At(width));
            using var bitmap = SkiaSharp.SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal((width, width / 2), (bitmap.Width, bitmap.Height));
            Assert.Equal(("image/jpeg", $"\"{file.Hash}-{width}\"", "public, max-age=31536000, immutable"),
                (answer.Content.Headers.ContentType!.ToString(), answer.Headers.ETag!.ToString(), answer.Headers.GetValues("Cache-Control").Single()));
        }
        using var none = await site.Visitor().GetAsync(At(500));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_picture_from_before_there_were_widths_gets_its_size_and_no_more()
    {
        var file = await AddedAsync(Pictures.Jpeg(1000, 500), "old.jpg");
        await site.DbAsync(db => db.PictureSizes.Where(size => EF.Property<int>(size, "MediaFileId") == file.Id).ExecuteDeleteAsync());
        var id = await site.PublishedAsync(new() { Title = "旧图", Body = $"![旧]({file.Address} \"题\")\n\n![外](https://example.com/media/{file.Id}/old.jpg)" });

        using var answer = await site.Visitor().GetAsync($"/articles/{id}");
        var images = (await TestSite.HtmlAsync(answer)).QuerySelectorAll(".article__body img").ToList();

        Assert.Equal(("1000", "500", null, "题"), (images[0].GetAttribute("width"), images[0].GetAttribute("height"), images[0].GetAttribute("srcset"), images[0].GetAttribute("title")));
        Assert.Null(images[1].GetAttribute("width"));
    }

    [Theory]
    [InlineData("bytes=0-0", 206, 0, 1)]
    [InlineData("bytes=4-9", 206, 4, 6)]
    [InlineData("bytes=-5", 206, -5, 5)]
    [InlineData("bytes=700000-", 206, 700_000, -1)]
    [InlineData("bytes=524280-524300", 206, 524_280, 21)]
    [InlineData("bytes=0-999999999", 206, 0, -1)]
    [InlineData("bytes=999999999-", 416, 0, 0)]
    [InlineData("bytes=9-4", 200, 0, -1)]
    [InlineData("bytes=abc", 200, 0, -1)]
    [InlineData("lines=1-2", 200, 0, -1)]
    [InlineData("bytes=0-1,4-5", 200, 0, -1)]
    public async Task Ranges_are_answered_as_the_standard_has_it(string range, int status, int from, int count)
    {
        var sent = Pdfs.Plain("/Lang(range)", padding: 1_300_000);
        var file = await AddedAsync(sent, "long.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Get, file.Address);
        request.Headers.TryAddWithoutValidation("Range", range);

        using var answer = await site.Visitor().SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 416)
        {
            Assert.Equal($"bytes */{sent.Length}", answer.Content.Headers.ContentRange!.ToString());
            return;
        }
        var start = from < 0 ? sent.Length + from : from;
        var length = count < 0 ? sent.Length - start : count;
        Assert.Equal(sent.AsSpan(start, length).ToArray(), await answer.Content.ReadAsByteArrayAsync());
        if (status == 206) Assert.Equal($"bytes {start}-{start + length - 1}/{sent.Length}", answer.Content.Headers.ContentRange!.ToString());
    }

    [Fact]
    public async Task A_pdf_is_offered_to_be_saved_under_the_name_staff_gave_it()
    {
        var file = await AddedAsync(Pdfs.Plain("/Lang(saved)"), "申请表.pdf");

        using var answer = await site.Visitor().GetAsync(file.Address);

        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", "application/pdf"), (disposition.DispositionType, answer.Content.Headers.ContentType!.MediaType));
        Assert.EndsWith(".pdf", disposition.FileNameStar);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task HEAD_knows_no_ranges_and_an_outdated_part_is_sent_whole()
    {
        var file = await AddedAsync(Pictures.Png(54, 20));
        using var head = new HttpRequestMessage(HttpMethod.Head, file.Address) { Headers = { Range = new(0, 3) } };
        using var part = new HttpRequestMessage(HttpMethod.Get, file.Address) { Headers = { Range = new(0, 3), IfRange = new("\"another\"") } };

        using var answer = await site.Visitor().SendAsync(head);
        using var whole = await site.Visitor().SendAsync(part);

        Assert.Equal((HttpStatusCode.OK, (long?)file.Bytes.Length), (answer.StatusCode, answer.Content.Headers.ContentLength));
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
    }

    private async Task<AngleSharp.Dom.IElement> ImageAsync(string address)
    {
        using var answer = await site.Visitor().GetAsync(address);
        return (await TestSite.HtmlAsync(answer)).QuerySelector(".article__body img")!;
    }

    private async Task<MediaFile> AddedAsync(byte[] bytes, string name = "a.png")
    {
        var (file, refusal) = await AddAsync(bytes, name);
        Assert.True(file is not null, refusal);
        return file;
    }

    private Task<AddedMedia> AddAsync(byte[] bytes, string name) => site.DbAsync(db =>
        new MediaStore(db).AddAsync(new(bytes, name, "说明"), "测试员", null, site.Clock.Now, CancellationToken.None));
}
