using LawFirmSite.Web;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Care;

/// <summary>Turns 关怀版 on and off and goes back to the page it was asked from. The one public address that sets a cookie.</summary>
public sealed class CareController(SiteSettings settings) : PublicController
{
    [HttpGet("/care")]
    public IActionResult Turn(string? on, string? back)
    {
        if (on is not ("0" or "1")) return NotFound();

        if (on == "1") CareMode.TurnOn(Response, settings);
        else CareMode.TurnOff(Response, settings);
        Response.Headers.CacheControl = "no-store";
        // Back here again would be a circle.
        var to = LocalAddress.Of(back, "/");
        return Redirect(to.StartsWith("/care?", StringComparison.OrdinalIgnoreCase) ? "/" : to);
    }
}
