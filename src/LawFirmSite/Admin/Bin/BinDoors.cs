using LawFirmSite.Admin.Articles;
using LawFirmSite.Admin.Media;
using LawFirmSite.Admin.Redirects;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Media;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Bin;

/// <summary>
/// What a member of staff may put into the bin, see in it and take out: authors what is their own, editors everything but
/// the firm's own numbers, and after <see cref="Binnable.DaysShown"/> days only administrators.
/// </summary>
internal sealed class BinDoors(SiteDb db, StaffMember me, DateTimeOffset now)
{
    private const int TextsShown = 10;

    /// <summary>The kinds this person may see at all.</summary>
    public IReadOnlyList<BinKind> Kinds => me.IsEditor ? Enum.GetValues<BinKind>() : [BinKind.Article, BinKind.Media];

    /// <summary>To be changed; null when there is none this person may see, for whatever reason.</summary>
    public async Task<Binnable?> FindAsync(BinKind kind, int id, CancellationToken cancel) => kind switch
    {
        BinKind.Article => await Open(db.Articles.OwnedBy(me)).FindToWorkOnAsync(db, id, cancel),
        BinKind.Media => await Open(db.MediaFiles.OpenTo(me)).SingleOrDefaultAsync(file => file.Id == id, cancel),
        _ when !me.IsEditor => null,
        BinKind.Page => await Open(db.Pages).FindToWorkOnAsync(db, id, cancel),
        BinKind.Category => await Open(db.Categories).SingleOrDefaultAsync(category => category.Id == id, cancel),
        BinKind.Office => await Open(db.Offices).SingleOrDefaultAsync(office => office.Id == id, cancel),
        BinKind.Center => await Open(db.LegalAidCenters).SingleOrDefaultAsync(center => center.Id == id, cancel),
        BinKind.Contact => await Open(Contacts).SingleOrDefaultAsync(contact => contact.Id == id, cancel),
        BinKind.Redirect => await Open(db.Redirects).SingleOrDefaultAsync(redirect => redirect.Id == id, cancel),
        _ => null,
    };

    /// <summary>Newest first. Few things are in the bin, so each kind is asked for no more than this page can need.</summary>
    public async Task<Paged<BinRow>> RowsAsync(BinKind? only, int page, CancellationToken cancel)
    {
        var (rows, total) = (new List<BinRow>(), 0);
        var most = (int)Math.Clamp(page * (long)Paging.ListSize, 0, int.MaxValue);
        foreach (var kind in Kinds.Where(kind => only is null || kind == only))
        {
            var binned = Binned(kind);
            total += await binned.CountAsync(cancel);
            rows.AddRange((await binned.OrderByDescending(row => row.At).Take(most).ToListAsync(cancel)).Select(row => new BinRow(kind, row.Id, row.Name, row.At!.Value, row.By)));
        }
        return new([.. rows.OrderByDescending(row => row.BinnedAt).Skip(most - Paging.ListSize).Take(Paging.ListSize)], page, Paging.ListSize, total);
    }

    public async Task<BinPage> DescribeAsync(BinKind kind, Binnable one, CancellationToken cancel)
    {
        var page = one switch
        {
            Article article => Page(article.Id, article.Latest.Text.Title, "/admin/articles") with { Consequence = "它还没有公开，或者已经撤回；撤回说明的网址也会打不开。", Slug = null },
            Page standing => Page(standing.Id, standing.Latest.Text.Title, "/admin/pages") with { Consequence = standing.PublishedRevision > 0 ? "读者马上就打不开这一页，导航里也没有了。" : "它还没有公开。", Slug = standing.Slug },
            Category category => await WithArticlesAsync(Page(category.Id, category.Name, "/admin/categories") with { Consequence = "栏目页打不开，导航里也没有了。", Slug = category.Slug }, category, cancel),
            Office office => await WithTextsAsync(Page(office.Id, office.Name, "/admin/offices") with { Consequence = "“联系我们”里不再显示它。" }, new(DirectoryKind.Office, office.Id), cancel),
            LegalAidCenter center => await WithTextsAsync(Page(center.Id, center.Name, "/admin/legal-aid") with { Consequence = "法律援助名录里不再显示它。" }, new(DirectoryKind.LegalAidCenter, center.Id), cancel),
            ContactPoint contact => await WithOwnerAsync(Page(contact.Id, $"{contact.Label} {contact.Display}", "/admin"), contact, cancel),
            MediaFile file => await WithUsesAsync(Page(file.Id, file.Title, "/admin/media") with { Consequence = "知道网址的人也打不开了。看过的人，手机里可能还存着一份。" }, cancel),
            Redirect redirect => Page(redirect.Id, redirect.From, "/admin/redirects") with { Consequence = $"打开这个旧网址的人不再转到 {redirect.To}，只看到“没有找到这一页”。" },
            _ => throw new InvalidOperationException($"{one.GetType().Name} has no page in the bin."),
        };
        return one.BinnedAt is null && one.ReasonNotToBin(now) is { } reason ? page with { Reasons = [.. page.Reasons, reason] } : page;

        BinPage Page(int id, string name, string list) => new(kind, id, name, one.BinnedAt, one.BinnedBy, $"{list}/{id}", list);
    }

