using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Media;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data;

/// <summary>Which of the files a text refers to visitors can see: they exist and are not in the bin.</summary>
public static class VisibleFiles
{
    extension(SiteDb db)
    {
        public async Task<IReadOnlySet<int>> VisibleFilesAsync(ArticleText text, CancellationToken cancel)
        {
            var ids = MediaAddress.IdsIn(text.Body);
            if (ids.Count == 0) return new HashSet<int>();
            return (await db.MediaFiles.InUse().Where(file => ids.Contains(file.Id)).Select(file => file.Id).ToListAsync(cancel)).ToHashSet();
        }
    }
}
