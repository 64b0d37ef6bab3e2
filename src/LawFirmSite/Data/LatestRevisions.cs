using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data;

/// <summary>Loads the one revision that staff work on, not the whole history.</summary>
public static class LatestRevisions
{
    private const int RemarksShown = 50;

    extension<T>(IQueryable<T> writings) where T : Writing
    {
        public IQueryable<T> WithLatest() =>
            writings.Include(writing => writing.Revisions.OrderByDescending(revision => revision.Number).Take(1));

        /// <summary>And what staff last said about it.</summary>
        public IQueryable<T> WithRemarks() =>
            writings.WithLatest().Include(writing => writing.Remarks.OrderByDescending(remark => remark.Id).Take(RemarksShown)).AsSplitQuery();
    }
}
