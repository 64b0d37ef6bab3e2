using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Tests.Corpora;
using LawFirmSite.Web.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>The directory as a table: taken along, changed, looked at, and only then applied.</summary>
public sealed class SheetTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Path = "/admin/legal-aid";

    [Theory]
    [InlineData("/admin/legal-aid/export.csv"), InlineData("/admin/legal-aid/export.xlsx"), InlineData("/admin/offices/export.csv"), InlineData("/admin/offices/export.xlsx")]
    public async Task What_was_exported_changes_nothing_when_it_comes_back(string export)
    {
        var editor = await site.StaffAsync();
        await NewCenterAsync("样样都有的中心", center =>
        {
            center.Address = "=1+1";
            center.FormerNames = "'-旧名、@旧名";
            center.Hours = "－全天";
            center.AreaCode = "0355";
            center.Contacts.Add(new("+热线", "+86 355 2036409", ContactKind.Phone) { Note = "\"a\",'b'", Order = 1 });
            center.Contacts.Add(new("传真", "2036410", ContactKind.Fax, "0355") { Order = 2, IsRetired = true });
            center.Contacts.Add(new("邮箱", "a@example.cn", ContactKind.Email) { Order = 3 });
            center.Contacts.First().Verify(new(site.Clock.Today, "某某", VerificationMethod.Visit));
        });

        var page = await ShownAsync(editor, export.Split("/export")[0], await BytesAsync(editor, export));

        Assert.Contains("没有要改的", page.QuerySelector("main")!.TextContent);
        Assert.Null(page.QuerySelector("#apply"));
    }

    [Fact]
    public async Task Whatever_words_the_directory_holds_they_come_back_unchanged()
    {
        var editor = await site.StaffAsync();
        foreach (var words in Corpus.Payloads("csv-formula").Where(words => !words.Any(char.IsControl) && words.Trim() == words && !words.Contains('\uFEFF', StringComparison.Ordinal)))
            await NewCenterAsync("名称 " + words, center =>
            {
                center.Address = words;
                center.Contacts.Add(new(words.Length > 40 ? words[..40] : words, words.Length > 60 ? words[..60] : words, ContactKind.Phone) { Note = words, Order = 1 });
            });

        foreach (var export in new[] { "csv", "xlsx" })
        {
            var page = await ShownAsync(editor, Path, await BytesAsync(editor, $"{Path}/export.{export}"));
            Assert.Contains("没有要改的", page.QuerySelector("main")!.TextContent);
        }
    }

    [Fact]
    public async Task Nothing_is_written_before_it_was_seen_and_then_exactly_that()
    {
        var editor = await site.StaffAsync();
        var id = await NewCenterAsync("先看后改的中心", center =>
        {
            center.Address = "某某路1号";
            center.AreaCode = "0355";
            center.Contacts.Add(new("电话", "0000001", ContactKind.Phone, "0355") { Order = 1 });
            center.Contacts.Add(new("电话", "2036401", ContactKind.Phone, "0355") { Order = 2 });
            center.Verify(new(site.Clock.Today, "某某", VerificationMethod.Visit));
            foreach (var contact in center.Contacts) contact.Verify(new(site.Clock.Today, "某某", VerificationMethod.Call));
        });
        var numbers = (await CenterAsync(id)).Contacts.OrderBy(contact => contact.Order).ToList();
        var table = Csv($"""
            机构编号,机构名称,地址,号码编号,号码或地址,停用,最近核实（只看）,批注
            {id},先看后改的中心,某某路2号,{numbers[0].Id},2036499,,2026-01-01,随便写的
            {id},先看后改的中心,某某路1号,{numbers[1].Id},2036401,是,,
            {id},先看后改的中心,某某路1号,,12345,,,
            ,表格里新加的中心,新地址,,0355-2036498,,,
            ,表格里新加的中心,,,2036497,,,
            """);
        var before = await DirectoryAsync();

        var page = await ShownAsync(editor, Path, table);

        var words = page.QuerySelector("main")!.TextContent;
        Assert.Equal(before, await DirectoryAsync());
        Assert.Equal(("某某路1号", "某某路2号"), Change(page, "地址"));
        Assert.Contains("0355-2036499", words);
        Assert.Contains("表格里新加的中心", words);
        Assert.Contains("没有用到的列：批注", words);
        Assert.Contains("这里不算：核实号码请到“核实电话”里记", words);
        Assert.Contains("都不动", words);

        using (var applied = await ApplyAsync(editor, page)) Assert.Equal(Path, applied.Headers.Location?.ToString());

        var center = await CenterAsync(id);
        Assert.Equal(("某某路2号", null, CenterStatus.NeedsVerification), (center.Address, center.Verified, center.Status));
        Assert.Equal(["0355-2036499", "12345", "0355-2036401"], center.Contacts.OrderBy(contact => contact.IsRetired).ThenBy(contact => contact.Order).Select(contact => contact.Display));
        Assert.Null(center.Contacts.Single(contact => contact.Id == numbers[0].Id).Verified);
        Assert.NotNull(center.Contacts.Single(contact => contact.Id == numbers[1].Id).Verified);
        var added = await site.DbAsync(db => db.LegalAidCenters.AsNoTracking().Include(c => c.Contacts).SingleAsync(c => c.Name == "表格里新加的中心"));
        Assert.Equal(("新地址", 2, CenterStatus.NeedsVerification), (added.Address, added.Contacts.Count, added.Status));

        // The same page again: the directory is another one now, so it is shown anew and nothing is added twice.
        var after = await DirectoryAsync();
        using var again = await ApplyAsync(editor, page);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.DoesNotContain("新的", (await TestSite.HtmlAsync(again)).QuerySelector(".changes")!.TextContent);
        Assert.Equal(after, await DirectoryAsync());
    }

    [Fact]
    public async Task A_directory_that_changed_meanwhile_is_shown_again()
    {
        var editor = await site.StaffAsync();
        var id = await NewCenterAsync("两边都改的中心", center => center.Address = "某某路1号");
        var page = await ShownAsync(editor, Path, Csv($"机构编号,地址\n{id},某某路2号"));
        await site.DbAsync(async db =>
        {
            (await db.LegalAidCenters.SingleAsync(center => center.Id == id)).Address = "某某路3号";
            return await db.SaveChangesAsync();
        });

        using var refused = await ApplyAsync(editor, page);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var shown = await TestSite.HtmlAsync(refused);
        Assert.Contains("目录有了别的改动", shown.Refusal());
        Assert.Equal(("某某路3号", "某某路2号"), Change(shown, "地址"));
        Assert.Equal("某某路3号", (await CenterAsync(id)).Address);
        using var applied = await ApplyAsync(editor, shown);
        Assert.Equal("某某路2号", (await CenterAsync(id)).Address);
    }

    [Fact]
    public async Task A_page_that_was_tampered_with_applies_nothing()
    {
        var editor = await site.StaffAsync();
        var before = await DirectoryAsync();
        foreach (var table in new[] { "", "%%%", Convert.ToBase64String("不是"u8), new string('A', 100_000) })
        {
            using var answer = await editor.PostAsync($"{Path}/import/apply", new() { ["Table"] = table, ["Stamp"] = "00" });
            Assert.NotEqual(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}");
        }
        Assert.Equal(before, await DirectoryAsync());
    }

    [Theory]
    [InlineData("机构编号,地址\n99999,某某路1号", "第 2 行：目录里没有编号是 99999 的机构")]
    [InlineData("机构编号,地址\n,某某路1号", "第 2 行没有写编号，也没有写名称")]
    [InlineData("机构编号,地址\n1,某某路1号\n1,某某路2号", "第 2 行和第 3 行是同一家，“地址”却不一样")]
    [InlineData("机构编号,状态\n1,挺好", "第 2 行“状态”不能写“挺好”，只能写：现用、尚未核实")]
    [InlineData("机构编号,状态\n1,已并入别处", "要在“并入的机构编号”写另一家机构的编号")]
    [InlineData("机构编号,来源日期\n1,去年", "第 2 行“来源日期”“去年”不是一个日期")]
    [InlineData("机构编号,区号\n1,长治", "第 2 行：区号请写 0355 的样子。")]
    [InlineData("机构编号,机构名称\n1,", "第 2 行：请填写名称。")]
    [InlineData("机构编号,号码编号,号码或地址\n1,99999,12348", "没有编号是 99999 的号码")]
    [InlineData("机构编号,号码名称,号码或地址\n1,电话,", "第 2 行：请填写号码或邮箱地址。")]
    [InlineData("机构编号,停用,号码或地址\n1,也许,12399", "第 2 行“停用”只能写“是”，或者留空")]
    [InlineData("机构编号,地址,地址\n1,a,b", "“地址”这一列有两个")]
    [InlineData("姓名,年龄\n某某,1", "第一行里没有“机构编号”或“机构名称”这一列")]
    [InlineData("机构编号,地址", "表格里只有列名，没有内容")]
    [InlineData("机构编号,地址\n1,看不见\u0001的", "第 2 行“地址”含有看不见的控制字符")]
    public async Task A_problem_is_told_with_its_row_and_nothing_can_be_applied(string table, string sentence)
    {
        var editor = await site.StaffAsync();
        using var answer = await editor.SendAsync($"{Path}/import", "File", [(Csv(table), "a.csv")]);
        var page = await TestSite.HtmlAsync(answer);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, page.QuerySelector("main")!.TextContent);
        Assert.Null(page.QuerySelector("#apply"));
    }

    [Fact]
    public async Task What_a_spreadsheet_does_to_zeros_and_dates_is_no_change()
    {
        var editor = await site.StaffAsync();
        var id = await NewCenterAsync("被表格改过样子的中心", center =>
        {
            center.AreaCode = "0355";
            center.SourceDate = new(2013, 8, 6);
            center.Contacts.Add(new("电话", "03552036409", ContactKind.Phone) { Order = 1 });
        });
        var number = (await CenterAsync(id)).Contacts.Single().Id;
        foreach (var date in new[] { "2013/8/6", "2013年8月6日", "41492", "2013/8/6 0:00" })
        {
            var page = await ShownAsync(editor, Path, Csv($"机构编号,区号,来源日期,号码编号,号码或地址\n{id},355,{date},{number},3552036409"));
            Assert.Contains("没有要改的", page.QuerySelector("main")!.TextContent);
        }
    }

    [Fact]
    public async Task Files_that_are_no_table_are_answered_in_a_sentence()
    {
        var editor = await site.StaffAsync();
        var noise = new byte[100_000];
        new Random(3).NextBytes(noise);
        foreach (var bytes in new[] { [], noise, [.. "PK\u0003\u0004"u8, .. noise], new byte[2_500_000] })
        {
            using var answer = await editor.SendAsync($"{Path}/import", "File", [(bytes, "a.xlsx")]);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.NotNull((await TestSite.HtmlAsync(answer)).QuerySelector(".form-errors"));
        }
        using (var tooLarge = await editor.SendAsync($"{Path}/import", "File", [(new byte[10 * 1024 * 1024], "a.xlsx")])) Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        using var nothing = await editor.SendAsync($"{Path}/import", "File", []);
        Assert.Contains("还没有选文件", (await TestSite.HtmlAsync(nothing)).Refusal());
    }

    [Fact]
    public async Task An_office_is_changed_by_the_same_table()
    {
        var editor = await site.StaffAsync();
        var page = await ShownAsync(editor, "/admin/offices", Csv("办公地点编号,办公时间\n3,周一至周五 9:00—17:00"));
        using var applied = await ApplyAsync(editor, page, "/admin/offices");
        Assert.Equal("周一至周五 9:00—17:00", await site.DbAsync(db => db.Offices.Where(office => office.Id == 3).Select(office => office.Hours).SingleAsync()));
    }

    [Theory]
    [InlineData("'15700000001", "15700000001"), InlineData("‘0355-2000001", "0355-2000001"), InlineData("3552000002", "03552000002"), InlineData("8610200000000", "8610200000000"), InlineData("12348", "12348")]
    public async Task A_new_number_that_a_spreadsheet_has_changed_is_read_as_it_was_typed(string cell, string number)
    {
        var editor = await site.StaffAsync();
        var id = await site.DbAsync(db => db.LegalAidCenters.OrderBy(center => center.Id).Select(center => center.Id).FirstAsync());

        var page = await ShownAsync(editor, Path, Csv($"机构编号,号码名称,种类,号码或地址\n{id},值班,电话,{cell}"));

        var shown = page.QuerySelector("main")!.TextContent;
        Assert.Contains(number, shown, StringComparison.Ordinal);
        Assert.DoesNotContain($"'{number}", shown, StringComparison.Ordinal);
    }

    private static byte[] Csv(string text) => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)];

    private static (string, string) Change(IHtmlDocument page, string heading)
    {
        var row = page.QuerySelectorAll(".changes tr").First(row => row.QuerySelector("td")?.TextContent == heading);
        return (row.QuerySelector("del")!.TextContent, row.QuerySelector("ins")!.TextContent);
    }

    private static async Task<byte[]> BytesAsync(StaffClient editor, string path)
    {
        using var answer = await editor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(SheetFile.Read(bytes).Rows.Count > 1);
        return bytes;
    }

    private static async Task<IHtmlDocument> ShownAsync(StaffClient editor, string path, byte[] table)
    {
        using var answer = await editor.SendAsync($"{path}/import", "File", [(table, "table")]);
        var page = await TestSite.HtmlAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, page.QuerySelector("main")?.TextContent);
        return page;
    }

    private static Task<HttpResponseMessage> ApplyAsync(StaffClient editor, IHtmlDocument shown, string path = Path) =>
        editor.PostAsync($"{path}/import/apply", new() { ["Table"] = shown.Value("Table"), ["Stamp"] = shown.Value("Stamp") });

    private Task<int> NewCenterAsync(string name, Action<LegalAidCenter> fill) => site.DbAsync(async db =>
    {
        var center = new LegalAidCenter(name) { DistrictCode = "140400", Order = 900 };
        fill(center);
        db.Add(center);
        await db.SaveChangesAsync();
        return center.Id;
    });

    private Task<LegalAidCenter> CenterAsync(int id) => site.DbAsync(db => db.LegalAidCenters.AsNoTracking().Include(center => center.Contacts).SingleAsync(center => center.Id == id));

    private Task<string> DirectoryAsync() => site.DbAsync(async db => string.Join('\n',
        (await db.LegalAidCenters.AsNoTracking().Include(center => center.Contacts).OrderBy(center => center.Id).ToListAsync())
            .Select(center => System.Text.Json.JsonSerializer.Serialize(center))));
}
