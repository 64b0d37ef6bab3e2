using LawFirmSite.Admin.Articles;
using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Media;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Media;

/// <summary>The named questions of staff about pictures and PDFs.</summary>
public static class MediaLists
{
    /// <summary>What a member of staff may see and change: authors their own, editors all.</summary>
    public static IQueryable<MediaFile> OpenTo(this IQueryable<MediaFile> files, StaffMember me) =>
        me.IsEditor ? files : files.Where(file => file.OwnerId == me.Id);

    /// <summary>Everything the pages of staff show of a file, without its bytes.</summary>
    public static IQueryable<MediaRow> Rows(this IQueryable<MediaFile> files) => files.Select(file => new MediaRow(
        file.Id, file.Name, file.Title, file.ContentType, file.Width, file.Height, file.Alt, file.Bytes.Length, file.AddedBy, file.AddedAt, file.BinnedAt,
        file.Sizes.OrderBy(size => size.Width).Select(size => (int?)size.Width).FirstOrDefault(), file.Version));

    /// <summary>
    /// Where files are used: in texts that visitors read or will read, and in newest texts that the person may open. Both
    /// kinds of text are searched for the address, whatever the width.
    /// </summary>
    public static async Task<IReadOnlyList<MediaUse>> UsesAsync(this SiteDb db, IReadOnlyCollection<int> ids, StaffMember me, CancellationToken cancel)
    {
        var articles = await (
            from file in db.MediaFiles.Where(file => ids.Contains(file.Id))
            from article in db.Articles.InUse()
            let inPublic = article.WithdrawnAt == null && article.PublishedRevision > 0 && article.Published!.Body.Contains("/media/" + file.Id + "/")
            let inNewest = (me.IsEditor || article.OwnerId == me.Id)
                && article.Revisions.Any(revision => revision.Number == article.RevisionCount && revision.Text.Body.Contains("/media/" + file.Id + "/"))
            where inPublic || inNewest
            orderby article.Id descending
            select new
            {
                FileId = file.Id,
                article.Id,
                InPublic = inPublic,
                Mine = me.IsEditor || article.OwnerId == me.Id,
                Title = inPublic ? article.Published!.Title : article.Revisions.Where(revision => revision.Number == article.RevisionCount).Select(revision => revision.Text.Title).First(),
            }).ToListAsync(cancel);
        var pages = await (
            from file in db.MediaFiles.Where(file => ids.Contains(file.Id))
            from page in db.Pages.InUse()
            let inPublic = page.PublishedRevision > 0 && page.Published!.Body.Contains("/media/" + file.Id + "/")
            let inNewest = me.IsEditor && page.Revisions.Any(revision => revision.Number == page.RevisionCount && revision.Text.Body.Contains("/media/" + file.Id + "/"))
            where inPublic || inNewest
            orderby page.Id
            select new
            {
                FileId = file.Id,
                page.Id,
                page.Slug,
                InPublic = inPublic,
                Title = inPublic ? page.Published!.Title : page.Revisions.Where(revision => revision.Number == page.RevisionCount).Select(revision => revision.Text.Title).First(),
            }).ToListAsync(cancel);
        return
        [
            .. articles.Select(use => new MediaUse(use.FileId, use.Title, use.InPublic, use.Mine ? $"/admin/articles/{use.Id}" : $"/articles/{use.Id}")),
            .. pages.Select(use => new MediaUse(use.FileId, use.Title, use.InPublic, me.IsEditor ? $"/admin/pages/{use.Id}" : $"/pages/{use.Slug}")),
        ];
    }

    /// <summary>Whether visitors read a text that shows the file, or will when its time comes.</summary>
    public static async Task<bool> IsInPublicAsync(this SiteDb db, int id, CancellationToken cancel)
    {
        var mark = MediaAddress.MarkIn(id);
        return await db.Articles.InUse().AnyAsync(article => article.WithdrawnAt == null && article.PublishedRevision > 0 && article.Published!.Body.Contains(mark), cancel)
            || await db.Pages.InUse().AnyAsync(page => page.PublishedRevision > 0 && page.Published!.Body.Contains(mark), cancel);
    }

    /// <summary>What all files take in the database, smaller widths included.</summary>
    public static async Task<long> StoredBytesAsync(this SiteDb db, CancellationToken cancel) =>
        await db.MediaFiles.SumAsync(file => (long)file.Bytes.Length, cancel) + await db.PictureSizes.SumAsync(size => (long)size.Bytes.Length, cancel);
}

/// <summary>A picture or PDF as staff see it in a list.</summary>
public sealed record MediaRow(
    int Id, string Name, string Title, string ContentType, int Width, int Height, string Alt, long Bytes, string AddedBy, DateTimeOffset AddedAt, DateTimeOffset? BinnedAt, int? Thumbnail, int Version) : IVersioned
{
    public bool IsPicture => ContentType != MediaFile.PdfType;

    public string Address => MediaAddress.Of(Id, Name);

    /// <summary>The smallest width there is; staff still see what is in the bin.</summary>
    public string ThumbnailAddress => BinnedAt is not null ? $"/admin/media/{Id}/file" : Thumbnail is { } width ? MediaAddress.Of(Id, width, Name) : Address;

    public string Markdown => IsPicture ? MediaAddress.Picture(Id, Name, Alt) : MediaAddress.Pdf(Id, Name, Title, Bytes);

    public bool LacksAlt => IsPicture && Alt.Length == 0;

    public string Size => IsPicture ? $"{Width}×{Height}，{MediaAmount.Words(Bytes)}" : $"PDF，{MediaAmount.Words(Bytes)}";
}

/// <summary>A text that shows a file: its title, whether visitors read it, and where the person can open it.</summary>
public sealed record MediaUse(int FileId, string Title, bool InPublic, string Address);
