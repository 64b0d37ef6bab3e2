using LawFirmSite.Web;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Care;

/// <summary>Takes the size a visitor chose (关怀版 on or off, or 大) and goes back to the page it was asked from. The one public address that sets a cookie.</summary>
public sealed class CareController(SiteSettings settings) : PublicController
{
    [HttpGet("/care")]
    public IActionResult Turn(string? on, string? back)
    {
        if (!TextSizes.TryRead(on, out var size)) return NotFound();

        TextSizes.Choose(size, Response, settings);
        Response.Headers.CacheControl = "no-store";
        // Back here again would be a circle.
        var to = LocalAddress.Of(back, "/");
        return Redirect(to.StartsWith("/care?", StringComparison.OrdinalIgnoreCase) ? "/" : to);
    }
}
