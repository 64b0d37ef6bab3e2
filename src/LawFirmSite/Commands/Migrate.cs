using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web.Markdown;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Commands;

/// <summary>Brings the database to this version: its schema, and the stored HTML when the renderer has changed.</summary>
internal static class Migrate
{
    private const int Batch = 100;

    public static async Task<int> RunAsync(WebApplication app, CancellationToken cancel)
    {
        await using var scope = app.CreateCommandScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var applied = await ApplyAsync(db, app.Services.GetRequiredService<DataFolder>(), cancel);
        await Console.Out.WriteLineAsync(applied == 0 ? "The database is up to date." : $"Migrations applied: {applied}.");
        return ExitCode.Done;
    }

    /// <summary>Returns how many migrations were applied.</summary>
    public static async Task<int> ApplyAsync(SiteDb db, DataFolder folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder.Path);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
        await db.Database.MigrateAsync(cancel);
        await RerenderAsync(db, db.Articles, cancel);
        await RerenderAsync(db, db.Pages, cancel);
        return pending;
    }

    /// <summary>For commands that only read: they do not create what is missing.</summary>
    /// <exception cref="RefusedException">There is no database, or it is not of this version.</exception>
    public static async Task RequireAsync(SiteDb db, CancellationToken cancel)
    {
        if (!await db.Database.CanConnectAsync(cancel) || (await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            throw new RefusedException("There is no database, or it is older than this program. Run the command migrate first.");
    }

    private static async Task RerenderAsync<T>(SiteDb db, DbSet<T> writings, CancellationToken cancel) where T : Writing
    {
        var last = 0;
        while (true)
        {
            var batch = await writings
                .Where(w => w.Id > last && w.PublishedRevision > 0 && w.PublishedHtml!.RendererVersion != SiteMarkdown.Version)
                .OrderBy(w => w.Id).Take(Batch).ToListAsync(cancel);
            if (batch.Count == 0) return;

            foreach (var writing in batch)
            {
                // A text the new renderer refuses keeps the HTML it has: it was good when it was published.
                if (SiteMarkdown.TryRender(writing.Published!.Body, out var html, out _)) writing.Rerender(html);
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            last = batch[^1].Id;
        }
    }
}
