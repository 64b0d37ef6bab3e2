namespace LawFirmSite.Data.Backup;

/// <summary>
/// Says to other processes that a site is running on a database: each serving process shares it, a restore needs it alone.
/// The system lets go of it when a process ends, however it ends.
/// </summary>
public static class SiteLock
{
    private const string Suffix = ".lock";

    public static FileStream Share(string database)
    {
        OwnFiles.CreateFolder(Path.GetDirectoryName(database)!);
        try
        {
            return new(database + Suffix, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
        }
        // One that is not there and cannot be made is no restore.
        catch (IOException) when (File.Exists(database + Suffix))
        {
            throw new BackupException("A restore is under way. Start the site when it is done.");
        }
    }

    public static FileStream Take(string database)
    {
        OwnFiles.CreateFolder(Path.GetDirectoryName(database)!);
        try
        {
            return new(database + Suffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new BackupException("The site is running on this database. Stop it first; nothing was changed.");
        }
    }
}