    /// <summary>Why something cannot come back as it was, and what to do; null when it can. A new slug is taken over.</summary>
    public async Task<string?> ReasonNotToRestoreAsync(Binnable one, string? slug, CancellationToken cancel)
    {
        switch (one)
        {
            case Category category:
                var shelf = slug is { Length: > 0 } ? slug : category.Slug;
                if (await db.Categories.InUse().Where(other => other.Slug == shelf).Select(other => other.Name).FirstOrDefaultAsync(cancel) is { } name)
                    return $"网址“{shelf}”现在由栏目“{name}”在用。请填一个别的网址再恢复，或者先给那个栏目改网址。";
                category.Rename(shelf, category.Name);
                return null;
            case Page page:
                var address = slug is { Length: > 0 } ? slug : page.Slug;
                if (await db.Pages.InUse().AnyAsync(other => other.Slug == address, cancel))
                    return $"网址“{address}”现在由另一个页面在用。请填一个别的网址再恢复，或者先给那个页面改网址。";
                page.Move(address);
                return null;
            case Redirect redirect:
                if (await db.Redirects.InUse().Where(other => other.From == redirect.From).Select(other => other.To).FirstOrDefaultAsync(cancel) is { } to)
                    return $"这个旧网址现在由另一条在用，转到 {to}。要换成这一条，请先把那一条放进回收站。";
                return (await db.StandingsAsync([redirect.From], now, cancel)).TryGetValue(redirect.From, out var there) && there.IsOpen
                    ? $"{redirect.From} 现在就打得开（{there.Name}），不用转。"
                    : null;
            default:
                return null;
        }
    }

    /// <summary>In use, or in the bin for no longer than this person sees it there.</summary>
    private IQueryable<T> Open<T>(IQueryable<T> all) where T : Binnable
    {
        if (me.Role == StaffRole.Administrator) return all;

        var since = now.AddDays(-Binnable.DaysShown);
        return all.Where(one => one.BinnedAt == null || one.BinnedAt >= since);
    }

    // The firm's own numbers belong to the administrators.
    private IQueryable<ContactPoint> Contacts => me.Role == StaffRole.Administrator ? db.ContactPoints : db.ContactPoints.Where(contact => EF.Property<int?>(contact, "SiteProfileId") == null);

    private IQueryable<Named> Binned(BinKind kind) => kind switch
    {
        BinKind.Article => Open(db.Articles.OwnedBy(me)).Binned().Select(article => new Named { Id = article.Id, Name = article.Revisions.Where(r => r.Number == article.RevisionCount).Select(r => r.Text.Title).First(), At = article.BinnedAt, By = article.BinnedBy }),
        BinKind.Media => Open(db.MediaFiles.OpenTo(me)).Binned().Select(file => new Named { Id = file.Id, Name = file.Title, At = file.BinnedAt, By = file.BinnedBy }),
        BinKind.Page => Open(db.Pages).Binned().Select(page => new Named { Id = page.Id, Name = page.Revisions.Where(r => r.Number == page.RevisionCount).Select(r => r.Text.Title).First(), At = page.BinnedAt, By = page.BinnedBy }),
        BinKind.Category => Open(db.Categories).Binned().Select(category => new Named { Id = category.Id, Name = category.Name, At = category.BinnedAt, By = category.BinnedBy }),
        BinKind.Office => Open(db.Offices).Binned().Select(office => new Named { Id = office.Id, Name = office.Name, At = office.BinnedAt, By = office.BinnedBy }),
        BinKind.Center => Open(db.LegalAidCenters).Binned().Select(center => new Named { Id = center.Id, Name = center.Name, At = center.BinnedAt, By = center.BinnedBy }),
        BinKind.Contact => Open(Contacts).Binned().Select(contact => new Named { Id = contact.Id, Name = contact.Label + " " + contact.Display, At = contact.BinnedAt, By = contact.BinnedBy }),
        BinKind.Redirect => Open(db.Redirects).Binned().Select(redirect => new Named { Id = redirect.Id, Name = redirect.From, At = redirect.BinnedAt, By = redirect.BinnedBy }),
    };

