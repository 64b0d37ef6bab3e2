using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace LawFirmSite.Web;

/// <summary>
/// Packs what the page cache does not: searches and error pages. Staff pages stay plain, for they carry tokens beside
/// words that came with the request, and the length of a packed answer tells such things (BREACH).
/// </summary>
public static class Packing
{
    public static void AddPacking(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(packing => packing.EnableForHttps = true);
        // Each of these is sent once: a better level would cost as much as a third of making the page, for a tenth of its bytes (docs/performance.md).
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
    }

    public static void UsePacking(this IApplicationBuilder app) =>
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/admin"), visitors => visitors.UseResponseCompression());
}
