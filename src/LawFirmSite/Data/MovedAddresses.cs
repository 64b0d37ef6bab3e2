using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data;

/// <summary>
/// Keeps former addresses leading where their page is. Nothing is saved here: the redirects go to the database together
/// with the change that moved the page.
/// </summary>
public static class MovedAddresses
{
    extension(SiteDb db)
    {
        /// <summary>A page leaves one address for another: the old one leads to the new one, and so does whatever led to the old one.</summary>
        public async Task MoveAsync(SiteAddress from, SiteAddress to, string by, DateTimeOffset now, CancellationToken cancel)
        {
            if (from == to) return;

            await db.ReclaimAsync(to, by, now, cancel);
            var (old, target) = (from.ToString(), to.ToString());
            foreach (var leading in await db.Redirects.InUse().Where(redirect => redirect.To == old && redirect.From != target).ToListAsync(cancel)) leading.LeadTo(to);

            if (await db.Redirects.InUse().SingleOrDefaultAsync(redirect => redirect.From == old, cancel) is { } known) known.LeadTo(to);
            else db.Add(new Redirect(old, to, RedirectOrigin.Renamed, by, now));
        }

        /// <summary>A page stands at this address from now on, so nothing is to lead away from it.</summary>
        public async Task ReclaimAsync(SiteAddress address, string by, DateTimeOffset now, CancellationToken cancel)
        {
            var taken = address.ToString();
            if (await db.Redirects.InUse().SingleOrDefaultAsync(redirect => redirect.From == taken, cancel) is { } leading) leading.Bin(by, now);
        }
    }
}
