using LawFirmSite.Data;
using LawFirmSite.Data.Audit;
using LawFirmSite.Data.Seeding;
using LawFirmSite.Web;
using LawFirmSite.Web.Markdown;
using LawFirmSite.Web.Media;

namespace LawFirmSite.Commands;

/// <summary>
/// Brings in a folder made by <see cref="Export"/>, or single texts as articles, taken apart as a pasted page is. Each path is added whole or not at all;
/// what is already there is left as it is.
/// </summary>
internal static class Import
{
    private static readonly string[] Readable = [".md", ".markdown", ".txt", ".html", ".htm", ".docx"];

    public static async Task<int> RunAsync(WebApplication app, string[] paths, bool publish, CancellationToken cancel)
    {
        if (paths.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
            throw new RefusedException($"'{missing}' does not exist. Nothing was imported.");

        await using var scope = app.CreateCommandScope(Actor.Importer);
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        await Migrate.ApplyAsync(app, db, cancel);
        var clock = app.Services.GetRequiredService<SiteClock>();
        var areaCode = (await app.Services.GetRequiredService<CurrentSite>().GetAsync(cancel)).Profile.AreaCode;
        var import = new ContentImport(db, SiteMarkdown.TryRender, MediaInspection.Fault, clock.MomentOf, clock.Now);

        var failed = 0;
        foreach (var path in paths)
        {
            foreach (var content in Contents(path, areaCode))
            {
                try
                {
                    Say(await import.AddAsync(content.Value, publish, cancel));
                }
                catch (ContentFileException exception)
                {
                    // One bad file of many must not keep the good ones out; the exit code tells.
                    failed++;
                    await Console.Error.WriteLineAsync($"Not imported: {exception.Message}");
                }
            }
        }
        return failed == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static IEnumerable<Lazy<Content>> Contents(string path, string areaCode)
    {
        if (Directory.Exists(path) && ContentFolder.IsContentFolder(path)) return [new(() => ContentFolder.Read(path))];
        if (File.Exists(path)) return [One(path)];

        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Readable.Contains(Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files.Select(One) : throw new RefusedException($"'{path}' holds nothing to import ({string.Join(' ', Readable)}).");

        Lazy<Content> One(string file) => new(() => new() { Articles = [IsMarkdown(file) ? ContentFolder.ReadWriting(file) : PageFile.Read(file, areaCode)] });
    }

    private static bool IsMarkdown(string file) => Path.GetExtension(file).ToLowerInvariant() is ".md" or ".markdown";

    private static void Say(ImportReport report)
    {
        foreach (var line in report.Added) Console.Out.WriteLine(line);
        foreach (var line in report.Warnings) Console.Out.WriteLine($"Look at: {line}");
        foreach (var line in report.Skipped) Console.Out.WriteLine($"Left as it is: {line}");
    }
}
