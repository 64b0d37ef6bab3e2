using System.Runtime.InteropServices;

namespace LawFirmSite.Web;

/// <summary>
/// Keeps what the C library holds back within bounds (docs/reliability.md, R18). By itself the one of most Linux systems has an arena for each thread there ever
/// was, and after every large piece it was given back it keeps larger ones. Elsewhere, and with another C library, nothing happens.
/// </summary>
internal static class NativeHeap
{
    // mallopt(3); the numbers are those of malloc.h.
    private const int TrimThreshold = -1;
    private const int MmapThreshold = -3;
    private const int ArenaMax = -8;

    private const int Arenas = 2;

    // What it begins with, too; once it is said, it stays.
    private const int Large = 128 * 1024;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int MallOpt(int parameter, int value);

    /// <summary>Before threads are made: arenas that are there stay.</summary>
    public static void Bound()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libc.so.6", out var library) || !NativeLibrary.TryGetExport(library, "mallopt", out var address)) return;

        var set = Marshal.GetDelegateForFunctionPointer<MallOpt>(address);
        set(ArenaMax, Arenas);
        set(MmapThreshold, Large);
        set(TrimThreshold, Large);
    }
}
