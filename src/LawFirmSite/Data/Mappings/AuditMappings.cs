using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawFirmSite.Data.Mappings;

/// <summary>
/// No foreign key leads out of the record or into it, and triggers of its migration refuse every UPDATE and DELETE. A later
/// migration that rebuilds the table on SQLite has to make them again; AuditStorageTests sees when it does not.
/// </summary>
internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries");
        entry.Property(e => e.Actor).HasMaxLength(StaffAccount.NameLength);
        entry.Property(e => e.Kind).HasConversion<string>().HasMaxLength(AuditEntry.WordLength);
        entry.Property(e => e.Verb).HasConversion<string>().HasMaxLength(AuditEntry.WordLength);
        entry.Property(e => e.Title).HasMaxLength(AuditEntry.TitleLength);
        entry.Ignore(e => e.Fields);
        // Each filter of the list, then newest first: an index ends in the number on both databases.
        entry.HasIndex(e => new { e.Kind, e.SubjectId });
        entry.HasIndex(e => e.ActorId);
        entry.HasIndex(e => e.At);
    }
}
