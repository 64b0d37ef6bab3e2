using System.Runtime.InteropServices;

namespace LawFirmSite.Web;

/// <summary>
/// Keeps what the C library holds back within bounds (docs/reliability.md, R18): by itself the one of most Linux systems has an arena for each thread there ever
/// was. The variable says so from the start and holds better; this is for who starts the program by hand. Elsewhere, and with another C library, nothing happens.
/// </summary>
internal static class NativeHeap
{
    // mallopt(3); the number is that of malloc.h.
    private const int ArenaMax = -8;

    private const int Arenas = 2;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int MallOpt(int parameter, int value);

    /// <summary>As early as can be: arenas that are there stay. Whoever has set <c>MALLOC_ARENA_MAX</c> has said how many.</summary>
    public static void Bound()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("MALLOC_ARENA_MAX") is not null || !NativeLibrary.TryLoad("libc.so.6", out var library) || !NativeLibrary.TryGetExport(library, "mallopt", out var address)) return;

        Marshal.GetDelegateForFunctionPointer<MallOpt>(address)(ArenaMax, Arenas);
    }
}
