using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Audit;
using LawFirmSite.Web.Accounts;

namespace LawFirmSite.Admin.Audit;

/// <summary>The named questions about the record.</summary>
public static class AuditQueries
{
    // What an editor has no page for.
    private static readonly AuditKind[] ForAdministrators = [AuditKind.Site, AuditKind.Staff, AuditKind.Record, AuditKind.Content, AuditKind.Backup];

    extension(IQueryable<AuditEntry> entries)
    {
        /// <summary>What a member of staff may know of: authors of their own articles, editors of what they keep, administrators of all.</summary>
        public IQueryable<AuditEntry> OpenTo(StaffMember me, SiteDb db) => me.Role switch
        {
            StaffRole.Administrator => entries,
            StaffRole.Editor => entries.Where(entry => !ForAdministrators.Contains(entry.Kind)),
            StaffRole.Author => entries.Where(entry => entry.Kind == AuditKind.Article
                && db.Articles.Where(article => article.OwnerId == me.Id).Select(article => (int?)article.Id).Contains(entry.SubjectId)),
        };

        public IQueryable<AuditEntry> About(AuditKind kind, int id) => entries.Where(entry => entry.Kind == kind && entry.SubjectId == id);

        public IOrderedQueryable<AuditEntry> NewestFirst() => entries.OrderByDescending(entry => entry.Id);
    }
}
