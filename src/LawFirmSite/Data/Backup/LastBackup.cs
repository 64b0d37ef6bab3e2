using System.Text.Json;

namespace LawFirmSite.Data.Backup;

/// <summary>
/// The newest backup that was restored to a temporary place and found whole, for the pages of staff: a small file in
/// Data:Folder, so that it is not itself in the backup and survives a restore.
/// </summary>
public sealed record LastBackup(string File, DateTimeOffset MadeAt, long Bytes)
{
    private const string Name = "last-backup.json";

    /// <summary>Null when none was ever made here, or the note cannot be read.</summary>
    public static LastBackup? Read(DataFolder folder)
    {
        try
        {
            return JsonSerializer.Deserialize<LastBackup>(System.IO.File.ReadAllText(Path.Combine(folder.Path, Name)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Write(DataFolder folder)
    {
        var partial = Path.Combine(folder.Path, $"{Name}.partial");
        System.IO.File.WriteAllText(partial, JsonSerializer.Serialize(this));
        System.IO.File.Move(partial, Path.Combine(folder.Path, Name), overwrite: true);
    }
}
