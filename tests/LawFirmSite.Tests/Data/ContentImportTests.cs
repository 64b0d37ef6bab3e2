using LawFirmSite.Data.Seeding;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web.Markdown;
using LawFirmSite.Web.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LawFirmSite.Tests.Data;

public sealed class ContentImportTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("lawfirmsite-import-").FullName;
    private readonly InHand _inHand = new();

    private SqliteSiteDb Open() =>
        new(new DbContextOptionsBuilder<SqliteSiteDb>().AddInterceptors(_inHand).UseSqlite($"Data Source={Path.Combine(_folder, "site.db")};Pooling=False").Options);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_import_has_no_more_in_hand_for_the_last_text_than_for_the_first()
    {
        await using var db = Open();
        await db.Database.MigrateAsync();
        var import = new ContentImport(db, SiteMarkdown.TryRender, MediaInspection.Fault, moment => new DateTimeOffset(moment, TimeSpan.Zero), Now);
        var content = new Content
        {
            Pages = [.. Enumerable.Range(1, 20).Select(n => new WritingFile { File = $"{n}.md", Slug = $"page-{n}", Title = $"页{n}", Body = "字" })],
            Articles = [.. Enumerable.Range(1, 20).Select(n => new WritingFile { File = $"{n}.md", Title = $"文{n}", Body = "字", FormerAddresses = [$"/old/{n}.html"] })],
            Redirects = [.. Enumerable.Range(1, 20).Select(n => new RedirectFile($"/older/{n}.html", "/"))],
        };

        var report = await import.AddAsync(content, publish: true, CancellationToken.None);

        Assert.Equal(40, report.Added.Count);
        Assert.Equal((20, 20, 40), (await db.Pages.CountAsync(), await db.Articles.Public(Now).CountAsync(), await db.Redirects.CountAsync()));
        // A text, its revision, a former address, the stamp.
        Assert.InRange(_inHand.Most, 3, 6);
    }

    /// <summary>How many rows the change tracker held when something was saved: each save looks at all of them.</summary>
    private sealed class InHand : SaveChangesInterceptor
    {
        public int Most { get; private set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Most = Math.Max(Most, eventData.Context!.ChangeTracker.Entries().Count());
            return ValueTask.FromResult(result);
        }
    }
}
