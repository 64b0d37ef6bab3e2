namespace LawFirmSite.Web;

/// <summary>
/// The folder relative paths count from: beside the published program, or the project folder of a checkout. Never the
/// folder the program happens to be started from.
/// </summary>
public static class ContentRoot
{
    public static string Find()
    {
        var program = AppContext.BaseDirectory;
        // Publishing copies wwwroot beside the program; a build in a checkout does not.
        if (Directory.Exists(Path.Combine(program, "wwwroot"))) return program;

        for (var folder = new DirectoryInfo(program); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "LawFirmSite.csproj"))) return folder.FullName;
        return program;
    }
}
