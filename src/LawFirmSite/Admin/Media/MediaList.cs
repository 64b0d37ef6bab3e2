using LawFirmSite.Data;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Media;

/// <summary>One page of the list, newest first, with the form to upload; or of the bin.</summary>
public sealed record MediaList(Paged<MediaRow> Rows, ILookup<int, MediaUse> Uses, bool IsBin, int Binned, long Stored, string? Alt = null)
{
    public Pager Pager => Rows.Pager("/admin/media", new KeyValuePair<string, string?>("bin", IsBin ? "true" : null)) with { Unit = "个" };

    public static async Task<MediaList> ReadAsync(SiteDb db, StaffMember me, bool bin, int page, CancellationToken cancel)
    {
        var open = db.MediaFiles.AsNoTracking().OpenTo(me);
        var rows = await open.Where(file => file.BinnedAt != null == bin).OrderByDescending(file => file.Id).Rows().ToPagedAsync(page, Paging.ListSize, cancel);
        var uses = await db.UsesAsync([.. rows.Items.Select(row => row.Id)], me, cancel);
        return new(rows, uses.ToLookup(use => use.FileId), bin, await open.CountAsync(file => file.BinnedAt != null, cancel), await db.StoredBytesAsync(cancel));
    }
}
