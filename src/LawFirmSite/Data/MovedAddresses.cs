using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LawFirmSite.Data;

/// <summary>
/// Keeps former addresses leading where their page is. <see cref="SiteDb"/> asks for it before every save, so whoever
/// moves a category or page need not think of it, and the redirects are saved together with the move.
/// </summary>
internal static class MovedAddresses
{
    public static async Task KeepAsync(SiteDb db, CancellationToken cancel)
    {
        foreach (var entry in db.ChangeTracker.Entries<Binnable>().Where(entry => entry.Entity is Category or Page && entry.State is EntityState.Added or EntityState.Modified).ToList())
        {
            if (entry.Entity.BinnedAt is not null) continue;

            var (before, after) = (AddressOf(entry, entry.State == EntityState.Added ? null : entry.OriginalValues), AddressOf(entry, entry.CurrentValues)!);
            if (before is null || entry.Property(one => one.BinnedAt).OriginalValue is not null) await ReclaimAsync(db, after, cancel);
            else if (before != after) await MoveAsync(db, before, after, cancel);
        }
    }

    /// <summary>A page leaves one address for another: the old one leads to the new one, and so does whatever led to the old one.</summary>
    private static async Task MoveAsync(SiteDb db, SiteAddress from, SiteAddress to, CancellationToken cancel)
    {
        await ReclaimAsync(db, to, cancel);
        var (old, target) = (from.ToString(), to.ToString());
        foreach (var leading in await db.Redirects.InUse().Where(redirect => redirect.To == old && redirect.From != target).ToListAsync(cancel)) leading.LeadTo(to);

        if (await FromAsync(db, old, cancel) is { } known) known.LeadTo(to);
        else db.Add(new Redirect(old, to, RedirectOrigin.Renamed, db.Actor.Name, db.Actor.Now));
    }

    /// <summary>A page stands at this address from now on, so nothing is to lead away from it.</summary>
    private static async Task ReclaimAsync(SiteDb db, SiteAddress address, CancellationToken cancel) =>
        (await FromAsync(db, address.ToString(), cancel))?.Bin(db.Actor.Name, db.Actor.Now);

    // A save that is tried again has them already.
    private static async Task<Redirect?> FromAsync(SiteDb db, string address, CancellationToken cancel) =>
        db.Redirects.Local.FirstOrDefault(redirect => redirect.From == address && redirect.BinnedAt is null)
            ?? await db.Redirects.InUse().SingleOrDefaultAsync(redirect => redirect.From == address, cancel);

    private static SiteAddress? AddressOf(EntityEntry<Binnable> entry, PropertyValues? values) => values is null ? null
        : entry.Entity is Category ? new(SitePlace.Category, Slug: values.GetValue<string>(nameof(Category.Slug)))
        : new(SitePlace.Page, Slug: values.GetValue<string>(nameof(Page.Slug)));
}
