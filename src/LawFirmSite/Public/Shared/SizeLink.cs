using LawFirmSite.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;

namespace LawFirmSite.Public.Shared;

/// <summary>The link that chooses a size and comes back to the page that is being read; from an error, to the home page.</summary>
public static class SizeLink
{
    public static string Of(HttpContext context, TextSize size) => $"/care?on={TextSizes.Spelled(size)}&back={Escaped(Address(context))}";

    // An error page has an address of its own, and no answer may depend on which address was not found.
    private static string Address(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null
            ? UriHelper.BuildRelative(default, context.Request.Path, context.Request.QueryString)
            : "/";

    // A slash may stand in a query as it is, and is shorter.
    private static string Escaped(string address) => Uri.EscapeDataString(address).Replace("%2F", "/", StringComparison.Ordinal);
}
