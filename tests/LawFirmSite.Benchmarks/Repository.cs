namespace LawFirmSite.Benchmarks;

/// <summary>Where the sources lie that this program was built from.</summary>
internal static class Repository
{
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "LawFirmSite.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("LawFirmSite.sln was not found above this program.");
    }
}
