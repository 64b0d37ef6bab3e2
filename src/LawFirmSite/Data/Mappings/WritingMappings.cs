using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawFirmSite.Data.Mappings;

internal sealed class ArticleMapping : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> article)
    {
        article.ToTable("Articles");
        article.MapWriting("ArticleId");
        // Publishing and withdrawing at once must not leave half of each.
        article.Property(a => a.PublishedAt).IsConcurrencyToken();
        article.Property(a => a.WithdrawnAt).IsConcurrencyToken();
        article.Property(a => a.CreatedBy).HasMaxLength(StaffAccount.NameLength);
        article.Property(a => a.PublishedBy).HasMaxLength(StaffAccount.NameLength);
        article.Property(a => a.WithdrawalReason).HasMaxLength(500);
        article.ComplexProperty(a => a.Outdated, mark => mark!.Property(m => m.Reason).HasMaxLength(OutdatedMark.ReasonLength));
        article.Ignore(a => a.Submission);
        // Of an editor who returns a text and its author who takes it back one is told.
        article.Property(a => a.SubmittedRevision).IsConcurrencyToken();
        article.Property<string>("SubmittedBy").HasMaxLength(StaffAccount.NameLength).HasDefaultValue("");
        article.Property<DateTimeOffset?>("SubmittedAt");
        article.HasMany(a => a.ChangeNotes).WithOne().HasForeignKey("ArticleId").IsRequired().OnDelete(DeleteBehavior.Restrict);
        article.Navigation(a => a.ChangeNotes).HasField("_changeNotes").UsePropertyAccessMode(PropertyAccessMode.Field);
        article.HasOne<Category>().WithMany().HasForeignKey(a => a.CategoryId).OnDelete(DeleteBehavior.Restrict);
        article.HasOne<StaffAccount>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Restrict);
        // All that lists name, so that none walks past texts; by number, so that a list which knows its numbers goes from one to the next.
        // SQLite takes a column compared with one value for a choice of few rows: such a one in front of anything but the number leads it past all articles.
        article.HasIndex(a => new { a.BinnedAt, a.Id, a.PublishedRevision, a.SubmittedRevision, a.WithdrawnAt, a.PublishedAt, a.IsOutdated, a.CategoryId, a.LatestCategoryId, a.OwnerId }, "IX_Articles_Lists");
    }
}

internal sealed class PageMapping : IEntityTypeConfiguration<Page>
{
    public void Configure(EntityTypeBuilder<Page> page)
    {
        page.ToTable("Pages");
        page.MapWriting("PageId");
        page.Property(p => p.Slug).HasMaxLength(Slug.Length);
        page.HasIndex(p => p.Slug).IsUnique().HasFilter(BinMapping.InUse);
    }
}

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.Property<int?>("ArticleId");
        revision.Property<int?>("PageId");
        revision.ComplexProperty(r => r.Text, text => text.MapText());
        revision.Property(r => r.SavedBy).HasMaxLength(StaffAccount.NameLength);
        revision.Property(r => r.Note).HasMaxLength(Revision.NoteLength).HasDefaultValue("");
        revision.ComplexProperty(r => r.Review, review => review!.Property(r => r.By).HasMaxLength(LegalReview.NameLength));
        // Of two editors who save the same next number at once, only one can win.
        revision.HasIndex("ArticleId", nameof(Revision.Number)).IsUnique();
        revision.HasIndex("PageId", nameof(Revision.Number)).IsUnique();
        revision.ToTable(table => table.HasCheckConstraint("CK_Revisions_Owner",
            "(ArticleId IS NULL AND PageId IS NOT NULL) OR (ArticleId IS NOT NULL AND PageId IS NULL)"));
    }
}

internal sealed class RemarkMapping : IEntityTypeConfiguration<Remark>
{
    public void Configure(EntityTypeBuilder<Remark> remark)
    {
        remark.ToTable("Remarks", table => table.HasCheckConstraint("CK_Remarks_Owner",
            "(ArticleId IS NULL AND PageId IS NOT NULL) OR (ArticleId IS NOT NULL AND PageId IS NULL)"));
        remark.HasIndex(r => r.CreationKey).IsUnique();
        remark.Property<int?>("ArticleId");
        remark.Property<int?>("PageId");
        remark.Property(r => r.Text).HasMaxLength(Remark.TextLength);
        remark.Property(r => r.By).HasMaxLength(StaffAccount.NameLength);
    }
}

