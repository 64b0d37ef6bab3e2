using LawFirmSite.Data.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace LawFirmSite.Web.Accounts;

/// <summary>Marks an endpoint for members of staff of a role and of those above it. Every endpoint of the admin area carries one.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForStaffAttribute(StaffRole role) : AuthorizeAttribute(role.ToString())
{
    public StaffRole Role => role;
}

/// <summary>Marks what may be used before the second factor that <c>Accounts:RequireSecondFactor</c> asks for: setting one up.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithoutSecondFactorAttribute : Attribute;

/// <summary>The claims and policies behind <see cref="ForStaffAttribute"/>.</summary>
public static class StaffPolicies
{
    public const string RoleClaim = "staff-role";
    public const string NameClaim = "staff-name";
    public const string ProofClaim = "staff-proof";

    public static void AddStaffPolicies(this AuthorizationBuilder authorization, AccountSettings settings)
    {
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            var sufficient = Enum.GetValues<StaffRole>().Where(r => r >= role).Select(r => r.ToString());
            authorization.AddPolicy(role.ToString(), policy => policy.RequireAuthenticatedUser().RequireClaim(RoleClaim, sufficient)
                .RequireAssertion(asked => !settings.RequireSecondFactor || !IsWithoutSecondFactor(asked) || IsForSettingOneUp(asked)));
        }
        // An endpoint that says nothing about who may use it can be used by nobody.
        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build());
    }

    private static bool IsWithoutSecondFactor(AuthorizationHandlerContext asked) => StaffMember.From(asked.User) is not { HasSecondFactor: true };

    private static bool IsForSettingOneUp(AuthorizationHandlerContext asked) =>
        (asked.Resource as HttpContext)?.GetEndpoint()?.Metadata.GetMetadata<WithoutSecondFactorAttribute>() is not null;
}
