using System.Net;
using LawFirmSite.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace LawFirmSite.Tests.Admin;

/// <summary>What the tests of accounts do again and again.</summary>
public static class AccountPages
{
    public const string OtherPassword = "另外 几个 毫不相干 的词语";

    public static Task<StaffAccount> AccountAsync(this TestSite site, string userName) =>
        site.DbAsync(db => db.Users.AsNoTracking().SingleAsync(account => account.UserName == userName));

    public static async Task<int> IdAsync(this TestSite site, StaffClient staff) => (await site.AccountAsync(staff.UserName)).Id;

    /// <summary>A new browser in which the same person has typed name and password.</summary>
    public static async Task<(StaffClient Staff, HttpResponseMessage Answer)> SignInAsync(this TestSite site, string userName, string password = TestSite.Password)
    {
        var staff = new StaffClient(site.Visitor(), userName);
        return (staff, await staff.PostAsync("/admin/sign-in", new() { ["UserName"] = userName, ["Password"] = password }));
    }

    public static async Task<bool> IsInAsync(this StaffClient staff)
    {
        using var answer = await staff.GetAsync("/admin");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>The link on the page that shows it once, as a path.</summary>
    public static string LinkOn(AngleSharp.Html.Dom.IHtmlDocument page) => new Uri(page.QuerySelector("[data-copy-line]")!.GetAttribute("value")!).PathAndQuery;

    /// <summary>Sets up the app; gives its secret and the recovery codes.</summary>
    public static async Task<(string Secret, IReadOnlyList<string> RecoveryCodes)> UseAuthenticatorAsync(this StaffClient staff, TestSite site)
    {
        const string SetUp = "/admin/account/second-factor/app";
        var page = await staff.PageAsync(SetUp);
        var secret = page.QuerySelector(".secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        using var answer = await staff.PostAsync(SetUp, new() { ["Secret"] = page.Value("Secret"), ["Code"] = CodeOf(secret, site) });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var shown = await TestSite.HtmlAsync(answer);
        // The session that goes on is a new one, and the page knows whose.
        Assert.NotNull(shown.QuerySelector("form[action='/admin/sign-out']"));
        return (secret, [.. shown.QuerySelectorAll(".codes li").Select(item => item.TextContent)]);
    }

    public static string CodeOf(string secret, TestSite site, int stepsFromNow = 0) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(site.Clock.Now.AddSeconds(30 * stepsFromNow).UtcDateTime);
}

/// <summary>A site whose clock stands still until a test moves it. What it does in the background it does only when a test says so.</summary>
public class ClockedSite : TestSite
{
    public StandingClock Time { get; } = new();

    public ClockedSite() { }

    protected ClockedSite(Dictionary<string, string> settings) : base(settings) { }

    protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        Microsoft.AspNetCore.TestHost.WebHostBuilderExtensions.ConfigureTestServices(builder, services => services.AddSingleton<TimeProvider>(Time));
    }
}

public sealed class StandingClock : TimeProvider
{
    private DateTimeOffset _now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan time) => _now += time;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new NeverFires();

    private sealed class NeverFires : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
