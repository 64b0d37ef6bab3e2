using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Bookmark;

/// <summary>What 设为首页 and 加入收藏 of the former site became: browsers no longer let a page do either.</summary>
public sealed class BookmarkController(SiteSettings settings) : PublicController
{
    [HttpGet("/bookmark"), CachedPage]
    public IActionResult Index() => View(new BookmarkPage(settings.Origin(Request)));
}

/// <summary>The address to keep.</summary>
public sealed record BookmarkPage(string Address);
