using System.Data.Common;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Audit;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Search;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web.Markdown;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Data;

/// <summary>The record is written with every change and cannot be changed itself.</summary>
public sealed class AuditStorageTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly ArticleText Text = new() { Title = "某文", Body = "正文" };

    [Fact]
    public async Task Every_deed_on_an_article_leaves_an_entry()
    {
        var now = site.Clock.Now;
        var id = await SaveAsync(new Article(Text, "某某", now));
        await ChangeAsync(id, article => article.Save(Text with { Body = "改过的正文" }, "某某", now));
        await ChangeAsync(id, article => article.Publish(Html(article), "某某", now, now.AddDays(1)));
        await ChangeAsync(id, article => article.CallOff("改期", "某某", now));
        await ChangeAsync(id, article => article.Publish(Html(article), "某某", now));
        await ChangeAsync(id, article => article.MarkOutdated(new("法律已修改", new(2026, 1, 1), null), now));
        await ChangeAsync(id, article => article.ClearOutdated(now));
        await ChangeAsync(id, article => article.Withdraw("有误", now));
        await ChangeAsync(id, article => article.Publish(Html(article), "某某", now));

        var entries = await EntriesAsync(AuditKind.Article, id);

        Assert.Equal(
            [AuditVerb.Added, AuditVerb.Saved, AuditVerb.Scheduled, AuditVerb.Unscheduled, AuditVerb.Published, AuditVerb.MarkedOutdated, AuditVerb.ClearedOutdated, AuditVerb.Withdrew, AuditVerb.Published],
            entries.Select(entry => entry.Verb));
        Assert.All(entries, entry => Assert.Equal(("某文", Actor.Site, (int?)null), (entry.Title, entry.Actor, entry.ActorId)));
        Assert.Equal([(null, 1), (1, 2), (null, 2), (2, null), (null, 2)], entries.Take(5).Select(entry => (entry.FromRevision, entry.ToRevision)));
        Assert.Contains(new FieldChange("WithdrawalReason", "", "有误"), entries[7].Fields);
        Assert.Contains(entries[5].Fields, field => field is { Field: "Outdated.Reason", Old: "", New: "法律已修改" });
        Assert.Contains(entries[6].Fields, field => field is { Field: "Outdated.Reason", Old: "法律已修改", New: "" });
    }

    [Fact]
    public async Task Submitting_and_vouching_are_told_and_publishing_ends_a_submission_without_a_word()
    {
        var now = site.Clock.Now;
        var id = await SaveAsync(new Article(Text, "某某", now));
        await ChangeAsync(id, article => article.Submit("", "某某", now));
        await ChangeAsync(id, article => article.Return("再改", "编某", now));
        await ChangeAsync(id, article => article.Submit("", "某某", now));
        await ChangeAsync(id, article => article.TakeBack("某某", now));
        await ChangeAsync(id, article => article.Submit("", "某某", now));
        await ChangeAsync(id, article => article.Vouch(new("律某", new(2026, 1, 1), new(2026, 1, 1))));
        await ChangeAsync(id, article => article.Publish(Html(article), "编某", now));

        Assert.Equal(
            [AuditVerb.Added, AuditVerb.Submitted, AuditVerb.Returned, AuditVerb.Submitted, AuditVerb.TookBack, AuditVerb.Submitted, AuditVerb.Vouched, AuditVerb.Published],
            (await EntriesAsync(AuditKind.Article, id)).Select(entry => entry.Verb));
    }

    [Fact]
    public async Task Saving_and_publishing_at_once_is_two_deeds()
    {
        var article = new Article(Text, "某某", site.Clock.Now);
        article.Publish(Html(article), "某某", site.Clock.Now);

        var entries = await EntriesAsync(AuditKind.Article, await SaveAsync(article));

        Assert.Equal([AuditVerb.Added, AuditVerb.Published], entries.Select(entry => entry.Verb));
    }

    [Fact]
    public async Task A_title_that_was_not_loaded_is_told_all_the_same()
    {
        var id = await SaveAsync(new Article(Text with { Title = "没有载入的标题" }, "某某", site.Clock.Now));
        await site.DbAsync(async db =>
        {
            var article = await db.Articles.SingleAsync(a => a.Id == id);
            article.Submit("", "某某", site.Clock.Now);
            return await db.SaveChangesAsync();
        });

        Assert.Equal("没有载入的标题", (await EntriesAsync(AuditKind.Article, id))[^1].Title);
    }

    [Fact]
    public async Task A_number_that_changes_is_told_under_its_office_with_both_values()
    {
        var office = new Office("某某分所") { Address = "某某市某某路0号" };
        var contact = new ContactPoint("电话", "000-1111111", ContactKind.Phone);
        contact.Verify(new(new(2026, 1, 1), "某某", VerificationMethod.Call));
        office.Contacts.Add(contact);
        var id = await site.DbAsync(async db =>
        {
            db.Add(office);
            await db.SaveChangesAsync();
            contact.Change("000-2222222", ContactKind.Phone);
            await db.SaveChangesAsync();
            contact.Verify(new(new(2026, 2, 2), "某某", VerificationMethod.Visit));
            await db.SaveChangesAsync();
            office.Verify(new(new(2026, 2, 2), "某某", VerificationMethod.Visit));
            await db.SaveChangesAsync();
            office.Address = "某某市某某路1号";
            contact.IsRetired = true;
            await db.SaveChangesAsync();
            return office.Id;
        });

        var entries = await EntriesAsync(AuditKind.Office, id);

        Assert.Equal(
            [AuditVerb.Added, AuditVerb.AddedContact, AuditVerb.ChangedContact, AuditVerb.VerifiedContact, AuditVerb.Verified, AuditVerb.Changed, AuditVerb.RetiredContact],
            entries.Select(entry => entry.Verb).OrderBy(verb => Array.IndexOf(
                [AuditVerb.Added, AuditVerb.AddedContact, AuditVerb.ChangedContact, AuditVerb.VerifiedContact, AuditVerb.Verified, AuditVerb.Changed, AuditVerb.RetiredContact], verb)));
        var changed = entries.Single(entry => entry.Verb == AuditVerb.ChangedContact);
        Assert.Equal("某某分所 电话 000-2222222", changed.Title);
        Assert.Contains(new FieldChange("Printed", "000-1111111", "000-2222222"), changed.Fields);
        Assert.Contains(new FieldChange("Verified.On", "2026-01-01", ""), changed.Fields);
        Assert.Contains(new FieldChange("Address", "某某市某某路0号", "某某市某某路1号"), entries.Single(entry => entry.Verb == AuditVerb.Changed).Fields);
    }

    [Fact]
    public async Task A_failed_save_leaves_no_entry()
    {
        var key = Guid.NewGuid();
        await SaveAsync(new Article(Text with { Title = "只有一次" }, "某某", site.Clock.Now, key));

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => SaveAsync(new Article(Text with { Title = "只有一次" }, "某某", site.Clock.Now, key)));

        Assert.Single(await site.DbAsync(db => db.AuditEntries.Where(entry => entry.Title == "只有一次").ToListAsync()));
    }

    [Fact]
    public async Task A_transaction_that_is_rolled_back_takes_its_entries_along()
    {
        // Under the strategy, without which a server's connection allows no transaction of one's own.
        await site.DbAsync(db => db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(new Article(Text with { Title = "没有发生过" }, "某某", site.Clock.Now));
            await db.SaveChangesAsync();
            Assert.True(await db.AuditEntries.AnyAsync(entry => entry.Title == "没有发生过"));
            await transaction.RollbackAsync();
            return 0;
        }));

        Assert.Equal(0, await site.DbAsync(db => db.AuditEntries.CountAsync(entry => entry.Title == "没有发生过")));
    }

    [Fact]
    public async Task Neither_an_UPDATE_nor_a_DELETE_changes_the_record()
    {
        await SaveAsync(new Article(Text with { Title = "记下来了" }, "某某", site.Clock.Now));
        var before = await site.DbAsync(db => db.AuditEntries.CountAsync());

        await Assert.ThrowsAnyAsync<DbException>(() => site.DbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE AuditEntries SET Actor = '别人'")));
        await Assert.ThrowsAnyAsync<DbException>(() => site.DbAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM AuditEntries")));

        Assert.Equal((before, 0), (await site.DbAsync(db => db.AuditEntries.CountAsync()), await site.DbAsync(db => db.AuditEntries.CountAsync(entry => entry.Actor == "别人"))));
    }

    [Fact]
    public async Task The_program_itself_refuses_to_change_an_entry()
    {
        await SaveAsync(new Article(Text, "某某", site.Clock.Now));
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.DbAsync(async db =>
        {
            db.Remove(await db.AuditEntries.OrderByDescending(entry => entry.Id).FirstAsync());
            return await db.SaveChangesAsync();
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.DbAsync(async db =>
        {
            var entry = await db.AuditEntries.OrderByDescending(e => e.Id).FirstAsync();
            db.Attach(entry).Property(e => e.Actor).CurrentValue = "别人";
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task What_nobody_did_leaves_no_entry()
    {
        var id = await SaveAsync(new Article(Text, "某某", site.Clock.Now));
        await ChangeAsync(id, article => article.Publish(Html(article), "某某", site.Clock.Now));
        var before = (await EntriesAsync(AuditKind.Article, id)).Count;

        await site.DbAsync(async db =>
        {
            await db.AddViewsAsync(new(ViewedKind.Article, id), site.Clock.Today, 3, default);
            await db.AddMissedSearchAsync(site.Clock.Today, "某词", 1, default);
            (await db.Articles.SingleAsync(article => article.Id == id)).Rerender(new("<p>正文</p>", 1));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(before, (await EntriesAsync(AuditKind.Article, id)).Count);
        Assert.False(await site.DbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Title.Contains("某词"))));
    }

    [Fact]
    public async Task A_password_is_told_of_but_never_told()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        var account = await site.DbAsync(db => db.Users.AsNoTracking().SingleAsync(a => a.UserName == staff.UserName));
        await site.DbAsync(async db =>
        {
            var changed = await db.Users.SingleAsync(a => a.Id == account.Id);
            changed.PasswordHash = "another-hash";
            changed.SecurityStamp = "another-stamp";
            return await db.SaveChangesAsync();
        });

        var entries = await EntriesAsync(AuditKind.Staff, account.Id);

        Assert.Equal(AuditVerb.ChangedPassword, entries[^1].Verb);
        Assert.Equal(new FieldChange("PasswordHash", null, null), Assert.Single(entries[^1].Fields));
        Assert.DoesNotContain(entries, entry => new[] { account.PasswordHash!, account.SecurityStamp!, "another-hash", "another-stamp" }.Any(secret => entry.Changes.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_synonyms_are_told_before_and_after()
    {
        await site.DbAsync(async db =>
        {
            var list = await db.SynonymLists.SingleOrDefaultAsync();
            if (list is null) db.Add(list = new SynonymList());
            list.Change("甲、乙");
            await db.SaveChangesAsync();
            list.Change("甲、乙、丙");
            return await db.SaveChangesAsync();
        });

        var entry = (await EntriesAsync(AuditKind.Synonyms, SynonymList.OnlyId))[^1];

        Assert.Equal(new FieldChange("Lines", "甲、乙", "甲、乙、丙"), Assert.Single(entry.Fields));
    }

    private static BodyHtml Html(Article article) =>
        SiteMarkdown.TryRender(article.Latest.Text.Body, out var html, out var refusal) ? html : throw new InvalidOperationException(refusal);

    private Task<int> SaveAsync(Article article) => site.DbAsync(async db =>
    {
        db.Add(article);
        await db.SaveChangesAsync();
        return article.Id;
    });

    private Task ChangeAsync(int id, Action<Article> change) => site.DbAsync(async db =>
    {
        change(await db.Articles.WithLatest().SingleAsync(article => article.Id == id));
        return await db.SaveChangesAsync();
    });

    private Task<List<AuditEntry>> EntriesAsync(AuditKind kind, int id) =>
        site.DbAsync(db => db.AuditEntries.Where(entry => entry.Kind == kind && entry.SubjectId == id).OrderBy(entry => entry.Id).ToListAsync());
}
