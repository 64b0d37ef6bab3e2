using LawFirmSite.Domain.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawFirmSite.Data.Mappings;

internal sealed class SynonymListMapping : IEntityTypeConfiguration<SynonymList>
{
    public void Configure(EntityTypeBuilder<SynonymList> list)
    {
        list.ToTable("Synonyms");
        list.Property(l => l.Id).ValueGeneratedNever();
    }
}

internal sealed class MissedSearchMapping : IEntityTypeConfiguration<MissedSearch>
{
    public void Configure(EntityTypeBuilder<MissedSearch> missed)
    {
        missed.ToTable("MissedSearches");
        missed.HasKey(m => new { m.Day, m.Words });
        missed.Property(m => m.Words).HasMaxLength(MissedSearch.WordsLength);
    }
}
