using LawFirmSite.Data.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace LawFirmSite.Web.Accounts;

/// <summary>Marks an endpoint for members of staff of a role and of those above it. Every endpoint of the admin area carries one.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForStaffAttribute(StaffRole role) : AuthorizeAttribute(role.ToString())
{
    public StaffRole Role => role;
}

/// <summary>The claims and policies behind <see cref="ForStaffAttribute"/>.</summary>
public static class StaffPolicies
{
    public const string RoleClaim = "staff-role";
    public const string NameClaim = "staff-name";

    public static void AddStaffPolicies(this AuthorizationBuilder authorization)
    {
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            var sufficient = Enum.GetValues<StaffRole>().Where(r => r >= role).Select(r => r.ToString());
            authorization.AddPolicy(role.ToString(), policy => policy.RequireAuthenticatedUser().RequireClaim(RoleClaim, sufficient));
        }
        // An endpoint that says nothing about who may use it can be used by nobody.
        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build());
    }
}
