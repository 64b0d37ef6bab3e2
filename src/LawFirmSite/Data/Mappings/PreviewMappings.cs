using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawFirmSite.Data.Mappings;

internal sealed class PreviewLinkMapping : IEntityTypeConfiguration<PreviewLink>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<PreviewLink> link)
    {
        link.ToTable("PreviewLinks");
        link.HasIndex(l => l.CreationKey).IsUnique();
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.Property(l => l.TokenHash).HasMaxLength(HashLength);
        link.Property(l => l.Whom).HasMaxLength(PreviewLink.WhomLength);
        link.Property(l => l.MadeBy).HasMaxLength(StaffAccount.NameLength);
        link.HasOne<Revision>().WithMany().HasForeignKey(l => l.RevisionId).OnDelete(DeleteBehavior.Restrict);
        link.HasOne<StaffAccount>().WithMany().HasForeignKey(l => l.MadeById).OnDelete(DeleteBehavior.Restrict);
    }
}
