using System.IO.Compression;
using LawFirmSite.PlainMvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;

// The least that MVC and EF Core can do with an article of the site: a controller, one compiled question, a view in a layout, a quick packing. No log, no
// accounts, no cache. What it takes is what the frameworks take, and docs/performance.md measures the site beside it.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddDbContextPool<Library>(db => db.UseSqlite($"Data Source={builder.Configuration["Database"]}"));
builder.Services.AddControllersWithViews().AddRazorOptions(razor => razor.ViewLocationFormats.Add("/{1}/{0}.cshtml"));
builder.Services.AddResponseCompression(packing => packing.EnableForHttps = true);
builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);

var app = builder.Build();
app.UseResponseCompression();
app.MapControllers();
await app.RunAsync();
