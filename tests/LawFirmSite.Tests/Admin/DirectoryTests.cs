using System.Net;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>Offices, centers, their numbers, categories and pages, through their forms.</summary>
public sealed class DirectoryTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_number_is_added_verified_changed_and_unverified_again()
    {
        var editor = await site.StaffAsync();
        var center = await NewCenterAsync(editor, "核实号码的中心");
        var contact = new Dictionary<string, string> { ["Label"] = "电话", ["Kind"] = "Phone", ["Printed"] = "2036409", ["Order"] = "1" };
        using (await editor.PostAsync($"{center}/contacts/new", contact, $"{center}/contacts/new")) { }
        using (await editor.PostAsync($"{center}/contacts/new", contact, $"{center}/contacts/new")) { }
        var number = Assert.Single((await CenterAsync(center)).Contacts);
        var path = $"{center}/contacts/{number.Id}";

        using (await editor.PostAsync($"{path}/verify", new() { ["On"] = site.Clock.Today.InList(), ["How"] = "Call" }, path)) { }
        Assert.Equal(new Verification(site.Clock.Today, "测试员Editor", VerificationMethod.Call), (await CenterAsync(center)).Contacts.Single().Verified);

        contact["Printed"] = "2036410";
        using (await editor.PostAsync(path, contact, path)) { }
        Assert.Null((await CenterAsync(center)).Contacts.Single().Verified);

        contact["IsRetired"] = "true";
        using (await editor.PostAsync(path, contact, path)) { }
        Assert.Empty((await CenterAsync(center)).ContactsInUse);
    }

    [Theory]
    [InlineData("", "Call")]
    [InlineData("2999-01-01", "Call")]
    [InlineData("昨天", "Call")]
    [InlineData("2026-01-01", "")]
    [InlineData("2026-01-01", "Guess")]
    public async Task A_verification_has_a_day_that_has_been_and_a_way(string on, string how)
    {
        var editor = await site.StaffAsync();
        var center = await NewCenterAsync(editor, "核实日期的中心");
        var (status, page) = await editor.RefusedAsync($"{center}/verify", new() { ["On"] = on, ["How"] = how }, center);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEqual("", page.Refusal());
        Assert.Null((await CenterAsync(center)).Verified);
    }

    [Fact]
    public async Task Verifying_name_and_address_makes_an_entry_current()
    {
        var editor = await site.StaffAsync();
        var center = await NewCenterAsync(editor, "核实地址的中心");
        using (await editor.PostAsync($"{center}/verify", new() { ["On"] = "2026-01-01", ["How"] = "Visit" }, center)) { }
        Assert.Equal(CenterStatus.Current, (await CenterAsync(center)).Status);
    }

    [Fact]
    public async Task A_number_is_reached_through_its_owner_only()
    {
        var editor = await site.StaffAsync();
        var mine = await NewCenterAsync(editor, "有号码的中心");
        var other = await NewCenterAsync(editor, "没有号码的中心");
        using (await editor.PostAsync($"{mine}/contacts/new", new() { ["Label"] = "电话", ["Kind"] = "Phone", ["Printed"] = "12348" }, $"{mine}/contacts/new")) { }
        var number = (await CenterAsync(mine)).Contacts.Single().Id;
        using (var found = await editor.GetAsync($"{mine}/contacts/{number}")) Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        using var notFound = await editor.GetAsync($"{other}/contacts/{number}");
        Assert.Equal(HttpStatusCode.NotFound, notFound.StatusCode);
    }

    [Fact]
    public async Task A_center_created_twice_with_one_key_is_one()
    {
        var editor = await site.StaffAsync();
        var fields = new Dictionary<string, string> { ["Name"] = "按了两次的中心", ["Status"] = "Current", ["Key"] = Guid.NewGuid().ToString() };
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => editor.PostAsync("/admin/legal-aid/new", fields)));
        Assert.Single(answers.Select(answer => answer.Headers.Location!.ToString()).Distinct());
    }

    [Fact]
    public async Task A_merged_center_names_another_one()
    {
        var editor = await site.StaffAsync();
        var center = await NewCenterAsync(editor, "并入别处的中心");
        var id = center.Split('/')[^1];
        foreach (var wrong in new[] { "", id, "999999" })
        {
            var (status, _) = await editor.RefusedAsync(center, new() { ["Name"] = "并入别处的中心", ["Status"] = "Superseded", ["SupersededById"] = wrong }, center);
            Assert.Equal(HttpStatusCode.BadRequest, status);
        }
    }

    [Fact]
    public async Task An_office_is_added_and_its_page_keeps_what_was_refused()
    {
        var editor = await site.StaffAsync();
        using var created = await editor.PostAsync("/admin/offices/new", new() { ["Name"] = "晋城办事处", ["AreaCode"] = "0356" }, "/admin/offices/new");
        var path = created.Headers.Location!.ToString();
        var (status, page) = await editor.RefusedAsync(path, new() { ["Name"] = "", ["Address"] = "写了一半的地址", ["AreaCode"] = "356" }, path);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("写了一半的地址", page.Value("Address"));
        Assert.Equal(2, page.QuerySelectorAll(".field__error").Length);
    }

    [Fact]
    public async Task Two_categories_or_pages_cannot_share_an_address()
    {
        var editor = await site.StaffAsync();
        var category = new Dictionary<string, string> { ["Name"] = "案例", ["Slug"] = "cases", ["Order"] = "9" };
        using (var first = await editor.PostAsync("/admin/categories/new", category, "/admin/categories/new")) Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        // The same form once more is a button pressed twice; another one is refused.
        using (var again = await editor.PostAsync("/admin/categories/new", category, "/admin/categories/new")) Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var (status, page) = await editor.RefusedAsync("/admin/categories/new", new(category) { ["Name"] = "别的案例" }, "/admin/categories/new");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("已经有别的栏目用了", page.Refusal(), StringComparison.Ordinal);

        var fields = new Dictionary<string, string> { ["Title"] = "律师团队", ["Slug"] = "team", ["Place"] = "Header", ["Body"] = "正文" };
        using (var published = await editor.PostAsync("/admin/pages/new/publish", fields)) Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        var (refused, form) = await editor.RefusedAsync("/admin/pages/new", fields);
        Assert.Equal(HttpStatusCode.BadRequest, refused);
        Assert.Contains("已经有别的页面用了", form.Refusal(), StringComparison.Ordinal);
        Assert.Equal("正文", form.Value("Body"));
    }

    [Fact]
    public async Task Usual_pages_are_offered_until_they_are_written()
    {
        var editor = await site.StaffAsync();
        Assert.NotNull((await editor.PageAsync("/admin/pages")).QuerySelector("a[href='/admin/pages/new?slug=practice']"));
        var form = await editor.PageAsync("/admin/pages/new?slug=practice");
        Assert.Equal(("practice", "业务领域", "Header"), (form.Value("Slug"), form.Value("Title"), form.Value("Place")));
        using (await editor.PostAsync("/admin/pages/new", new() { ["Title"] = "业务领域", ["Slug"] = "practice", ["Place"] = "Header" }, "/admin/pages/new?slug=practice")) { }
        Assert.Null((await editor.PageAsync("/admin/pages")).QuerySelector("a[href='/admin/pages/new?slug=practice']"));
    }

    [Fact]
    public async Task The_profile_of_the_firm_is_changed()
    {
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var fields = new Dictionary<string, string> { ["Name"] = "山西健杰律师事务所", ["ShortName"] = "健杰", ["IcpNumber"] = "晋ICP备00000000号" };
        using (var saved = await administrator.PostAsync("/admin/site", fields, "/admin/site")) Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("晋ICP备00000000号", (await administrator.PageAsync("/admin/site")).Value("IcpNumber"));
        var (status, _) = await administrator.RefusedAsync("/admin/site", new() { ["Name"] = "名", ["ShortName"] = "五个字太多" }, "/admin/site");
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    private static async Task<string> NewCenterAsync(StaffClient editor, string name)
    {
        using var created = await editor.PostAsync("/admin/legal-aid/new", new() { ["Name"] = name, ["Status"] = "NeedsVerification", ["AreaCode"] = "0355" }, "/admin/legal-aid/new");
        Assert.Equal(HttpStatusCode.Redirect, created.StatusCode);
        return created.Headers.Location!.ToString();
    }

    private Task<LegalAidCenter> CenterAsync(string path) => site.DbAsync(db =>
        db.LegalAidCenters.AsNoTracking().Include(c => c.Contacts).SingleAsync(c => c.Id == int.Parse(path.Substring(path.LastIndexOf('/') + 1))));
}
