using System.Text.Json;
using LawFirmSite.Domain.Media;
using SkiaSharp;

namespace LawFirmSite.Tests.Commands;

/// <summary>Folders as an export writes them, with pictures and PDFs.</summary>
internal static class MediaFolders
{
    public static string With(string parent, string name, params (int Id, byte[] Bytes, string Name)[] files)
    {
        var folder = Path.Combine(parent, name);
        Directory.CreateDirectory(Path.Combine(folder, "articles"));
        foreach (var file in files)
        {
            var path = Path.Combine(folder, "media", $"{file.Id}", Path.GetFileName(file.Name));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes);
        }
        File.WriteAllText(Path.Combine(folder, "media", "index.json"), JsonSerializer.Serialize(files.Select(Entry)));
        return folder;
    }

    private static object Entry((int Id, byte[] Bytes, string Name) file)
    {
        using var data = SKData.CreateCopy(file.Bytes);
        using var picture = SKCodec.Create(data);
        return new
        {
            id = file.Id,
            name = file.Name,
            title = "某图",
            contentType = file.Name.EndsWith(".pdf", StringComparison.Ordinal) ? "application/pdf" : file.Name.EndsWith(".jpg", StringComparison.Ordinal) ? "image/jpeg" : "image/png",
            hash = MediaFile.HashOf(file.Bytes),
            width = picture?.Info.Width ?? 0,
            height = picture?.Info.Height ?? 0,
            alt = "厅",
            addedBy = "某某",
            addedAt = "2026-03-01T08:00:00+00:00",
        };
    }
}
