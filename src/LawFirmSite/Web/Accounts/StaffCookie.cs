using System.Data.Common;
using System.Globalization;
using System.Security.Claims;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web.Accounts;

/// <summary>
/// The cookie of who is signed in holds the key of a <see cref="StaffSession"/> and nothing else. Session and account are asked for
/// every request, so whatever ends a session or changes a role does so at once, on every server. Signing in again begins a
/// new session and ends the one before; that is why this is not an ITicketStore, which would go on under the old key.
/// </summary>
internal sealed class StaffCookie(SiteDb db, SiteClock clock, AccountSettings settings, ILogger<StaffCookie> log) : CookieAuthenticationEvents
{
    /// <summary>Where who signed in with a password alone is led, when that is not enough.</summary>
    public const string SetUpSecondFactor = "/admin/account/second-factor";

    private const string KeyClaim = "key";

    /// <summary>Who signed in during this request; null when nobody did.</summary>
    public static ClaimsPrincipal? SignedIn(HttpContext context) => context.Items[typeof(StaffMember)] as ClaimsPrincipal;

    /// <summary>Whether somebody's session could not be looked up, so that it is not known who asks.</summary>
    public static bool IsUnknown(HttpContext context) => context.Items.ContainsKey(typeof(DbException));

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var cancel = context.HttpContext.RequestAborted;
        var id = int.Parse(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);
        var proof = Enum.TryParse<SignInProof>(context.Principal!.FindFirstValue(StaffPolicies.ProofClaim), out var given) ? given : SignInProof.Password;
        var account = await db.Users.SingleAsync(a => a.Id == id, cancel);
        var key = Secrets.NewToken();
        var session = new StaffSession(Secrets.Hash(key), account, proof, DeviceName.Of(context.Request.Headers.UserAgent.ToString()), clock.Now);
        db.Add(session);
        await db.SaveChangesAsync(cancel);
        // Afterwards: whoever could not be given a new session keeps the one they have.
        await EndAsync(context.HttpContext, cancel);
        context.HttpContext.Items[typeof(StaffMember)] = StaffMember.PrincipalOf(account.Id, account.UserName!, account.DisplayName, account.Role, session.Id, proof, session.ProvenAt);
        context.Principal = new(new ClaimsIdentity([new(KeyClaim, key)], context.Scheme.Name));
    }

    public override Task SigningOut(CookieSigningOutContext context) => EndAsync(context.HttpContext, context.HttpContext.RequestAborted);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var principal = context.Principal?.FindFirstValue(KeyClaim) is { } key ? await FindAsync(context.HttpContext, Secrets.Hash(key)) : null;
        if (principal is null) context.RejectPrincipal();
        else context.ReplacePrincipal(principal);
    }

    /// <summary>
    /// Who only reads is sent to sign in and comes back. A form that was posted cannot come back by an address, so it is
    /// answered in place, with its words, by the page for 401.
    /// </summary>
    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsUnknown(context.HttpContext))
            await AnswerInPlaceAsync(context, StatusCodes.Status503ServiceUnavailable);
        else if (IsReading(context))
            context.Response.Redirect(context.RedirectUri);
        else
            await AnswerInPlaceAsync(context, StatusCodes.Status401Unauthorized);
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        var lacksSecondFactor = settings.RequireSecondFactor && StaffMember.From(context.HttpContext.User) is { HasSecondFactor: false };
        context.Response.Redirect(lacksSecondFactor ? SetUpSecondFactor : context.RedirectUri);
        return Task.CompletedTask;
    }

    private async Task<ClaimsPrincipal?> FindAsync(HttpContext context, string keyHash)
    {
        var now = clock.Now;
        try
        {
            var found = await (
                from session in db.StaffSessions.Open(now)
                join account in db.Users on session.AccountId equals account.Id
                where session.KeyHash == keyHash && session.Stamp == account.SecurityStamp && account.DisabledAt == null
                select new { session.Id, session.SeenAt, session.Proof, session.ProvenAt, Account = account.Id, account.UserName, account.DisplayName, account.Role })
                .SingleOrDefaultAsync(context.RequestAborted);
            if (found is null) return null;

            if (now - found.SeenAt >= StaffSession.SeenEvery) await SeeAsync(found.Id, now);
            return StaffMember.PrincipalOf(found.Account, found.UserName!, found.DisplayName, found.Role, found.Id, found.Proof, found.ProvenAt);
        }
        catch (DbException exception)
        {
            // Public pages go on without knowing who reads them; what staff ask for is answered with 503.
            log.LogError(exception, "The session could not be looked up");
            context.Items[typeof(DbException)] = true;
            return null;
        }
    }

    private async Task SeeAsync(int session, DateTimeOffset now)
    {
        try
        {
            await db.StaffSessions.Where(s => s.Id == session && s.SeenAt < now).ExecuteUpdateAsync(s => s.SetProperty(row => row.SeenAt, now), CancellationToken.None);
        }
        catch (DbException exception)
        {
            // A full disk or a locked database must not keep anybody from reading.
            log.LogWarning(exception, "It could not be noted that a session is in use");
        }
    }

    private async Task EndAsync(HttpContext context, CancellationToken cancel)
    {
        if (StaffMember.From(context.User) is { SessionId: var session }) await db.StaffSessions.Where(s => s.Id == session).ExecuteDeleteAsync(cancel);
    }

    private static bool IsReading(RedirectContext<CookieAuthenticationOptions> context) =>
        HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);

    private static Task AnswerInPlaceAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return context.HttpContext.ReadWordsAsync();
    }
}
