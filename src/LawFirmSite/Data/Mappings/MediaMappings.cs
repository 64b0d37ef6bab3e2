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
        // Also makes a replayed insert harmless: the same file cannot be stored twice.
        file.HasIndex(f => f.Hash).IsUnique();
        file.MapBin();
        file.Property(f => f.Hash).HasMaxLength(HashLength);
        file.Property(f => f.Name).HasMaxLength(MediaName.Length);
        file.Property(f => f.Title).HasMaxLength(MediaFile.TitleLength);
        file.Property(f => f.ContentType).HasMaxLength(20);
        file.Property(f => f.Alt).HasMaxLength(MediaFile.AltLength);
        file.Property(f => f.AddedBy).HasMaxLength(StaffAccount.NameLength);
        // No foreign key: accounts are never deleted, and SQLite would copy the whole table of pictures to add one, outside a transaction.
        file.HasIndex(f => f.OwnerId);
        file.HasMany(f => f.Sizes).WithOne().HasForeignKey(PictureSizeMapping.File).IsRequired();
        file.Ignore(f => f.Address);
        file.Ignore(f => f.Markdown);
        file.Ignore(f => f.IsPicture);
    }
}

internal sealed class PictureSizeMapping : IEntityTypeConfiguration<PictureSize>
{
    public const string File = "MediaFileId";

    public void Configure(EntityTypeBuilder<PictureSize> size)
    {
        size.ToTable("PictureSizes");
        size.Property<int>(File);
        size.HasIndex(File, nameof(PictureSize.Width)).IsUnique();
    }
}
