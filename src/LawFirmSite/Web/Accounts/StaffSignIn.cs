using LawFirmSite.Data.Accounts;
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
    IPasswordHasher<StaffAccount> hasher)
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

    public override async Task<bool> CanSignInAsync(StaffAccount user) => user.DisabledAt is null && await base.CanSignInAsync(user);

    public override async Task<StaffAccount?> ValidateSecurityStampAsync(System.Security.Claims.ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { DisabledAt: null } account ? account : null;
}
