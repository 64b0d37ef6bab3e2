using System.Globalization;
using System.Security.Claims;
using LawFirmSite.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace LawFirmSite.Web.Accounts;

/// <summary>The signed-in member of staff, as account and session are now: both are read anew for every request.</summary>
public sealed record StaffMember(int Id, string Name, StaffRole Role)
{
    public bool IsEditor => Role >= StaffRole.Editor;

    /// <summary>The session of this request.</summary>
    public int SessionId { get; private init; }

    /// <summary>More than a password was asked for when the session began.</summary>
    public bool HasSecondFactor { get; private init; }

    /// <summary>When the password or passkey was last asked for.</summary>
    public DateTimeOffset ProvenAt { get; private init; }

    public static StaffMember? From(ClaimsPrincipal user) =>
        Number(user, ClaimTypes.NameIdentifier) is { } id && Enum.TryParse<StaffRole>(user.FindFirstValue(StaffPolicies.RoleClaim), out var role)
            ? new((int)id, user.FindFirstValue(StaffPolicies.NameClaim) ?? "", role)
            {
                SessionId = (int)(Number(user, SessionClaim) ?? 0),
                HasSecondFactor = user.FindFirstValue(StaffPolicies.ProofClaim) is not (null or nameof(SignInProof.Password)),
                ProvenAt = DateTimeOffset.FromUnixTimeSeconds(Number(user, ProvenClaim) ?? 0),
            }
            : null;

    internal static ClaimsPrincipal PrincipalOf(int id, string userName, string displayName, StaffRole role, int session, SignInProof proof, DateTimeOffset provenAt) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, id.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, userName),
            new(StaffPolicies.NameClaim, displayName),
            new(StaffPolicies.RoleClaim, role.ToString()),
            new(StaffPolicies.ProofClaim, proof.ToString()),
            new(SessionClaim, session.ToString(CultureInfo.InvariantCulture)),
            new(ProvenClaim, provenAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ], IdentityConstants.ApplicationScheme));

    private const string SessionClaim = "staff-session";
    private const string ProvenClaim = "staff-proven";

    private static long? Number(ClaimsPrincipal user, string claim) =>
        long.TryParse(user.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
