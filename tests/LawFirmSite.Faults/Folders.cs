using System.Diagnostics;

namespace LawFirmSite.Faults;

/// <summary>A new folder under the temporary one, gone afterwards with all that is in it.</summary>
public class ShortLivedFolder(string name) : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory($"lawfirmsite-{name}-").FullName;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Directory.Delete(Path, recursive: true);
}

/// <summary>A file system of its own that can be filled and made read-only without harm to anyone else. Needs Linux and root.</summary>
public sealed class SmallDisk : ShortLivedFolder
{
    public SmallDisk(string name, int megabytes) : base(name) => Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Path);

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>Null when such a disk can be had, else why not.</summary>
    public static string? WhyNot => OperatingSystem.IsLinux() && Environment.UserName == "root" ? null : "A small file system can only be mounted by root on Linux.";

    /// <summary>Takes all the room there is, whoever else may be writing.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true) file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // That was the last of it.
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public void SetReadOnly(bool on) => Run("mount", "-o", on ? "remount,ro" : "remount,rw", Path);

    protected override void Dispose(bool disposing)
    {
        Run("umount", "-l", Path);
        base.Dispose(disposing);
    }

    private static void Run(string program, params string[] words)
    {
        using var process = Process.Start(program, words);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', words)} ended with {process.ExitCode}.");
    }
}