internal sealed class ChangeNoteMapping : IEntityTypeConfiguration<ChangeNote>
{
    public void Configure(EntityTypeBuilder<ChangeNote> note)
    {
        note.ToTable("ChangeNotes");
        note.Property(n => n.Text).HasMaxLength(ChangeNote.TextLength);
    }
}

internal sealed class CategoryMapping : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> category)
    {
        category.Property(c => c.Slug).HasMaxLength(Slug.Length);
        category.HasIndex(c => c.Slug).IsUnique().HasFilter(BinMapping.InUse);
        category.MapBin();
        category.Property(c => c.Name).HasMaxLength(40);
        category.Property(c => c.Description).HasMaxLength(200);
    }
}

internal sealed class ArticleViewsMapping : IEntityTypeConfiguration<ArticleViews>
{
    public void Configure(EntityTypeBuilder<ArticleViews> views)
    {
        views.ToTable("ArticleViews");
        views.HasKey(v => new { v.ArticleId, v.Day });
        // The reading of a month, of all articles.
        views.HasIndex(v => v.Day);
        views.HasOne<Article>().WithMany().HasForeignKey(v => v.ArticleId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class WritingMapping
{
    /// <summary>A random number that is another one after every change of the row; see <see cref="SiteDb"/>.</summary>
    public const string ChangeMark = "ChangeMark";

    public static void MapWriting<T>(this EntityTypeBuilder<T> writing, string foreignKey) where T : Writing
    {
        writing.MapBin();
        writing.HasIndex(w => w.CreationKey).IsUnique();
        // The optimistic lock of both databases: a save based on an older count changes no row.
        writing.Property(w => w.RevisionCount).IsConcurrencyToken();
        writing.Property(w => w.PublishedRevision).IsConcurrencyToken();
        // Its index holds number and mark together, so that all marks are read without touching a text.
        writing.Property<long>(ChangeMark);
        writing.HasIndex(ChangeMark);
        writing.HasMany(w => w.Revisions).WithOne().HasForeignKey(foreignKey).OnDelete(DeleteBehavior.Restrict);
        writing.Navigation(w => w.Revisions).HasField("_revisions").UsePropertyAccessMode(PropertyAccessMode.Field);
        writing.HasMany(w => w.Remarks).WithOne().HasForeignKey(foreignKey).OnDelete(DeleteBehavior.Restrict);
        writing.Navigation(w => w.Remarks).HasField("_remarks").UsePropertyAccessMode(PropertyAccessMode.Field);
        writing.Ignore(w => w.Latest);
        writing.ComplexProperty(w => w.Published, text => text!.MapText());
        writing.ComplexProperty(w => w.PublishedHtml);
    }

    public static void MapText(this ComplexPropertyBuilder<ArticleText> text)
    {
        text.Property(t => t.Kicker).HasMaxLength(ArticleText.TitleLength);
        text.Property(t => t.Title).HasMaxLength(ArticleText.TitleLength);
        text.Property(t => t.Subtitle).HasMaxLength(ArticleText.TitleLength);
        text.Property(t => t.Author).HasMaxLength(ArticleText.LineLength);
        text.Property(t => t.AuthorOffice).HasMaxLength(ArticleText.LineLength);
        text.Property(t => t.Source).HasMaxLength(ArticleText.LineLength);
        text.Property(t => t.SourcePage).HasMaxLength(ArticleText.LineLength);
        text.Property(t => t.OriginalUrl).HasMaxLength(ArticleText.UrlLength);
        text.Property(t => t.Editor).HasMaxLength(ArticleText.LineLength);
        text.Property(t => t.Summary).HasMaxLength(ArticleText.SummaryLength);
        text.Ignore(t => t.IsReprint);
        text.Ignore(t => t.LacksSource);
    }
}
