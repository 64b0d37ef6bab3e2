using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawFirmSite.Data.Mappings;

internal sealed class OfficeMapping : IEntityTypeConfiguration<Office>
{
    public void Configure(EntityTypeBuilder<Office> office)
    {
        office.MapBin();
        office.HasIndex(o => o.CreationKey).IsUnique();
        office.Property(o => o.Name).HasMaxLength(100);
        office.Property(o => o.City).HasMaxLength(40);
        office.Property(o => o.Address).HasMaxLength(200);
        office.Property(o => o.Directions).HasMaxLength(200);
        office.Property(o => o.AreaCode).HasMaxLength(4);
        office.Property(o => o.Hours).HasMaxLength(200);
        office.ComplexProperty(o => o.Verified, v => v!.MapVerification());
        office.HasMany(o => o.Contacts).WithOne().HasForeignKey("OfficeId").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LegalAidCenterMapping : IEntityTypeConfiguration<LegalAidCenter>
{
    public void Configure(EntityTypeBuilder<LegalAidCenter> center)
    {
        center.MapBin();
        center.HasIndex(c => c.CreationKey).IsUnique();
        center.Property(c => c.Name).HasMaxLength(100);
        center.Property(c => c.NameAtSource).HasMaxLength(100);
        center.Property(c => c.District).HasMaxLength(40);
        center.Property(c => c.DistrictCode).HasMaxLength(6);
        center.Property(c => c.FormerNames).HasMaxLength(200);
        center.Property(c => c.Address).HasMaxLength(200);
        center.Property(c => c.AreaCode).HasMaxLength(4);
        center.Property(c => c.Hours).HasMaxLength(200);
        center.Property(c => c.SourceTitle).HasMaxLength(200);
        center.ComplexProperty(c => c.Verified, v => v!.MapVerification());
        center.HasOne<LegalAidCenter>().WithMany().HasForeignKey(c => c.SupersededById).OnDelete(DeleteBehavior.Restrict);
        center.HasMany(c => c.Contacts).WithOne().HasForeignKey("LegalAidCenterId").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SiteProfileMapping : IEntityTypeConfiguration<SiteProfile>
{
    public void Configure(EntityTypeBuilder<SiteProfile> profile)
    {
        profile.Property(p => p.Id).ValueGeneratedNever();
        profile.Property(p => p.Name).HasMaxLength(60);
        profile.Property(p => p.ShortName).HasMaxLength(4);
        profile.Property(p => p.NameEnglish).HasMaxLength(100);
        profile.Property(p => p.Description).HasMaxLength(300);
        profile.Property(p => p.LicenceNumber).HasMaxLength(60);
        profile.Property(p => p.IcpNumber).HasMaxLength(60);
        profile.Property(p => p.PoliceNumber).HasMaxLength(60);
        profile.Property(p => p.AreaCode).HasMaxLength(4);
        profile.HasMany(p => p.Contacts).WithOne().HasForeignKey("SiteProfileId").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ContactPointMapping : IEntityTypeConfiguration<ContactPoint>
{
    public void Configure(EntityTypeBuilder<ContactPoint> contact)
    {
        contact.MapBin();
        contact.HasIndex(c => c.CreationKey).IsUnique();
        contact.Property(c => c.Label).HasMaxLength(40);
        contact.Property(c => c.Note).HasMaxLength(200);
        contact.Property(c => c.Printed).HasMaxLength(ContactPoint.PrintedLength);
        contact.Property(c => c.Display).HasMaxLength(ContactPoint.PrintedLength + 20);
        contact.Property(c => c.Dial).HasMaxLength(40);
        contact.ComplexProperty(c => c.Verified, v => v!.MapVerification());
        contact.ComplexProperty(c => c.Failed, f => f!.MapFailedCall());
        contact.Property<int?>("OfficeId");
        contact.Property<int?>("LegalAidCenterId");
        contact.Property<int?>("SiteProfileId");
    }
}

internal sealed class ContactChangeMapping : IEntityTypeConfiguration<ContactChange>
{
    public void Configure(EntityTypeBuilder<ContactChange> change)
    {
        change.ToTable("ContactChanges");
        change.Property(c => c.Owner).HasMaxLength(100);
        change.Property(c => c.Number).HasMaxLength(ContactPoint.PrintedLength + 20);
        change.Property(c => c.From).HasMaxLength(ContactChange.WordsLength);
        change.Property(c => c.To).HasMaxLength(ContactChange.WordsLength);
        change.Property(c => c.By).HasMaxLength(StaffAccount.NameLength);
        change.ComplexProperty(c => c.Verified, v => v!.MapVerification());
        change.ComplexProperty(c => c.Was, v => v!.MapVerification());
        change.ComplexProperty(c => c.WasFailed, f => f!.MapFailedCall());
        // What happened stays told when the contact point is gone.
        change.HasOne(c => c.Contact).WithMany().HasForeignKey("ContactPointId").OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class DirectoryViewsMapping : IEntityTypeConfiguration<DirectoryViews>
{
    public void Configure(EntityTypeBuilder<DirectoryViews> views)
    {
        views.ToTable("DirectoryViews");
        views.HasKey(v => new { v.Kind, v.EntryId, v.Day });
    }
}

internal sealed class ContentStampMapping : IEntityTypeConfiguration<ContentStamp>
{
    public void Configure(EntityTypeBuilder<ContentStamp> stamp)
    {
        stamp.Property(s => s.Id).ValueGeneratedNever();
        // The row exists from the first migration on, so that raising it is always an update.
        stamp.HasData(new ContentStamp());
    }
}

internal static class VerificationMapping
{
    public static void MapFailedCall(this ComplexPropertyBuilder<FailedCall> failed)
    {
        failed.Property(f => f.By).HasMaxLength(StaffAccount.NameLength);
        failed.Property(f => f.Note).HasMaxLength(FailedCall.NoteLength);
    }

    public static void MapVerification(this ComplexPropertyBuilder<Verification> verification) =>
        verification.Property(v => v.By).HasMaxLength(StaffAccount.NameLength);
}
