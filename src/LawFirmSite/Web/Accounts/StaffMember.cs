using System.Globalization;
using System.Security.Claims;
using LawFirmSite.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LawFirmSite.Web.Accounts;

/// <summary>The signed-in member of staff, as the cookie tells.</summary>
public sealed record StaffMember(int Id, string Name, StaffRole Role)
{
    public bool IsEditor => Role >= StaffRole.Editor;

    public static StaffMember? From(ClaimsPrincipal user) =>
        int.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && Enum.TryParse<StaffRole>(user.FindFirstValue(StaffPolicies.RoleClaim), out var role)
            ? new(id, user.FindFirstValue(StaffPolicies.NameClaim) ?? "", role)
            : null;
}

/// <summary>Puts name and role into the cookie when someone signs in.</summary>
internal sealed class StaffClaims(UserManager<StaffAccount> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffAccount>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffAccount user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(StaffPolicies.RoleClaim, user.Role.ToString()));
        identity.AddClaim(new(StaffPolicies.NameClaim, user.DisplayName));
        return identity;
    }
}
