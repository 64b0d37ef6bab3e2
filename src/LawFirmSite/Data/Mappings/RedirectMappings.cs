using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawFirmSite.Data.Mappings;

internal sealed class RedirectMapping : IEntityTypeConfiguration<Redirect>
{
    // The longest address of this site is that of a category.
    private const int ToLength = 100;

    public void Configure(EntityTypeBuilder<Redirect> redirect)
    {
        redirect.ToTable("Redirects");
        redirect.MapBin();
        redirect.HasIndex(r => r.CreationKey).IsUnique();
        redirect.Property(r => r.From).HasMaxLength(FormerAddress.Length);
        redirect.HasIndex(r => r.From).IsUnique().HasFilter(BinMapping.InUse);
        redirect.Property(r => r.To).HasMaxLength(ToLength);
        redirect.HasIndex(r => r.To);
        redirect.Property(r => r.CreatedBy).HasMaxLength(StaffAccount.NameLength);
    }
}

internal static class BinMapping
{
    /// <summary>For indexes that are unique among what is in use only: what is in the bin keeps its address without standing in the way.</summary>
    public const string InUse = "BinnedAt IS NULL";

    public static void MapBin<T>(this EntityTypeBuilder<T> one) where T : Binnable
    {
        // Changing something and putting it away at once must not leave half of each.
        one.Property(o => o.BinnedAt).IsConcurrencyToken();
        one.Property(o => o.BinnedBy).HasMaxLength(StaffAccount.NameLength);
    }
}
