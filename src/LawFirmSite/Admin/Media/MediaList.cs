using LawFirmSite.Data;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Media;

/// <summary>One page of the list, newest first, with the form to upload.</summary>
public sealed record MediaList(Paged<MediaRow> Rows, ILookup<int, MediaUse> Uses, long Stored, string? Alt = null)
{
    public Pager Pager => Rows.Pager("/admin/media") with { Unit = "个" };

    public static async Task<MediaList> ReadAsync(SiteDb db, StaffMember me, int page, CancellationToken cancel)
    {
        var rows = await db.MediaFiles.AsNoTracking().OpenTo(me).InUse().OrderByDescending(file => file.Id).Rows().ToPagedAsync(page, Paging.ListSize, cancel);
        var uses = await db.UsesAsync([.. rows.Items.Select(row => row.Id)], me, cancel);
        return new(rows, uses.ToLookup(use => use.FileId), await db.StoredBytesAsync(cancel));
    }
}
