using System.Security.Claims;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LawFirmSite.Web.Accounts;

/// <summary>
/// Signs staff in by name and password. A disabled account is refused like a wrong password, and its open sessions end
/// within a minute, because the security stamp is checked that often.
/// </summary>
public sealed class StaffSignIn(
    UserManager<StaffAccount> accounts, IHttpContextAccessor context, IUserClaimsPrincipalFactory<StaffAccount> claims,
    IOptions<IdentityOptions> options, ILogger<SignInManager<StaffAccount>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<StaffAccount> confirmation,
    IPasswordHasher<StaffAccount> hasher, SiteDb db)
    : SignInManager<StaffAccount>(accounts, context, claims, options, log, schemes, confirmation)
{
    private static readonly StaffAccount Nobody = new("nobody", "", StaffRole.Author);
    private static string? _nobodysHash;

    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        if (await UserManager.FindByNameAsync(userName) is not { } account)
        {
            // An unknown name costs one hash like a known one, so that the time does not tell which names exist.
            HashInVain(password);
            return SignInResult.Failed;
        }
        var result = await PasswordSignInAsync(account, password, isPersistent, lockoutOnFailure);
        // A disabled or locked account is refused before its password is looked at.
        if (result.IsNotAllowed || result.IsLockedOut) HashInVain(password);
        return result;
    }

    private void HashInVain(string password)
    {
        _nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(Nobody, _nobodysHash, password);
    }

    /// <summary>Every way in ends here. Who is in already only gets a new cookie.</summary>
    public override async Task SignInWithClaimsAsync(StaffAccount user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
        if (StaffMember.From(Context.User)?.Id == user.Id) return;

        db.Actor.Is(user.DisplayName, user.Id);
        await db.RecordAsync(AuditVerb.SignedIn, new(AuditKind.Staff, user.Id, user.DisplayName), Context.RequestAborted);
    }

    public override async Task SignOutAsync()
    {
        if (StaffMember.From(Context.User) is { } me) await db.RecordAsync(AuditVerb.SignedOut, new(AuditKind.Staff, me.Id, me.Name), Context.RequestAborted);
        await base.SignOutAsync();
    }

    public override async Task<bool> CanSignInAsync(StaffAccount user) => user.DisabledAt is null && await base.CanSignInAsync(user);

    public override async Task<StaffAccount?> ValidateSecurityStampAsync(ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { DisabledAt: null } account ? account : null;
}
