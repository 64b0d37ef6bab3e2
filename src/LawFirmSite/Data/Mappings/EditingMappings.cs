using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawFirmSite.Data.Mappings;

internal sealed class WorkingCopyMapping : IEntityTypeConfiguration<WorkingCopy>
{
    public void Configure(EntityTypeBuilder<WorkingCopy> copy)
    {
        copy.ToTable("WorkingCopies");
        copy.Property(c => c.Page).HasMaxLength(WorkingCopy.PageLength);
        copy.Property(c => c.Title).HasMaxLength(WorkingCopy.TitleLength);
        copy.HasIndex(c => new { c.OwnerId, c.Page, c.Key }).IsUnique();
        copy.HasOne<StaffAccount>().WithMany().HasForeignKey(c => c.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PresenceMapping : IEntityTypeConfiguration<Presence>
{
    public void Configure(EntityTypeBuilder<Presence> presence)
    {
        presence.ToTable("Presences");
        presence.Property(p => p.Page).HasMaxLength(WorkingCopy.PageLength);
        presence.HasIndex(p => new { p.Page, p.OwnerId }).IsUnique();
        presence.HasOne<StaffAccount>().WithMany().HasForeignKey(p => p.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
