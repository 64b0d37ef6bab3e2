using System.Net;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Tests.Web.Media;

namespace LawFirmSite.Tests.Admin;

public class MediaLibraryTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_list_shows_the_newest_first_with_size_words_and_use()
    {
        var staff = await site.StaffAsync();
        var older = await staff.UploadedAsync(Pictures.Png(80, 40), "甲.png", "第一张");
        var newer = await staff.UploadedAsync(Pdfs.Plain("/Lang(a)"), "乙.pdf", "");
        await staff.NewArticleAsync("用图的草稿", $"![第一张](/media/{older}/picture.png)");

        var page = await staff.PageAsync("/admin/media");
        var rows = page.QuerySelectorAll("table.media tbody tr").ToList();

        Assert.Equal(["乙", "甲"], rows.Take(2).Select(row => row.QuerySelector(".list__main a")!.TextContent));
        Assert.Contains("80×40", rows[1].TextContent);
        Assert.Contains("第一张", rows[1].TextContent);
        Assert.Contains("用图的草稿", rows[1].TextContent);
        Assert.Contains("没有用到", rows[0].TextContent);
        Assert.Matches($"^/media/{older}/picture-[0-9a-f]{{12}}\\.png$", rows[1].QuerySelector("img")!.GetAttribute("src"));
        Assert.Contains("共占", page.Body!.TextContent);
        Assert.NotEqual(older, newer);
    }

    [Fact]
    public async Task A_new_name_and_new_words_leave_the_address_as_it_is()
    {
        var staff = await site.StaffAsync();
        var id = await staff.UploadedAsync(Pictures.Png(81, 40), "a.png", "旧话");

        using var saved = await staff.PostAsync($"/admin/media/{id}", new() { ["Title"] = "大门", ["Alt"] = "律所 [北门]" });
        var (status, refused) = await staff.RefusedAsync($"/admin/media/{id}", new() { ["Title"] = "", ["Alt"] = "写好的话" });

        Assert.Matches($@"^!\[律所 \\\[北门\\\]\]\(/media/{id}/a-[0-9a-f]{{12}}\.png\)$", await staff.LineAsync(id));
        Assert.Equal((HttpStatusCode.BadRequest, "写好的话"), (status, refused.Value("Alt")));
        Assert.Contains("请填写名称。", refused.Refusal());
    }

    [Fact]
    public async Task What_visitors_read_keeps_a_picture_out_of_the_bin_and_nothing_else_does()
    {
        var staff = await site.StaffAsync();
        var id = await staff.UploadedAsync(Pictures.Png(900, 40), "a.png");
        var address = MediaPages.AddressIn(await staff.LineAsync(id));
        var article = await staff.NewArticleAsync("有图", $"![门]({address})");
        using (await staff.PostAsync($"/admin/articles/{article}/publish", [])) { }

        var (status, refused) = await staff.RefusedAsync($"/admin/bin/media/{id}", []);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("没有放进回收站：公开的文章或页面还在用它。", refused.Refusal());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(address));

        using (await staff.PostAsync($"/admin/articles/{article}/withdraw", new() { ["Reason"] = "换图" })) { }
        using var binned = await staff.PostAsync($"/admin/bin/media/{id}", []);

        Assert.Equal(HttpStatusCode.Redirect, binned.StatusCode);
        using (var gone = await site.Visitor().GetAsync(address))
        {
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
            Assert.DoesNotContain("immutable", gone.Headers.CacheControl?.ToString() ?? "");
        }
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address.Replace($"/{id}/", $"/{id}/480/", StringComparison.Ordinal)));
        Assert.DoesNotContain($"/admin/media/{id}", (await staff.PageAsync("/admin/media")).Body!.InnerHtml);
        Assert.Contains($"/admin/bin/media/{id}", (await staff.PageAsync("/admin/bin?kind=media")).Body!.InnerHtml);
        using (var seen = await staff.GetAsync($"/admin/media/{id}/file"))
        {
            Assert.Equal((HttpStatusCode.OK, true), (seen.StatusCode, seen.Headers.CacheControl!.NoStore));
        }

        using var restored = await staff.PostAsync($"/admin/bin/media/{id}/restore", []);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(address));
    }

    [Fact]
    public async Task An_author_sees_own_drafts_and_public_texts_among_the_uses_and_never_drafts_of_others()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var editor = await site.StaffAsync();
        var id = await author.UploadedAsync(Pictures.Png(82, 40), "a.png");
        var body = $"![门]({MediaPages.AddressIn(await author.LineAsync(id))})";
        await author.NewArticleAsync("自己的草稿", body);
        await editor.NewArticleAsync("编辑的草稿", body);
        await site.PublishedAsync(new() { Title = "公开的文章", Body = body });
        await site.PublishedAsync(new() { Title = "定时的文章", Body = body }, site.Clock.Now.AddDays(3));

        var own = (await author.PageAsync($"/admin/media/{id}")).Body!.TextContent;
        var all = (await editor.PageAsync($"/admin/media/{id}")).Body!.TextContent;

        Assert.Contains("自己的草稿", own);
        Assert.Contains("公开的文章", own);
        Assert.DoesNotContain("编辑的草稿", own);
        Assert.All(["自己的草稿", "编辑的草稿", "公开的文章", "定时的文章"], title => Assert.Contains(title, all));
    }

    [Fact]
    public async Task An_author_finds_and_changes_only_own_files_and_an_editor_all()
    {
        var owner = await site.StaffAsync(StaffRole.Author);
        var other = await site.StaffAsync(StaffRole.Author);
        var editor = await site.StaffAsync();
        var id = await owner.UploadedAsync(Pictures.Png(83, 40), "only-mine.png");

        foreach (var path in new[] { $"/admin/media/{id}", $"/admin/media/{id}/file", $"/admin/media/describe?id={id}" })
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(path, owner));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(path, editor));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path, other));
        }
        foreach (var path in new[] { $"/admin/media/{id}", $"/admin/bin/media/{id}", $"/admin/bin/media/{id}/restore" })
        {
            using var answer = await other.PostAsync(path, new() { ["Title"] = "改名" });
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        using (await other.PostAsync("/admin/media/describe", new() { ["Pictures[0].Id"] = $"{id}", ["Pictures[0].Alt"] = "改了别人的" })) { }
        Assert.Matches($@"^!\[律所大门\]\(/media/{id}/only-mine-[0-9a-f]{{12}}\.png\)$", await owner.LineAsync(id));
        Assert.DoesNotContain("only-mine", (await other.PageAsync("/admin/media")).Body!.TextContent);

        // The same bytes again: the other author may use the file that is there, but it stays the owner's.
        using var again = await other.SendAsync("/admin/media", "Files", [Pictures.Png(83, 40).Named("x.png")]);
        Assert.Equal("/admin/media", again.Headers.Location!.ToString());
        Assert.Contains($"/media/{id}/only-mine-", (await other.PageAsync("/admin/media")).QuerySelector("[role=status]")!.TextContent);
    }

    [Fact]
    public async Task A_picture_goes_into_a_draft_without_script_and_the_words_are_kept()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var fields = new Dictionary<string, string> { ["Title"] = "某文", ["Body"] = "第一段。", ["PictureAlt"] = "门前合影" };

        using var put = await author.SendAsync("/admin/articles/put-picture", "Picture", [Pictures.Png(84, 40).Named("a.png")], fields);
        var page = await TestSite.HtmlAsync(put);
        using var refused = await author.SendAsync("/admin/articles/put-picture", "Picture", ["<svg/>"u8.ToArray().Named("a.svg")], fields);
        var refusal = await TestSite.HtmlAsync(refused);

        Assert.Matches(@"^第一段。\n\n!\[门前合影\]\(/media/\d+/a-[0-9a-f]{12}\.png\)\n$", page.Value("Body"));
        Assert.Equal("某文", page.Value("Title"));
        Assert.Equal("/admin/articles/new", page.QuerySelector("form.sheet")!.GetAttribute("action"));
        Assert.Equal((HttpStatusCode.BadRequest, "第一段。"), (refused.StatusCode, refusal.Value("Body").Trim()));
        Assert.Contains("没有放进图片：“a.svg”没有收下：", refusal.Refusal());
    }

    [Fact]
    public async Task A_pending_picture_is_replaced_by_what_is_uploaded_for_it()
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("粘贴来的", "上文。\n\n![图1（待上传）](media:pending/1)\n\n![图2（待上传）](media:pending/2)\n\n下文。");
        var page = await editor.PageAsync($"/admin/articles/{id}");
        Assert.Equal(["", "1", "2"], page.QuerySelectorAll("[name=PicturePlace] option").Select(option => option.GetAttribute("value")!));

        using var put = await editor.SendAsync($"/admin/articles/put-picture?id={id}", "Picture", [Pictures.Png(85, 40).Named("b.png")],
            new() { ["Title"] = "粘贴来的", ["Body"] = page.Value("Body"), ["RevisionNumber"] = "1", ["PicturePlace"] = "2" });
        var changed = await TestSite.HtmlAsync(put);

        Assert.Matches(@"上文。\n\n!\[图1（待上传）\]\(media:pending/1\)\n\n!\[\]\(/media/\d+/b-[0-9a-f]{12}\.png\)\n\n下文。", changed.Value("Body"));
        Assert.Equal($"/admin/articles/{id}", changed.QuerySelector("form.sheet")!.GetAttribute("action"));
    }

    [Fact]
    public async Task A_picture_goes_into_a_page_too()
    {
        var editor = await site.StaffAsync();
        using var put = await editor.SendAsync("/admin/pages/put-picture", "Picture", [Pdfs.Plain("/Lang(b)").Named("收费 标准.pdf")], new() { ["Title"] = "某页", ["Slug"] = "some", ["Body"] = "" });

        Assert.Matches(@"^\[收费 标准（PDF，\d+ 字节）\]\(/media/\d+/document-[0-9a-f]{12}\.pdf\)\n$", (await TestSite.HtmlAsync(put)).Value("Body"));
    }

    [Fact]
    public async Task The_script_of_the_editor_gets_the_line_or_the_reason()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        using var taken = await author.SendAsync("/admin/media/insert", "Picture", [Pictures.Png(86, 40).Named("c.png")], new() { ["PictureAlt"] = "某人" });
        using var refused = await author.SendAsync("/admin/media/insert", "Picture", ["BM"u8.ToArray().Named("c.bmp")]);

        Assert.Matches(@"^\{""line"":""!\[某人\]\(/media/\d+/c-[0-9a-f]{12}\.png\)""\}$", await taken.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("“c.bmp”没有收下：这是 BMP 图片", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_preview_says_which_pictures_lack_words_or_are_not_there()
    {
        var editor = await site.StaffAsync();
        var id = await editor.UploadedAsync(Pictures.Png(87, 40), "a.png");
        using (await editor.PostAsync($"/admin/bin/media/{id}", [])) { }

        using var answer = await editor.PostAsync("/admin/articles/preview", ArticlePages.Fields("某文", $"![](/media/{id}/a.png)\n\n![图3（待上传）](media:pending/3)"));
        var notes = (await TestSite.HtmlAsync(answer)).QuerySelectorAll(".notice").Select(note => note.TextContent).ToList();

        Assert.Contains(notes, note => note.Contains("这张图片没有写图片上是什么", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains("图3还没有上传", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains($"/media/{id}/ 不在图片库里，或者在回收站里", StringComparison.Ordinal));
    }

    private Task<HttpStatusCode> StatusAsync(string path) => StatusAsync(site.Visitor().GetAsync(path));

    private static Task<HttpStatusCode> StatusAsync(string path, StaffClient staff) => StatusAsync(staff.GetAsync(path));

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        return response.StatusCode;
    }
}