    /// <summary>A category with articles stays: they would lose their shelf without anybody having said so.</summary>
    private async Task<BinPage> WithArticlesAsync(BinPage page, Category category, CancellationToken cancel)
    {
        var inside = db.Articles.InUse().Where(article => article.CategoryId == category.Id
            || article.Revisions.Any(revision => revision.Number == article.RevisionCount && revision.Text.CategoryId == category.Id));
        var count = await inside.CountAsync(cancel);
        if (count == 0 || category.BinnedAt is not null) return page;

        var titles = await ArticleRow.From(inside.OrderByDescending(article => article.Id).Take(TextsShown)).ToListAsync(cancel);
        return page with
        {
            Reasons = [$"还有 {count} 篇文章在这个栏目。请先给它们换一个栏目。"],
            Texts = [.. titles.Select(row => (row.Title, $"/admin/articles/{row.Id}"))],
            TextCount = count,
        };
    }

    /// <summary>The texts with a line in double braces that stands for the entry.</summary>
    private async Task<BinPage> WithTextsAsync(BinPage page, DirectoryReference reference, CancellationToken cancel)
    {
        // The database narrows, the reader of such lines decides.
        var articles = await (
            from article in db.Articles.AsNoTracking().InUse()
            from revision in article.Revisions
            where (revision.Number == article.RevisionCount || revision.Number == article.PublishedRevision) && revision.Text.Body.Contains("{{")
            select new { article.Id, revision.Text.Title, revision.Text.Body }).ToListAsync(cancel);
        var pages = await (
            from standing in db.Pages.AsNoTracking().InUse()
            from revision in standing.Revisions
            where (revision.Number == standing.RevisionCount || revision.Number == standing.PublishedRevision) && revision.Text.Body.Contains("{{")
            select new { standing.Id, revision.Text.Title, revision.Text.Body }).ToListAsync(cancel);
        var naming = articles.Where(text => DirectoryReference.In(text.Body).Contains(reference)).Select(text => (text.Title, Address: $"/admin/articles/{text.Id}"))
            .Concat(pages.Where(text => DirectoryReference.In(text.Body).Contains(reference)).Select(text => (text.Title, Address: $"/admin/pages/{text.Id}")))
            .DistinctBy(text => text.Address).ToList();
        return naming.Count == 0 ? page : page with
        {
            Consequence = $"{page.Consequence}有 {naming.Count} 篇文字用 {reference} 显示它；放进回收站以后，那里只写“这一处的资料已经撤下”。请顺便改一改这些文字。",
            Texts = [.. naming.Take(TextsShown)],
            TextCount = naming.Count,
        };
    }

    private async Task<BinPage> WithOwnerAsync(BinPage page, ContactPoint contact, CancellationToken cancel)
    {
        var owner = await db.ContactPoints.Where(c => c.Id == contact.Id).Select(c => new { Office = EF.Property<int?>(c, "OfficeId"), Center = EF.Property<int?>(c, "LegalAidCenterId") }).SingleAsync(cancel);
        var path = owner.Office is { } office ? $"/admin/offices/{office}" : owner.Center is { } center ? $"/admin/legal-aid/{center}" : "/admin/site";
        return page with { EditAddress = path, ListAddress = path, Consequence = "网站上不再显示它。只是不用了、想留着底的，请点“修改”，选“停用”。" };
    }

    private async Task<BinPage> WithUsesAsync(BinPage page, CancellationToken cancel)
    {
        var uses = await db.UsesAsync([page.Id], me, cancel);
        var isPublic = await db.IsInPublicAsync(page.Id, cancel);
        return page with
        {
            Reasons = isPublic && page.BinnedAt is null ? ["公开的文章或页面还在用它。请先从那里拿掉，再发布一次，然后放进回收站。"] : [],
            Texts = [.. uses.Take(TextsShown).Select(use => (use.Title, use.Address))],
            TextCount = uses.Count,
        };
    }

    private sealed class Named
    {
        public required int Id { get; init; }
        public required string Name { get; init; }
        public required DateTimeOffset? At { get; init; }
        public required string By { get; init; }
    }
}
