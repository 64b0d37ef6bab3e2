using System.Globalization;
using System.Security.Claims;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LawFirmSite.Web.Accounts;

/// <summary>
/// Signs staff in: by name and password, then a code where one is asked for, or by passkey. Unknown names, wrong passwords,
/// disabled accounts and too many guesses get one answer.
/// </summary>
public sealed class StaffSignIn(
    UserManager<StaffAccount> accounts, IHttpContextAccessor context, IUserClaimsPrincipalFactory<StaffAccount> claims,
    IOptions<IdentityOptions> options, ILogger<SignInManager<StaffAccount>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<StaffAccount> confirmation,
    PasswordCheck passwords, SecondFactor secondFactor, KnownDevices devices, AccountSettings settings, FailedSignIns failed, SiteDb db)
    : SignInManager<StaffAccount>(accounts, context, claims, options, log, schemes, confirmation)
{
    private const string StampClaim = "stamp";

    public async Task<SignInStep> WithPasswordAsync(string userName, string password, CancellationToken cancel)
    {
        var account = await UserManager.FindByNameAsync(userName);
        var guess = GuessLimit.AtPassword(UserManager.NormalizeName(userName), devices.MarkOf(Context, account?.Id));
        var answer = await passwords.AskAsync(account, password, guess, cancel);
        if (answer != PasswordAnswer.Right)
        {
            Logger.LogWarning("A sign-in was refused: {Answer}, account {Account}", answer, account?.Id);
            if (account is not null && answer is (PasswordAnswer.Wrong or PasswordAnswer.LockedNow)) RecordLater(answer == PasswordAnswer.LockedNow ? AuditVerb.LockedOut : AuditVerb.FailedSignIn, account);
            return answer == PasswordAnswer.Busy ? SignInStep.Busy : SignInStep.Refused;
        }
        if (!account!.TwoFactorEnabled)
        {
            // Else whoever knows the password could set up a second factor of their own beside the passkey.
            if (settings.RequireSecondFactor && (await UserManager.GetPasskeysAsync(account)).Count > 0) return SignInStep.NeedsPasskey;
            await EnterAsync(account, SignInProof.Password);
            return SignInStep.In;
        }
        // The password was right; the code comes on the next page, within five minutes.
        await Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new(new ClaimsIdentity(
            [new(ClaimTypes.Name, account.Id.ToString(CultureInfo.InvariantCulture)), new(StampClaim, account.SecurityStamp!)], IdentityConstants.TwoFactorUserIdScheme)));
        return SignInStep.NeedsCode;
    }

    /// <summary>Who has shown the password and still has to show a code; null when nobody is that far.</summary>
    public async Task<StaffAccount?> WaitingForCodeAsync()
    {
        var waiting = await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return waiting.Principal?.FindFirstValue(ClaimTypes.Name) is { } id && await UserManager.FindByIdAsync(id) is { State: AccountState.Active, TwoFactorEnabled: true } account
            && waiting.Principal.FindFirstValue(StampClaim) == account.SecurityStamp
            ? account
            : null;
    }

    /// <summary>The second step, with a code of the app or a recovery code.</summary>
    public async Task<SignInStep> WithCodeAsync(StaffAccount account, string code, CancellationToken cancel)
    {
        var proof = await secondFactor.AcceptAsync(account, code, devices.MarkOf(Context, account.Id), cancel);
        if (proof is null)
        {
            Logger.LogWarning("A code was refused: account {Account}", account.Id);
            RecordLater(AuditVerb.FailedSignIn, account);
            return SignInStep.Refused;
        }
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await EnterAsync(account, proof.Value);
        return SignInStep.In;
    }

    /// <summary>The passkey of whoever it belongs to; the browser has asked for finger, face or PIN.</summary>
    public async Task<SignInStep> WithPasskeyAsync(string credential)
    {
        var shown = await TryAsync(() => PerformPasskeyAssertionAsync(credential));
        if (shown is not { Succeeded: true } || !await CanSignInAsync(shown.User))
        {
            Logger.LogWarning("A passkey was refused: {Reason}", shown?.Failure?.Message ?? "cannot be read, or the account cannot sign in");
            return SignInStep.Refused;
        }
        if (!(await UserManager.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey)).Succeeded) return SignInStep.Refused;
        await EnterAsync(shown.User, SignInProof.Passkey);
        return SignInStep.In;
    }

    /// <summary>The passkey that the browser made for this account; null when it does not hold.</summary>
    public async Task<UserPasskeyInfo?> AttestAsync(string credential, StaffAccount account)
    {
        var made = await TryAsync(() => PerformPasskeyAttestationAsync(credential));
        return made is { Succeeded: true } && made.UserEntity.Id == account.Id.ToString(CultureInfo.InvariantCulture) && await UserManager.FindByPasskeyIdAsync(made.Passkey.CredentialId) is null ? made.Passkey : null;
    }

    /// <summary>Begins a session; the one before, if any, ends. Also for who is in already and has just changed what ends sessions.</summary>
    public async Task EnterAsync(StaffAccount account, SignInProof proof)
    {
        devices.Remember(Context, account.Id);
        await SignInWithClaimsAsync(account, new AuthenticationProperties(), [new(StaffPolicies.ProofClaim, proof.ToString())]);
    }

    /// <summary>Goes on after a change that has ended every session of the account.</summary>
    public Task GoOnAsync(StaffAccount account) =>
        EnterAsync(account, Enum.TryParse<SignInProof>(Context.User.FindFirstValue(StaffPolicies.ProofClaim), out var proof) ? proof : SignInProof.Password);

    /// <summary>Identity throws when nothing was asked for beforehand or what came is no answer at all.</summary>
    private static async Task<T?> TryAsync<T>(Func<Task<T>> work) where T : class
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.Text.Json.JsonException or PasskeyException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Every way in ends here. Who is in already only gets a new session.</summary>
    public override async Task SignInWithClaimsAsync(StaffAccount user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var wasIn = StaffMember.From(Context.User)?.Id == user.Id;
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
        // Identity has put a principal of its own there, which knows neither role nor session.
        Context.User = StaffCookie.SignedIn(Context) ?? Context.User;
        if (wasIn) return;

        db.Actor.Is(user.DisplayName, user.Id);
        await db.RecordAsync(AuditVerb.SignedIn, new(AuditKind.Staff, user.Id, user.DisplayName), Context.RequestAborted);
    }

    public override async Task SignOutAsync()
    {
        if (StaffMember.From(Context.User) is { } me) await db.RecordAsync(AuditVerb.SignedOut, new(AuditKind.Staff, me.Id, me.Name), Context.RequestAborted);
        await Context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private void RecordLater(AuditVerb verb, StaffAccount account) => failed.Add(verb, new(AuditKind.Staff, account.Id, account.DisplayName));

    public override async Task<bool> CanSignInAsync(StaffAccount user) => user.State == AccountState.Active && await base.CanSignInAsync(user);
}

/// <summary>How far signing in has come.</summary>
public enum SignInStep
{
    Refused,
    NeedsCode,

    /// <summary>The password was right, but this account has a passkey and the site wants more than a password.</summary>
    NeedsPasskey,

    In,

    /// <summary>Too many sign in at once; to be tried again in a moment.</summary>
    Busy,
}
