using System.Net;
using LawFirmSite.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

public sealed class StaffTests
{
    [Fact]
    public async Task The_last_administrator_stays()
    {
        using var site = new TestSite();
        var only = await site.StaffAsync(StaffRole.Administrator);
        var id = await IdAsync(site, only);

        var (disabling, page) = await only.RefusedAsync($"/admin/staff/{id}/disable", []);
        Assert.Equal(HttpStatusCode.BadRequest, disabling);
        Assert.Contains("不能停用自己", page.Refusal(), StringComparison.Ordinal);

        var (demoting, after) = await only.RefusedAsync($"/admin/staff/{id}", new() { ["DisplayName"] = "我", ["Role"] = "Author" }, $"/admin/staff/{id}");
        Assert.Equal(HttpStatusCode.BadRequest, demoting);
        Assert.Contains("最后一位", after.Refusal(), StringComparison.Ordinal);
        Assert.Equal(StaffRole.Administrator, await site.DbAsync(db => db.Users.Where(a => a.Id == id).Select(a => a.Role).SingleAsync()));
    }

    [Fact]
    public async Task Two_administrators_who_remove_each_other_at_once_leave_one()
    {
        using var site = new TestSite();
        var first = await site.StaffAsync(StaffRole.Administrator);
        var second = await site.StaffAsync(StaffRole.Administrator);
        var (firstId, secondId) = (await IdAsync(site, first), await IdAsync(site, second));

        var answers = await Task.WhenAll(first.PostAsync($"/admin/staff/{secondId}/disable", []), second.PostAsync($"/admin/staff/{firstId}/disable", []));

        Assert.All(answers, answer => Assert.True((int)answer.StatusCode < 500, answer.StatusCode.ToString()));
        Assert.Equal(1, await site.DbAsync(db => db.Users.CountAsync(a => a.Role == StaffRole.Administrator && a.DisabledAt == null)));
    }

    [Fact]
    public async Task A_new_account_can_sign_in_and_a_taken_name_is_refused()
    {
        using var site = new TestSite();
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var fields = new Dictionary<string, string> { ["UserName"] = "王芳", ["DisplayName"] = "王芳", ["Role"] = "Author", ["Password"] = "梧桐 灯塔 算盘 小米粥" };
        using (var created = await administrator.PostAsync("/admin/staff/new", fields, "/admin/staff/new")) Assert.Equal(HttpStatusCode.Redirect, created.StatusCode);

        using var signedIn = await new StaffClient(site.Visitor(), "王芳").PostAsync("/admin/sign-in", new() { ["UserName"] = "王芳", ["Password"] = fields["Password"] });
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);

        var (status, page) = await administrator.RefusedAsync("/admin/staff/new", fields, "/admin/staff/new");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("已经有人用了", page.Refusal(), StringComparison.Ordinal);
        Assert.Equal("王芳", page.Value("DisplayName"));
    }

    private static Task<int> IdAsync(TestSite site, StaffClient staff) => site.DbAsync(db => db.Users.Where(a => a.UserName == staff.UserName).Select(a => a.Id).SingleAsync());
}
