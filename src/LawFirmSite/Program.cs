using LawFirmSite.Admin;
using LawFirmSite.Commands;
using LawFirmSite.Data;
using LawFirmSite.Public.Errors;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Mail;
using LawFirmSite.Web.PageCaching;
using LawFirmSite.Web.Search;

NativeHeap.Bound();

// The words of the command line; settings such as --Data:Folder=/srv/site may follow any of them.
var line = CommandLine.Read(args);
if (line.Refused) return line.ExplainUsage();

try
{
    LibraryFloors.Require();
    // Settings count from the start on; watching their files for changes would be felt there.
    string[] settled = [.. line.Settings, "--hostBuilder:reloadConfigOnChange=false"];
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = settled, ContentRootPath = line.ContentRoot ?? ContentRoot.Find() });
    var settings = SiteSettings.From(builder.Configuration);

    builder.AddSiteLogging();
    builder.AddServer(settings);
    builder.AddSecurityHeaders();
    builder.AddDatabase();
    builder.AddAccounts(settings);
    builder.AddMail(settings);
    builder.AddPages(settings);
    builder.AddPageCache();
    builder.AddPacking();
    builder.AddSearch();
    builder.AddViewCounting();
    builder.AddRedirects();
    builder.AddRateLimits();
    builder.AddBackups();
    builder.AddHealth();
    builder.AddTelemetry();
    builder.GiveBackUnusedMemory();
    builder.LeaveOutUnused();

    var app = builder.Build();
    app.BeginModel();

    app.UseProxyHeaders(settings);
    app.UseHeadRequests();
    app.UseRouting();
    app.UseViewCounting(settings);
    app.UsePageCache(settings);
    // A page from the cache has left by now; what follows is for pages that have to be made.
    app.UsePacking();
    app.UseRequestLogging();
    app.UseSiteSecurityHeaders(settings);
    app.UseErrorPages();
    app.UseReadiness();
    app.UseAllowedHosts(settings);
    app.UseOwnRequests();
    app.UseAuthentication();
    app.UseActor();
    app.UseRateLimiter();
    app.UseAuthorization();

    app.MapHealth();
    app.MapStaticAssets().AllowAnonymous();
    app.MapControllers().WithStaticAssets();
    app.MapUnknownAddresses();

    return await line.RunAsync(app);
}
catch (SettingException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return ExitCode.Refused;
}
