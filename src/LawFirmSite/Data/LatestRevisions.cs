using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data;

/// <summary>Loads the one revision that staff work on, not the whole history.</summary>
public static class LatestRevisions
{
    /// <summary>How many remarks a page lists. One more is loaded, which tells that there are older ones.</summary>
    public const int RemarksShown = 50;

    extension<T>(IQueryable<T> writings) where T : Writing
    {
        /// <summary>For whole lists (one is found by <see cref="FindToWorkOnAsync"/>): the database numbers all revisions there are.</summary>
        public IQueryable<T> WithLatest() =>
            writings.Include(writing => writing.Revisions.OrderByDescending(revision => revision.Number).Take(1));

        /// <summary>One of them, with its newest revision and what staff last said about it. Each is found by an index, however many others there are.</summary>
        public async Task<T?> FindToWorkOnAsync(SiteDb db, int id, CancellationToken cancel)
        {
            if (await writings.SingleOrDefaultAsync(writing => writing.Id == id, cancel) is not { } found) return null;

            var entry = db.Entry(found);
            await entry.Collection(writing => writing.Revisions).Query().Where(revision => revision.Number == found.RevisionCount).LoadAsync(cancel);
            await entry.Collection(writing => writing.Remarks).Query().OrderByDescending(remark => remark.Id).Take(RemarksShown + 1).LoadAsync(cancel);
            return found;
        }
    }
}
