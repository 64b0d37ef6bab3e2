using System.Net;
using AngleSharp.Html.Dom;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>The round of calls: what is due, one press each, and what it leaves in the history of a number.</summary>
public sealed class RoundTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Path = "/admin/legal-aid/round";

    [Fact]
    public async Task One_press_verifies_today_by_telephone_and_leads_to_the_next_with_an_undo()
    {
        var editor = await site.StaffAsync();
        var (first, second) = await TwoNumbersAsync("按一下就核实的中心");

        using var answer = await PostAsync(editor, first, "verify");

        var next = answer.Headers.Location!.ToString();
        Assert.EndsWith($"#c{second}", next);
        Assert.Equal(new Verification(site.Clock.Today, "测试员Editor", VerificationMethod.Call), (await ContactAsync(first)).Verified);
        var page = await editor.PageAsync(next);
        Assert.Null(page.QuerySelector($"#c{first}"));
        var undo = (IHtmlFormElement)page.QuerySelector($"#c{second}")!.PreviousElementSibling!;
        Assert.Contains("撤销刚才的核实", undo.TextContent);

        using var undone = await editor.PostAsync($"{Path}/{first}/undo", [], next);
        Assert.Null((await ContactAsync(first)).Verified);
        Assert.NotNull((await editor.PageAsync(undone.Headers.Location!.ToString())).QuerySelector($"#c{first}"));
        Assert.Equal([ContactChangeKind.TakenBack, ContactChangeKind.Verified, ContactChangeKind.Added], (await HistoryAsync(first)).Select(change => change.Kind));

        // An undo that comes too late changes nothing.
        using var again = await editor.PostAsync($"{Path}/{first}/undo", new() { ["change"] = (await HistoryAsync(first))[1].Id.ToString() });
        Assert.Equal(3, (await HistoryAsync(first)).Count);
    }

    [Fact]
    public async Task An_undo_brings_back_the_verification_that_was_there_before()
    {
        var editor = await site.StaffAsync();
        var (id, _) = await TwoNumbersAsync("很久以前核实过的中心");
        var old = new Verification(site.Clock.Today.AddYears(-2), "某某", VerificationMethod.Visit);
        await ChangeAsync(id, contact => contact.Verify(old));
        using (await PostAsync(editor, id, "failed", new() { ["Note"] = "没人接" })) { }
        using var answer = await PostAsync(editor, id, "verify");

        using var undone = await editor.PostAsync($"{Path}/{id}/undo", [], answer.Headers.Location!.ToString());

        var contact = await ContactAsync(id);
        Assert.Equal((old, "没人接"), (contact.Verified, contact.Failed?.Note));
    }

    [Fact]
    public async Task An_undo_of_a_correction_brings_back_the_number_as_well()
    {
        var editor = await site.StaffAsync();
        var (id, _) = await TwoNumbersAsync("改错了号码的中心");
        var (before, old) = ((await ContactAsync(id)).Display, new Verification(site.Clock.Today.AddYears(-2), "某某", VerificationMethod.Visit));
        await ChangeAsync(id, contact => contact.Verify(old));
        using var answer = await PostAsync(editor, id, "correct", new() { ["Printed"] = "0355-2000000" });
        Assert.Equal("0355-2000000", (await ContactAsync(id)).Display);

        using var undone = await editor.PostAsync($"{Path}/{id}/undo", [], answer.Headers.Location!.ToString());

        var contact = await ContactAsync(id);
        Assert.Equal((before, old), (contact.Display, contact.Verified));
        Assert.Equal(
            [ContactChangeKind.TakenBack, ContactChangeKind.Number, ContactChangeKind.Verified, ContactChangeKind.Number, ContactChangeKind.Verified, ContactChangeKind.Added],
            (await HistoryAsync(id)).Select(change => change.Kind));
    }

    [Fact]
    public async Task One_click_on_the_page_of_a_center_can_be_taken_back_there()
    {
        var editor = await site.StaffAsync();
        var (id, _) = await TwoNumbersAsync("点错一下的中心");
        var center = await site.DbAsync(db => db.LegalAidCenters.Where(c => c.Contacts.Any(contact => contact.Id == id)).Select(c => c.Id).SingleAsync());
        var page = $"/admin/legal-aid/{center}";
        using (await editor.PostAsync($"{page}/contacts/{id}/verify", [], page)) { }
        Assert.NotNull((await ContactAsync(id)).Verified);

        var undo = (await editor.PageAsync(page)).Forms.Single(form => form.GetAttribute("action")!.Contains("/undo?", StringComparison.Ordinal)).GetAttribute("action")!;
        using var undone = await editor.PostAsync(undo, []);

        Assert.Equal(page, undone.Headers.Location!.ToString());
        Assert.Null((await ContactAsync(id)).Verified);
    }

    [Fact]
    public async Task A_call_in_vain_leaves_the_number_due_and_is_told_on_the_call_sheet()
    {
        var editor = await site.StaffAsync();
        var (id, _) = await TwoNumbersAsync("打不通的中心");

        using (await PostAsync(editor, id, "failed", new() { ["Note"] = "是空号" })) { }
        using (await PostAsync(editor, id, "failed")) { }

        var contact = await ContactAsync(id);
        Assert.Equal((null, new FailedCall(site.Clock.Today, "测试员Editor", "", 2)), (contact.Verified, contact.Failed));
        Assert.Contains("打不通 2 次", (await editor.PageAsync(Path)).QuerySelector($"#c{id}")!.TextContent);
        Assert.Contains("打不通", (await editor.PageAsync($"{Path}/sheet")).Body!.TextContent);
        Assert.Equal([("", "测试员Editor"), ("是空号", "测试员Editor")], (await HistoryAsync(id)).Where(change => change.Kind == ContactChangeKind.CallFailed).Select(change => (change.To, change.By)));
    }

    [Fact]
    public async Task Another_number_is_corrected_and_verified_in_one_step()
    {
        var editor = await site.StaffAsync();
        var (id, _) = await TwoNumbersAsync("换了号码的中心");

        using (await PostAsync(editor, id, "correct", new() { ["Printed"] = "2036499" })) { }

        var contact = await ContactAsync(id);
        Assert.Equal(("0355-2036499", site.Clock.Today), (contact.Display, contact.Verified?.On));
        var history = await HistoryAsync(id);
        Assert.Equal([ContactChangeKind.Verified, ContactChangeKind.Number], history.Take(2).Select(change => change.Kind));
        Assert.Equal(("0355-2036401", "0355-2036499", "换了号码的中心"), (history[1].From, history[1].To, history[1].Owner));
        Assert.Contains("0355-2036401", (await editor.PageAsync($"/admin/legal-aid/{await OwnerAsync(id)}")).QuerySelector("details del")!.TextContent);
    }

    [Theory]
    [InlineData("", "请填写新号码")]
    [InlineData("20364", "看不出怎么拨")]
    [InlineData("2036499\u202E", "控制字符")]
    public async Task A_number_that_cannot_be_is_refused_and_stays_in_its_field(string typed, string sentence)
    {
        var editor = await site.StaffAsync();
        var (id, _) = await TwoNumbersAsync("写错号码的中心");

        using var answer = await PostAsync(editor, id, "correct", new() { ["Printed"] = typed });

        var page = await TestSite.HtmlAsync(answer);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, page.Refusal());
        Assert.Equal(typed, ((IHtmlInputElement)page.QuerySelector($"#c{id}-new")!).Value);
        Assert.Equal(("0355-2036401", null), ((await ContactAsync(id)).Display, (await ContactAsync(id)).Verified));
    }

    [Fact]
    public async Task A_number_that_somebody_changed_meanwhile_is_not_verified_by_accident()
    {
        var editor = await site.StaffAsync();
        var (id, _) = await TwoNumbersAsync("同时改号的中心");
        await ChangeAsync(id, contact => contact.Change("2036455", ContactKind.Phone, "0355"));

        using var answer = await PostAsync(editor, id, "verify", new() { ["Called"] = "2036401" });

        Assert.Contains("刚刚改成了 0355-2036455", (await TestSite.HtmlAsync(answer)).Refusal());
        Assert.Null((await ContactAsync(id)).Verified);
    }

    [Fact]
    public async Task The_most_read_comes_first_on_its_own_page_and_in_articles_that_show_it()
    {
        var (rare, _) = await TwoNumbersAsync("少有人看的中心");
        var (often, _) = await TwoNumbersAsync("很多人看的中心");
        var (shown, _) = await TwoNumbersAsync("文章里的中心");
        var article = await site.PublishedAsync(new ArticleText { Title = "某文", Body = $"正文\n\n{{{{legal-aid:{await OwnerAsync(shown)}}}}}\n" });
        await site.DbAsync(async db =>
        {
            await db.AddViewsAsync(new(ViewedKind.LegalAidCenter, await OwnerAsync(rare)), site.Clock.Today.AddYears(-2), 9_000, default);
            await db.AddViewsAsync(new(ViewedKind.LegalAidCenter, await OwnerAsync(often)), site.Clock.Today, 500, default);
            await db.AddViewsAsync(new(ViewedKind.Article, article), site.Clock.Today, 900, default);
            return 0;
        });

        var ids = (await (await site.StaffAsync()).PageAsync(Path)).QuerySelectorAll(".entry").Select(entry => entry.Id).ToList();

        Assert.Equal($"c{shown}", ids[0]);
        Assert.True(ids.IndexOf($"c{often}") < ids.IndexOf($"c{rare}"));
    }

    [Fact]
    public async Task However_a_number_is_edited_its_history_tells()
    {
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var (id, _) = await TwoNumbersAsync("哪里改都留下记录的中心");
        var owner = $"/admin/legal-aid/{await OwnerAsync(id)}";
        using (await administrator.PostAsync($"{owner}/contacts/{id}", new() { ["Label"] = "值班电话", ["Kind"] = "Fax", ["Printed"] = "2036402", ["Order"] = "1", ["Note"] = "晚上", ["IsRetired"] = "true" }, $"{owner}/contacts/{id}")) { }
        // The dialling code of the owner changes what is dialled.
        await ChangeAsync(id, contact => contact.Change("2036402", ContactKind.Fax, "0351"));

        var history = await HistoryAsync(id);

        Assert.Equal(
            [ContactChangeKind.Number, ContactChangeKind.Retired, ContactChangeKind.Note, ContactChangeKind.Kind, ContactChangeKind.Label, ContactChangeKind.Number, ContactChangeKind.Added],
            history.Select(change => change.Kind));
        Assert.Equal(("0355-2036402", "0351-2036402"), (history[0].From, history[0].To));
        Assert.Contains("传真", (await administrator.PageAsync($"{owner}/contacts/{id}")).QuerySelector("details")!.TextContent);
    }

    [Fact]
    public async Task What_happened_cannot_be_changed_or_removed()
    {
        var (id, _) = await TwoNumbersAsync("记录不能改的中心");
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.DbAsync(async db =>
        {
            db.Remove(await db.Set<ContactChange>().FirstAsync(change => change.Contact!.Id == id));
            return await db.SaveChangesAsync();
        }));

        // A number that goes leaves its history behind.
        await site.DbAsync(async db =>
        {
            db.Remove(await db.ContactPoints.SingleAsync(contact => contact.Id == id));
            return await db.SaveChangesAsync();
        });
        Assert.Equal(1, await site.DbAsync(db => db.ContactChanges.CountAsync(change => change.Kind == ContactChangeKind.Removed && change.From == "0355-2036401" && change.Contact == null)));
    }

    [Fact]
    public async Task Numbers_of_the_firm_are_the_administrators_and_not_on_the_round()
    {
        var editor = await site.StaffAsync();
        var firm = await site.DbAsync(db => db.SiteProfiles.SelectMany(profile => profile.Contacts).Select(contact => contact.Id).FirstAsync());

        using var answer = await editor.PostAsync($"{Path}/{firm}/verify", []);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(StaffClient editor, int contact, string what, Dictionary<string, string>? fields = null) =>
        editor.PostAsync($"{Path}/{contact}/{what}", fields ?? [], Path);

    private Task<(int, int)> TwoNumbersAsync(string name) => site.DbAsync(async db =>
    {
        var center = new LegalAidCenter(name) { AreaCode = "0355", DistrictCode = "140400", Order = 900 };
        var first = new ContactPoint("电话", "2036401", ContactKind.Phone, "0355") { Order = 1 };
        var second = new ContactPoint("电话", "2036402", ContactKind.Phone, "0355") { Order = 2 };
        center.Contacts.Add(first);
        center.Contacts.Add(second);
        db.Add(center);
        await db.SaveChangesAsync();
        return (first.Id, second.Id);
    });

    private Task<ContactPoint> ContactAsync(int id) => site.DbAsync(db => db.ContactPoints.AsNoTracking().SingleAsync(contact => contact.Id == id));

    private Task<int> OwnerAsync(int id) => site.DbAsync(db => db.LegalAidCenters.Where(center => center.Contacts.Any(contact => contact.Id == id)).Select(center => center.Id).SingleAsync());

    private Task<List<ContactChange>> HistoryAsync(int id) =>
        site.DbAsync(db => db.ContactChanges.AsNoTracking().Where(change => change.Contact!.Id == id).OrderByDescending(change => change.Id).ToListAsync());

    private Task<int> ChangeAsync(int id, Action<ContactPoint> change) => site.DbAsync(async db =>
    {
        change(await db.ContactPoints.SingleAsync(contact => contact.Id == id));
        return await db.SaveChangesAsync();
    });
}
