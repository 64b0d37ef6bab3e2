using System.Net;
using System.Text;
using System.Text.Json;
using Json.Schema;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Public.LegalAid;

namespace LawFirmSite.Tests.Public;

public sealed class DirectoryTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_directory_shows_every_center_by_county_with_its_former_name()
    {
        var page = await TestSite.HtmlAsync(await site.Visitor().GetAsync("/legal-aid"));
        var text = page.QuerySelector("main")!.TextContent;

        Assert.True(page.QuerySelectorAll(".directory__entry").Length >= 14);
        Assert.Equal(page.QuerySelectorAll(".counties a").Length, page.QuerySelectorAll(".directory tbody").Length);
        Assert.All(page.QuerySelectorAll(".counties a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.Contains("原名：长治市城区法律援助中心", text);
        Assert.Contains("尚未核实，请先拨 12348", text);
        Assert.Contains("不是政府网站", text);
        Assert.Contains("资料来源：《长治日报》", text);
    }

    [Fact]
    public async Task A_verified_center_says_when_a_fax_is_no_link_and_an_unclear_number_neither()
    {
        var id = await AddAsync(new LegalAidCenter("核实县法律援助中心") { District = "核实县", DistrictCode = "149901", AreaCode = "0355" }, center =>
        {
            center.Contacts.Add(new("电话", "2234567", ContactKind.Phone, "0355") { Order = 1 });
            center.Contacts.Add(new("传真", "0355-7654321", ContactKind.Fax) { Order = 2 });
            center.Contacts.Add(new("电话", "12", ContactKind.Phone) { Order = 3 });
            var verified = new Verification(new(2026, 3, 1), "测试员", VerificationMethod.Call);
            center.Verify(verified);
            foreach (var contact in center.Contacts) contact.Verify(verified);
        });
        var page = await TestSite.HtmlAsync(await site.Visitor().GetAsync($"/legal-aid/{id}"));
        var facts = page.QuerySelector(".facts")!;

        Assert.Contains("已核实 2026-03-01", facts.TextContent);
        Assert.Contains("0355-7654321", facts.TextContent);
        Assert.Single(facts.QuerySelectorAll("a[href^='tel:']"));
        Assert.Equal("tel:+863552234567", facts.QuerySelector("a[href^='tel:']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_superseded_center_names_its_successor_and_none_of_its_numbers()
    {
        var id = await AddAsync(new LegalAidCenter("旧区法律援助中心") { District = "旧区", DistrictCode = "149902", Status = CenterStatus.Superseded, SupersededById = 1 },
            center => center.Contacts.Add(new("电话", "0355-9999999", ContactKind.Phone)));
        var page = await TestSite.HtmlAsync(await site.Visitor().GetAsync($"/legal-aid/{id}"));

        Assert.NotNull(page.QuerySelector(".notice a[href='/legal-aid/1']"));
        Assert.DoesNotContain("9999999", page.QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("旧区", await site.Visitor().GetStringAsync("/legal-aid.json"));
    }

    [Fact]
    public async Task Csv_is_a_table_a_spreadsheet_opens()
    {
        using var answer = await site.Visitor().GetAsync("/legal-aid.csv");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.StartsWith("\uFEFF编号,机构,原名,县区", lines[0]);
        Assert.True(lines.Length >= 15);
        Assert.Contains(lines, line => line.Contains("0355-2036409", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_has_the_documented_names_and_han_characters_as_themselves()
    {
        var text = await site.Visitor().GetStringAsync("/legal-aid.json");
        using var json = JsonDocument.Parse(text);
        var center = json.RootElement.GetProperty("centers")[0];

        Assert.Contains("法律援助中心", text);
        Assert.Equal(["publisher", "page", "advice", "centers"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["id", "name", "formerNames", "district", "districtCode", "address", "hours", "status", "verifiedOn", "sourceTitle", "sourceDate", "page", "numbers"],
            center.EnumerateObject().Select(property => property.Name));
        Assert.Equal("needs-verification", center.GetProperty("status").GetString());
        Assert.Equal(["label", "kind", "display", "dial", "verifiedOn"], center.GetProperty("numbers")[0].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Json_is_what_its_schema_says()
    {
        using var answer = await site.Visitor().GetAsync("/legal-aid.json");
        var schema = JsonSchema.FromText(await site.Visitor().GetStringAsync("/legal-aid.schema.json"));
        var strict = new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
        var data = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        var wrong = JsonDocument.Parse("""{"publisher":"","page":"x","advice":"","centers":[{"id":"1"}]}""").RootElement;

        Assert.True(schema.Evaluate(data, strict) is { IsValid: true } result, string.Join('\n', schema.Evaluate(data, strict).Details!.Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation} {string.Join(' ', detail.Errors!.Values)}")));
        Assert.False(schema.Evaluate(wrong, strict).IsValid);
        Assert.Equal("</legal-aid.schema.json>; rel=\"describedby\"", Assert.Single(answer.Headers.GetValues("Link")));
    }

    [Fact]
    public async Task An_office_is_a_card_for_the_telephone()
    {
        using var answer = await site.Visitor().GetAsync("/offices/2.vcf");
        var card = await answer.Content.ReadAsStringAsync();
        var lines = card.Split("\r\n");

        Assert.Equal("text/vcard", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("BEGIN:VCARD", lines[0]);
        Assert.Equal("VERSION:3.0", lines[1]);
        Assert.Equal("END:VCARD", lines[^2]);
        Assert.DoesNotContain('\n', card.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));
        var unfolded = card.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("FN:山西健杰律师事务所 太原办公室", unfolded);
        Assert.Contains("TEL;TYPE=WORK,VOICE:+863516568666", unfolded);
        Assert.Contains("ADR;TYPE=WORK:;;山西省太原市南内环西街2号万水澜庭;太原;;;中国\r\n", unfolded);
    }

    [Fact]
    public async Task An_office_page_has_a_map_link_and_hours_only_when_known()
    {
        var page = await TestSite.HtmlAsync(await site.Visitor().GetAsync("/offices/1"));

        Assert.StartsWith("https://uri.amap.com/search?keyword=%E5%B1%B1", page.QuerySelector("main a[rel=noopener]")!.GetAttribute("href"));
        Assert.DoesNotContain("办公时间", page.QuerySelector(".facts")!.TextContent);
    }

    [Theory]
    [InlineData("/legal-aid/0"), InlineData("/legal-aid/99999"), InlineData("/legal-aid/99999999999"), InlineData("/offices/0"), InlineData("/offices/77"), InlineData("/offices/77.vcf"), InlineData("/offices/x.vcf")]
    public async Task Unknown_entries_are_not_found(string address)
    {
        using var answer = await site.Visitor().GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<int> AddAsync(LegalAidCenter center, Action<LegalAidCenter> fill) => site.DbAsync(async db =>
    {
        fill(center);
        db.Add(center);
        await db.SaveChangesAsync();
        return center.Id;
    });
}
