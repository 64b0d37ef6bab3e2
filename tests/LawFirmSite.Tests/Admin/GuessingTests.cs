using System.Net;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Admin;

/// <summary>What somebody meets who guesses passwords, and what everybody else does meanwhile.</summary>
public sealed class GuessingTests(GuessingTests.CountingSite site) : IClassFixture<GuessingTests.CountingSite>
{
    /// <summary>Counts how often a password is hashed.</summary>
    public sealed class CountingSite : ClockedSite
    {
        public Hashes Hashes { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton(Hashes);
                services.AddScoped<IPasswordHasher<StaffAccount>, CountingHasher>();
            });
        }
    }

    public sealed class Hashes
    {
        private int _verified;

        public int Verified => _verified;

        public void Count() => Interlocked.Increment(ref _verified);
    }

    private sealed class CountingHasher(Hashes hashes, Microsoft.Extensions.Options.IOptions<PasswordHasherOptions> options) : PasswordHasher<StaffAccount>(options)
    {
        public override PasswordVerificationResult VerifyHashedPassword(StaffAccount user, string hashedPassword, string providedPassword)
        {
            hashes.Count();
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    [Fact]
    public async Task Of_a_hundred_guesses_at_once_ten_are_looked_at()
    {
        var staff = await site.StaffAsync();
        var guesser = new StaffClient(site.Visitor(), "");
        await guesser.PageAsync("/admin/sign-in");
        var before = site.Hashes.Verified;

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => guesser.PostAsync("/admin/sign-in", new() { ["UserName"] = staff.UserName, ["Password"] = $"猜测{n}" })));

        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.ServiceUnavailable, answer.StatusCode.ToString()));
        Assert.InRange(site.Hashes.Verified - before, 1, GuessLimit.Most);
        var key = Secrets(staff, "");
        Assert.Equal(100, await site.DbAsync(db => db.SignInGuesses.Where(guess => guess.Key == key).Select(guess => guess.Count).SingleAsync()));
        Assert.True(await staff.IsInAsync());
    }

    [Fact]
    public async Task Strangers_who_guess_lock_themselves_out_but_not_the_owner_on_a_browser_they_used_before()
    {
        var owner = await site.StaffAsync();
        using (await owner.PostAsync("/admin/sign-out", [])) { }
        var stranger = new StaffClient(site.Visitor(), "");
        for (var n = 0; n < 12; n++) using (await TryAsync(stranger, $"猜测{n}")) { }

        using (var right = await TryAsync(new StaffClient(site.Visitor(), ""), TestSite.Password)) Assert.Equal(HttpStatusCode.BadRequest, right.StatusCode);
        using (var known = await TryAsync(owner, TestSite.Password)) Assert.Equal(HttpStatusCode.Redirect, known.StatusCode);

        // A quarter of an hour later everybody may try again.
        site.Time.Pass(SignInGuess.Window);
        using var later = await TryAsync(new StaffClient(site.Visitor(), ""), TestSite.Password);
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);

        Task<HttpResponseMessage> TryAsync(StaffClient browser, string password) => browser.PostAsync("/admin/sign-in", new() { ["UserName"] = owner.UserName, ["Password"] = password });
    }

    [Fact]
    public async Task A_browser_that_is_known_has_no_more_guesses_than_any_other()
    {
        var owner = await site.StaffAsync();
        using (await owner.PostAsync("/admin/sign-out", [])) { }
        for (var n = 0; n < 10; n++) using (await owner.PostAsync("/admin/sign-in", new() { ["UserName"] = owner.UserName, ["Password"] = $"猜测{n}" })) { }

        using var right = await owner.PostAsync("/admin/sign-in", new() { ["UserName"] = owner.UserName, ["Password"] = TestSite.Password });
        Assert.Equal(HttpStatusCode.BadRequest, right.StatusCode);
    }

    [Fact]
    public async Task An_unknown_name_a_disabled_account_and_an_invited_one_cost_one_hash_like_a_wrong_password()
    {
        var known = await site.StaffAsync();
        var disabled = await site.StaffAsync();
        await site.DbAsync(async db =>
        {
            (await db.Users.SingleAsync(account => account.UserName == disabled.UserName)).Disable(site.Clock.Now);
            var invited = new StaffAccount("只是邀请", "只是邀请", StaffRole.Author) { NormalizedUserName = "只是邀请", SecurityStamp = "x" };
            db.Add(invited);
            return await db.SaveChangesAsync();
        });
        using (await new StaffClient(site.Visitor(), "").PostAsync("/admin/sign-in", new() { ["UserName"] = "热身", ["Password"] = "不对的密码" })) { }
        foreach (var name in new[] { known.UserName, "没有这个人", disabled.UserName, "只是邀请" })
        {
            var before = site.Hashes.Verified;
            using var answer = await new StaffClient(site.Visitor(), "").PostAsync("/admin/sign-in", new() { ["UserName"] = name, ["Password"] = "不对的密码" });
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal(1, site.Hashes.Verified - before);
        }
    }

    [Fact]
    public async Task More_than_can_wait_are_told_to_come_back()
    {
        var turns = site.Services.GetRequiredService<HashingTurns>();
        var taken = new List<System.Threading.RateLimiting.RateLimitLease>();
        for (var i = 0; i < Environment.ProcessorCount; i++) taken.Add(await turns.TakeAsync(CancellationToken.None));
        var waiting = Enumerable.Range(0, HashingTurns.MostWaiting).Select(_ => turns.TakeAsync(CancellationToken.None).AsTask()).ToList();

        using (var refused = await new StaffClient(site.Visitor(), "").PostAsync("/admin/sign-in", new() { ["UserName"] = "没有这个人", ["Password"] = "不对的密码" }))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
        }
        foreach (var lease in taken) lease.Dispose();
        foreach (var wait in waiting) (await wait).Dispose();
    }

    private static string Secrets(StaffClient staff, string device) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(
        System.Text.Encoding.UTF8.GetBytes(GuessLimit.AtPassword(staff.UserName.ToUpperInvariant(), device))));
}
