using System.Runtime.InteropServices;

namespace LawFirmSite.Web;

/// <summary>
/// Keeps what the C library holds back within bounds (docs/reliability.md, R18). By itself the one of most Linux systems has an arena for each thread there ever
/// was, and hardly gives anything back that lies between what is still in use. Elsewhere, and with another C library, nothing happens.
/// </summary>
public static class NativeHeap
{
    // mallopt(3); the number is that of malloc.h.
    private const int ArenaMax = -8;

    private const int Arenas = 2;

    private static readonly MallocTrim? TrimHeap = Find<MallocTrim>("malloc_trim");

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int MallOpt(int parameter, int value);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int MallocTrim(nuint keep);

    /// <summary>
    /// As early as can be: arenas that are there stay. The variable says so from the start and holds better; this is for who starts the program by hand. Whoever
    /// has set <c>MALLOC_ARENA_MAX</c> has said how many.
    /// </summary>
    public static void Bound()
    {
        if (Environment.GetEnvironmentVariable("MALLOC_ARENA_MAX") is null && Find<MallOpt>("mallopt") is { } set) set(ArenaMax, Arenas);
    }

    /// <summary>Gives back what is not in use; of a site that has just started in less than a millisecond.</summary>
    public static void Trim() => TrimHeap?.Invoke(0);

    private static T? Find<T>(string name) where T : Delegate => OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, name, out var address)
        ? Marshal.GetDelegateForFunctionPointer<T>(address) : null;
}
