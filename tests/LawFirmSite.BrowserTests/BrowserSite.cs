using System.Text.RegularExpressions;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Tests;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LawFirmSite.BrowserTests;

/// <summary>The whole site on a real port.</summary>
public sealed class BrowserSite : TestSite
{
    public BrowserSite() : this([]) { }

    // Not public: xunit makes the site of a class itself and wants one way to do it.
    internal BrowserSite(Dictionary<string, string> settings) : base(settings)
    {
        UseKestrel(0);
        StartServer();
        // By name: a passkey belongs to a host name, never to a number.
        Address = new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.ToString();
    }

    public string Address { get; }

    /// <summary>The path of the link that the program prints while there is no administrator.</summary>
    public string SetupPath => $"/admin/setup?token={Uri.EscapeDataString(Services.GetRequiredService<SetupLink>().CreateToken())}";

    /// <summary>Adds an account and signs the page in with it.</summary>
    public async Task SignInAsync(IPage page, StaffRole role = StaffRole.Administrator, string name = "某某")
    {
        using (var scope = Services.CreateScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
            if (await accounts.FindByNameAsync(name) is null) await accounts.CreateAsync(new StaffAccount(name, name, role), Password);
        }
        await page.GotoAsync("/admin/sign-in");
        await page.Locator("[name=UserName]").FillAsync(name);
        await page.Locator("[name=Password]").FillAsync(Password);
        await page.Locator("form[action='/admin/sign-in'] button").ClickAsync();
        // Not by waiting for an event, which may have been before the waiting began.
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/admin$"));
    }
}
