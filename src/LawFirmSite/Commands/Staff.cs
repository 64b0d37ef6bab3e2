using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Commands;

/// <summary>Accounts from the command line: the first one, and the way back in for who is locked out.</summary>
internal static class Staff
{
    public static Task<int> AddAsync(WebApplication app, string user, string? name, StaffRole role, CancellationToken cancel) =>
        WithAccounts(app, async (accounts, _) =>
        {
            var account = new StaffAccount(Name("--user", user), Name("--name", name ?? user), role);
            Accept(await accounts.CreateAsync(account, await ReadPasswordAsync(cancel)));
            await Console.Out.WriteLineAsync($"Added {account.UserName} as {role}.");
        }, cancel);

    public static Task<int> ListAsync(WebApplication app, CancellationToken cancel) =>
        WithAccounts(app, async (accounts, _) =>
        {
            foreach (var account in await accounts.Users.OrderBy(a => a.UserName).ToListAsync(cancel))
                await Console.Out.WriteLineAsync($"{account.UserName}\t{account.DisplayName}\t{account.Role}\t{account.State.ToString().ToLowerInvariant()}");
        }, cancel);

    public static Task<int> DisableAsync(WebApplication app, string user, CancellationToken cancel) =>
        WithAccounts(app, async (accounts, services) =>
        {
            var db = services.GetRequiredService<SiteDb>();
            // In one transaction with the count of those left, one at a time, as on the page of accounts: whoever disables another administrator meanwhile waits.
            await db.WholeAsync(async () =>
            {
                var account = await FindAsync(accounts, user);
                var wasActive = await db.Users.ActiveAdministrators().AnyAsync(a => a.Id == account.Id, cancel);
                if (wasActive && !await db.Users.ActiveAdministrators().AnyAsync(a => a.Id != account.Id, cancel))
                    throw new RefusedException($"{account.UserName} is the last administrator who can sign in. Add another one first (staff add --role Administrator).");
                await services.GetRequiredService<StaffLinks>().DisableAsync(account, cancel);
                Accept(await accounts.UpdateSecurityStampAsync(account));
                return true;
            }, done => done, alone: true, cancel);
            await Console.Out.WriteLineAsync($"Disabled {user.Trim()}; open sessions have ended.");
        }, cancel);

    public static Task<int> ResetAsync(WebApplication app, string user, bool secondFactor, CancellationToken cancel) =>
        WithAccounts(app, async (accounts, services) =>
        {
            var account = await FindAsync(accounts, user);
            var token = await accounts.GeneratePasswordResetTokenAsync(account);
            account.Enable();
            if (secondFactor) await services.GetRequiredService<SecondFactor>().RemoveAllAsync(account, cancel);
            await services.GetRequiredService<StaffLinks>().RevokeAsync(account.Id, cancel);
            Accept(await accounts.ResetPasswordAsync(account, token, await ReadPasswordAsync(cancel)));
            // A new password is also the way back in for who typed the old one wrong too often.
            await services.GetRequiredService<GuessLimit>().ForgetAsync(GuessLimit.AtPassword(account.NormalizedUserName!, device: ""), cancel);
            await Console.Out.WriteLineAsync($"{account.UserName} has the new password and may sign in.");
        }, cancel);

    private static async Task<int> WithAccounts(WebApplication app, Func<UserManager<StaffAccount>, IServiceProvider, Task> work, CancellationToken cancel)
    {
        await using var scope = app.CreateCommandScope();
        await Migrate.ApplyAsync(app, scope.ServiceProvider.GetRequiredService<SiteDb>(), cancel);
        await work(scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>(), scope.ServiceProvider);
        return ExitCode.Done;
    }

    private static async Task<StaffAccount> FindAsync(UserManager<StaffAccount> accounts, string user) =>
        await accounts.FindByNameAsync(user.Trim()) ?? throw new RefusedException($"There is no account '{user}'. The command staff list shows all.");

    private static string Name(string option, string text) =>
        TypedText.Fault(text.Trim(), singleLine: true) is null && TypedText.Normal(text) is { Length: > 0 and <= StaffAccount.NameLength } name ? name
        : throw new RefusedException($"{option} needs 1 to {StaffAccount.NameLength} visible characters on one line.");

    private static async Task<string> ReadPasswordAsync(CancellationToken cancel) =>
        await Console.In.ReadLineAsync(cancel) is { Length: > 0 } password ? password
        : throw new RefusedException("Standard input holds no password; write it on the first line.");

    private static void Accept(IdentityResult result)
    {
        if (!result.Succeeded) throw new RefusedException(string.Join(' ', result.Errors.Select(error => error.Description)));
    }
}
