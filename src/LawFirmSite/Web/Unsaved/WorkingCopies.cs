using LawFirmSite.Data;
using LawFirmSite.Domain.Editing;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web.Unsaved;

/// <summary>Keeping, finding and giving up what people typed and did not save, and who is at work where.</summary>
public static class WorkingCopies
{
    public static IQueryable<WorkingCopy> Of(this IQueryable<WorkingCopy> copies, int owner) => copies.Where(copy => copy.OwnerId == owner);

    /// <summary>Those who have the page open and have moved lately, the one who has it longest first.</summary>
    public static IQueryable<Presence> At(this IQueryable<Presence> presences, DateTimeOffset now)
    {
        var earliest = now - Presence.Silence;
        return presences.Where(presence => presence.SeenAt >= earliest).OrderBy(presence => presence.Since);
    }

    /// <summary>Writes the words over those of the same sitting. What was given up for its age, or beyond the most a person may have, goes.</summary>
    public static async Task<WorkingCopy> KeepWordsAsync(this SiteDb db, FormPlace place, TypedFields fields, Guid key, DateTimeOffset now, CancellationToken cancel)
    {
        var copy = await db.OnceMoreAsync(async () =>
        {
            var there = await db.WorkingCopies.SingleOrDefaultAsync(c => c.OwnerId == place.OwnerId && c.Page == place.Page && c.Key == key, cancel);
            if (there is null) db.Add(there = new WorkingCopy(place.OwnerId, place.Page, key));
            there.Keep(fields.ToJson(), fields.Title, now);
            await db.SaveChangesAsync(cancel);
            return there;
        });
        var oldest = now.AddDays(-WorkingCopy.DaysKept);
        await db.WorkingCopies.Where(c => c.SavedAt < oldest).ExecuteDeleteAsync(cancel);
        var many = await db.WorkingCopies.Of(place.OwnerId).OrderByDescending(c => c.SavedAt).ThenByDescending(c => c.Id).Skip(WorkingCopy.MostPerPerson).Select(c => c.Id).ToListAsync(cancel);
        if (many.Count > 0) await db.WorkingCopies.Where(c => many.Contains(c.Id)).ExecuteDeleteAsync(cancel);
        return copy;
    }

    public static async Task SeeAsync(this SiteDb db, FormPlace place, DateTimeOffset now, CancellationToken cancel)
    {
        await db.OnceMoreAsync(async () =>
        {
            var there = await db.Presences.SingleOrDefaultAsync(p => p.Page == place.Page && p.OwnerId == place.OwnerId, cancel);
            if (there is null) db.Add(there = new Presence(place.OwnerId, place.Page, now));
            there.See(now);
            await db.SaveChangesAsync(cancel);
            return there;
        });
        var over = now - Presence.Silence;
        await db.Presences.Where(p => p.SeenAt < over).ExecuteDeleteAsync(cancel);
    }

    public static Task LeaveAsync(this SiteDb db, FormPlace place, CancellationToken cancel) =>
        db.Presences.Where(p => p.Page == place.Page && p.OwnerId == place.OwnerId).ExecuteDeleteAsync(cancel);

    /// <summary>Two windows of one person may write at the same moment: the second finds what the first made.</summary>
    private static async Task<T> OnceMoreAsync<T>(this SiteDb db, Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || db.IsDuplicate(exception))
        {
            db.ChangeTracker.Clear();
            return await write();
        }
    }
}
