using System.Runtime.InteropServices;
using LawFirmSite.Web;

namespace LawFirmSite.Tests.Web;

public class NativeHeapTests
{
    private const int Blocks = 60_000;
    private const int Block = 2_000;

    // The C library itself returns only what lies at the end of an arena, and there the last block still is.
    [SkippableFact]
    public void What_was_freed_goes_back_to_the_machine()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out _), "Only the C library of most Linux systems is told to.");
        var blocks = new nint[Blocks];
        for (var n = 0; n < Blocks; n++)
        {
            blocks[n] = Marshal.AllocHGlobal(Block);
            Marshal.WriteByte(blocks[n], 1);
        }
        var before = Resident();

        foreach (var block in blocks.AsSpan(0, Blocks - 1)) Marshal.FreeHGlobal(block);
        NativeHeap.Trim();

        var given = before - Resident();
        Marshal.FreeHGlobal(blocks[^1]);
        Assert.True(given > (long)Blocks * Block / 2, $"{given} bytes were given back.");
    }

    private static long Resident() => long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) * Environment.SystemPageSize;
}
