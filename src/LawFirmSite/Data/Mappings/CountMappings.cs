using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawFirmSite.Data.Mappings;

internal sealed class CountedBatchMapping : IEntityTypeConfiguration<CountedBatch>
{
    public void Configure(EntityTypeBuilder<CountedBatch> batch)
    {
        batch.ToTable("CountedBatches");
        batch.HasIndex(b => b.Key).IsUnique();
    }
}
