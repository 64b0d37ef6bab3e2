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
        var id = await site.IdAsync(only);
        // One who was invited and never came does not count.
        using (await only.PostAsync("/admin/staff/new", new() { ["UserName"] = "没有来的人", ["Role"] = "Administrator" })) { }

        var (disabling, page) = await only.RefusedAsync($"/admin/staff/{id}/disable", []);
        Assert.Equal(HttpStatusCode.BadRequest, disabling);
        Assert.Contains("不能停用自己", page.Refusal(), StringComparison.Ordinal);

        var (demoting, after) = await only.RefusedAsync($"/admin/staff/{id}", new() { ["DisplayName"] = "我", ["Role"] = "Author" }, $"/admin/staff/{id}");
        Assert.Equal(HttpStatusCode.BadRequest, demoting);
        Assert.Contains("最后一位", after.Refusal(), StringComparison.Ordinal);
        Assert.Equal(StaffRole.Administrator, (await site.AccountAsync(only.UserName)).Role);
    }

    [Fact]
    public async Task Two_administrators_who_remove_each_other_at_once_leave_one()
    {
        using var site = new TestSite();
        var first = await site.StaffAsync(StaffRole.Administrator);
        var second = await site.StaffAsync(StaffRole.Administrator);
        var (firstId, secondId) = (await site.IdAsync(first), await site.IdAsync(second));

        var answers = await Task.WhenAll(first.PostAsync($"/admin/staff/{secondId}/disable", []), second.PostAsync($"/admin/staff/{firstId}/disable", []));

        Assert.All(answers, answer => Assert.True((int)answer.StatusCode < 500, answer.StatusCode.ToString()));
        Assert.Equal(1, await site.DbAsync(db => db.Users.CountAsync(a => a.Role == StaffRole.Administrator && a.DisabledAt == null)));
    }
}
