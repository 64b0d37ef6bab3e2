using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Web.Accounts;

/// <summary>Sign-in of staff. Visitors have no accounts.</summary>
public static class AccountSetup
{
    /// <summary>OWASP's figure for PBKDF2-HMAC-SHA512.</summary>
    public const int PasswordIterations = 220_000;

    public static void AddAccounts(this WebApplicationBuilder builder, SiteSettings settings)
    {
        var services = builder.Services;
        var accounts = AccountSettings.From(builder.Configuration);
        services.AddSingleton(accounts);
        services.AddDataProtection().SetApplicationName("LawFirmSite").PersistKeysToDbContext<SiteDb>().ProtectKeys(builder.Configuration);
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordIterations);
        services.AddIdentityCore<StaffAccount>(identity =>
            {
                // Length beats composition rules (ASVS 6.2.9); the words checked are in PasswordRules.
                identity.Password = new() { RequiredLength = PasswordRules.Shortest, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 };
                identity.User.AllowedUserNameCharacters = ""; // names may be Chinese; length and controls are checked by the forms
            })
            .AddEntityFrameworkStores<SiteDb>()
            .AddPasswordValidator<PasswordRules>()
            .AddErrorDescriber<ChineseAccountErrors>()
            .AddSignInManager<StaffSignIn>()
            .AddDefaultTokenProviders();
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            passkey.ServerDomain = settings.PublicOrigin?.IdnHost;
            passkey.UserVerificationRequirement = passkey.ResidentKeyRequirement = "required";
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(cookie =>
            {
                Harden(cookie.Cookie, settings, "staff");
                // The session ends on the server, idle or not; see StaffSession.
                cookie.ExpireTimeSpan = StaffSession.Longest;
                cookie.SlidingExpiration = false;
                cookie.LoginPath = "/admin/sign-in";
                cookie.LogoutPath = "/admin/sign-out";
                cookie.AccessDeniedPath = "/admin/denied";
                cookie.ReturnUrlParameter = "back";
                cookie.EventsType = typeof(StaffCookie);
            });
            cookies.TwoFactorUserIdCookie!.Configure(cookie => Harden(cookie.Cookie, settings, "step"));
        });
        services.AddScoped<StaffCookie>();
        services.AddScoped<GuessLimit>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<StaffLinks>();
        services.AddSingleton<HashingTurns>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<SetupLink>();
        services.AddSingleton<FailedSignIns>();
        services.AddHostedService(provider => provider.GetRequiredService<FailedSignIns>());
        services.AddHostedService<AccountTidying>();
        services.AddAuthorizationBuilder().AddStaffPolicies(accounts);
        services.AddAntiforgery(antiforgery => Harden(antiforgery.Cookie, settings, "form"));
        services.Configure<CookieTempDataProviderOptions>(notice => Harden(notice.Cookie, settings, "notice"));
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
    }

    /// <summary>The name of the cookie that whoever is signed in has.</summary>
    public static string StaffCookie(SiteSettings settings) => CookieName(settings, "staff");

    /// <summary>Under https a browser takes such a name only from this host, secure.</summary>
    internal static string CookieName(SiteSettings settings, string name) => settings.IsHttps ? $"__Host-{name}" : name;

    private static void Harden(CookieBuilder cookie, SiteSettings settings, string name)
    {
        cookie.Name = CookieName(settings, name);
        cookie.SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.Path = "/";
    }
}
