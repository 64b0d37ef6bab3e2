using System.Net;
using AngleSharp.Html.Dom;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Media;
using LawFirmSite.Web.Media;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>Two people with the same form open: no field of the first is undone in silence by the second.</summary>
public sealed class RowConflictTests(TestSite site) : IClassFixture<TestSite>
{
    /// <summary>Where the form is, where it is sent, and two of its fields.</summary>
    public static TheoryData<string, string, string, string> Forms => new()
    {
        { "/admin/offices/1", "/admin/offices/1", "Directions", "Hours" },
        { "/admin/legal-aid/1", "/admin/legal-aid/1", "Address", "Hours" },
        { "/admin/offices/1/contacts/CONTACT", "/admin/offices/1/contacts/CONTACT", "Note", "Label" },
        { "/admin/categories/1", "/admin/categories/1", "Description", "Name" },
        { "/admin/site", "/admin/site", "Description", "NameEnglish" },
        { "/admin/media/PICTURE", "/admin/media/PICTURE", "Alt", "Title" },
    };

    [Theory, MemberData(nameof(Forms))]
    public async Task The_later_of_two_is_asked_and_both_values_are_there(string page, string action, string field, string other)
    {
        (page, action) = (await FilledAsync(page), await FilledAsync(action));
        var colleague = await site.StaffAsync(StaffRole.Administrator);
        var me = await site.StaffAsync(StaffRole.Administrator);
        var mine = FieldsOf(await me.PageAsync(page), action);
        var theirs = FieldsOf(await colleague.PageAsync(page), action);
        var before = mine[field];

        theirs[field] = "同事改的";
        theirs[other] = "另一栏";
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(colleague, action, theirs));
        mine[field] = "我改的";
        using var answer = await me.Http.PostAsync(action, new FormUrlEncodedContent(mine));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);

        var conflict = await TestSite.HtmlAsync(answer);
        Assert.Equal("我改的", conflict.Value(field));
        Assert.Contains("同事改成了“同事改的”", conflict.GetElementById($"{field}-theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(before, conflict.GetElementById($"{field}-theirs")!.TextContent, StringComparison.Ordinal);
        // What only the colleague changed is not mine to undo.
        Assert.Equal("另一栏", conflict.Value(other));

        // Sent again from there it is a decision.
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(me, action, FieldsOf(conflict, action)));
        var after = await me.PageAsync(page);
        Assert.Equal(("我改的", "另一栏"), (after.Value(field), after.Value(other)));
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task A_program_that_sends_no_version_means_the_newest(string page, string action, string field, string other)
    {
        (page, action) = (await FilledAsync(page), await FilledAsync(action));
        var me = await site.StaffAsync(StaffRole.Administrator);
        var fields = FieldsOf(await me.PageAsync(page), action);
        var stale = new Dictionary<string, string>(fields) { [other] = "先保存的" };
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(me, action, stale));
        fields.Remove("Version");
        fields.Remove("Before");
        fields[field] = "没有版本号";
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(me, action, fields));
        Assert.Equal("没有版本号", (await me.PageAsync(page)).Value(field));
    }

    [Fact]
    public async Task A_colleague_who_only_verified_is_no_reason_to_refuse()
    {
        var colleague = await site.StaffAsync();
        var me = await site.StaffAsync();
        var mine = FieldsOf(await me.PageAsync("/admin/offices/2"), "/admin/offices/2");
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(colleague, "/admin/offices/2/verify", FieldsOf(await colleague.PageAsync("/admin/offices/2"), "/admin/offices/2/verify")));
        mine["Directions"] = "某某楼对面";
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(me, "/admin/offices/2", mine));
    }

    [Fact]
    public async Task Nobody_vouches_for_a_number_that_was_changed_meanwhile()
    {
        var colleague = await site.StaffAsync();
        var me = await site.StaffAsync();
        var contact = await site.DbAsync(async db => (await db.Offices.Include(o => o.Contacts).SingleAsync(o => o.Id == 3)).Contacts.First().Id);
        var action = $"/admin/offices/3/contacts/{contact}";
        var verify = FieldsOf(await me.PageAsync("/admin/offices/3"), $"{action}/verify");
        var theirs = FieldsOf(await colleague.PageAsync(action), action);
        theirs["Printed"] = "000-0000001";
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(colleague, action, theirs));

        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(me, $"{action}/verify", verify));
        Assert.Null(await site.DbAsync(async db => (await db.ContactPoints.SingleAsync(c => c.Id == contact)).Verified));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("{\"Name\":7}")]
    public async Task Nonsense_instead_of_the_earlier_state_still_asks(string before)
    {
        var me = await site.StaffAsync();
        var fields = FieldsOf(await me.PageAsync("/admin/offices/2"), "/admin/offices/2");
        var stale = new Dictionary<string, string>(fields) { ["Before"] = before, ["City"] = $"某市{before.Length}" };
        fields["City"] = $"某某市{before.Length}";
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(me, "/admin/offices/2", fields));
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(me, "/admin/offices/2", stale));
    }

    [Fact]
    public async Task Of_many_at_once_one_wins_and_the_others_are_asked()
    {
        var staff = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.StaffAsync()));
        var forms = new List<Dictionary<string, string>>();
        foreach (var client in staff) forms.Add(FieldsOf(await client.PageAsync("/admin/legal-aid/2"), "/admin/legal-aid/2"));
        var answers = await Task.WhenAll(staff.Select((client, at) => StatusAsync(client, "/admin/legal-aid/2", new(forms[at]) { ["Hours"] = $"某时{at}" })));
        Assert.Single(answers, HttpStatusCode.Redirect);
        Assert.Equal(3, answers.Count(answer => answer == HttpStatusCode.Conflict));
    }

    private static Dictionary<string, string> FieldsOf(IHtmlDocument page, string action) => page.FieldsOf(page.Forms.Single(f => f.GetAttribute("action") == action));

    private async Task<string> FilledAsync(string address)
    {
        var contact = await site.DbAsync(async db => (await db.Offices.Include(o => o.Contacts).SingleAsync(o => o.Id == 1)).Contacts.Min(c => c.Id));
        var picture = await site.DbAsync(async db =>
        {
            if (await db.MediaFiles.FirstOrDefaultAsync() is { } there) return there.Id;
            var (added, _) = await new MediaStore(db).AddAsync(new(Web.Media.Pictures.Png(40, 30), "某图.png", "原来的说明"), "测试员", null, site.Clock.Now, default);
            return added!.Id;
        });
        return address.Replace("CONTACT", $"{contact}", StringComparison.Ordinal).Replace("PICTURE", $"{picture}", StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(StaffClient staff, string action, Dictionary<string, string> fields)
    {
        using var answer = await staff.Http.PostAsync(action, new FormUrlEncodedContent(fields));
        return answer.StatusCode;
    }
}
