using LawFirmSite.Domain.Media;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Media;

namespace LawFirmSite.Admin.Media;

/// <summary>Takes what a form sent into the store; every refusal names the file and says why and what to do.</summary>
public static class Uploading
{
    public static async Task<AddedMedia> TakeAsync(this MediaStore store, IFormFile? file, string? alt, StaffMember me, DateTimeOffset now, CancellationToken cancel)
    {
        if (file is null) return new(null, "还没有选文件。请先选一个文件。");

        // Looked at before the bytes are read into memory.
        if (file.Length > PdfInspection.MostBytes)
            return new(null, Named(file, $"文件太大（{MediaAmount.Words(file.Length)}）：图片最多 10 MB，PDF 最多 20 MB。请缩小或分成几份后再试。"));

        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream()) await stream.ReadExactlyAsync(bytes, cancel);
        var (added, refusal) = await store.AddAsync(new(bytes, file.FileName, alt ?? ""), me.Name, me.Id, now, cancel);
        return added is not null ? new(added, null) : new(null, Named(file, refusal!));
    }

    private static string Named(IFormFile file, string reason)
    {
        var name = file.FileName[(file.FileName.LastIndexOfAny(['/', '\\']) + 1)..];
        return $"“{(name.Length > 60 ? name[..60] + "…" : name)}”没有收下：{reason}";
    }
}
