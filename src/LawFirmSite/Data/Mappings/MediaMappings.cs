using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawFirmSite.Data.Mappings;

internal sealed class MediaFileMapping : IEntityTypeConfiguration<MediaFile>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<MediaFile> file)
    {
        // Also makes a replayed insert harmless: the same picture cannot be stored twice.
        file.HasIndex(f => f.Hash).IsUnique();
        file.Property(f => f.Hash).HasMaxLength(HashLength);
        file.Property(f => f.Name).HasMaxLength(MediaName.Length);
        file.Property(f => f.ContentType).HasMaxLength(20);
        file.Property(f => f.Alt).HasMaxLength(MediaFile.AltLength);
        file.Property(f => f.AddedBy).HasMaxLength(StaffAccount.NameLength);
        file.Ignore(f => f.Address);
    }
}
