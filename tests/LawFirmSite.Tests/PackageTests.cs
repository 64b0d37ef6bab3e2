using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace LawFirmSite.Tests;

/// <summary>
/// What the program is made of besides itself, and on what terms. <c>.ci/sbom</c> lets the test write the list anew; whoever adds a package
/// with a licence that is not here decides on it here.
/// </summary>
public class PackageTests
{
    private const string Listed = "docs/packages.md";

    private static readonly string[] Allowed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MS-PL OR Apache-2.0"];

    // Packages that carry their terms as a text: read, and named here.
    private static readonly Dictionary<string, string> Read = new()
    {
        ["Otp.NET"] = "MIT",
        ["Microsoft.Data.SqlClient.SNI.runtime"] = "Microsoft, may be passed on with a program",
        ["Microsoft.Identity.Client.NativeInterop"] = "Microsoft, may be passed on with a program",
    };

    [Fact]
    public void Every_package_of_the_site_is_listed_with_a_licence_that_was_decided_on()
    {
        var packages = Packages().ToList();
        var list = Written(packages);
        var file = Path.Combine(TestSite.Repository, Listed);
        if (Environment.GetEnvironmentVariable("WRITE_PACKAGES") == "1") File.WriteAllText(file, list);

        Assert.DoesNotContain(packages, package => package.Licence is null);
        Assert.True(list == File.ReadAllText(file).ReplaceLineEndings("\n"), $"{Listed} is out of date; .ci/sbom writes it.");
    }

    [Fact]
    public void Every_package_is_locked_and_looked_up_among_the_known_holes()
    {
        var build = XDocument.Load(Path.Combine(TestSite.Repository, "Directory.Build.props"));

        Assert.Equal(("true", "true", "all", "low"), (Of("RestorePackagesWithLockFile"), Of("NuGetAudit"), Of("NuGetAuditMode"), Of("NuGetAuditLevel")));
        Assert.Contains("restore -p:StrictAudit=true", File.ReadAllText(Path.Combine(TestSite.Repository, ".ci", "run")));
        Assert.All(Directory.EnumerateFiles(TestSite.Repository, "*.csproj", SearchOption.AllDirectories).Where(project => !project.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)),
            project => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")), project));

        string Of(string name) => build.Descendants(name).Single().Value;
    }

    private static string Written(IEnumerable<Package> packages)
    {
        var text = new StringBuilder("""
            # Packages

            Everything the published program is made of besides itself and .NET, with what building it needs. Written by `.ci/sbom`, which also makes
            the bill of materials (`artifacts/sbom.json`, CycloneDX); `PackageTests` holds the licences that are allowed.

            | package | version | licence |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var (name, version, licence) in packages) text.Append($"| {name} | {version} | {licence} |\n");
        return text.ToString();
    }

    /// <summary>What the last restore resolved, with all that the packages themselves need.</summary>
    private static IEnumerable<Package> Packages()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(TestSite.Repository, "src", "LawFirmSite", "obj", "project.assets.json")));
        var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        foreach (var library in assets.RootElement.GetProperty("libraries").EnumerateObject().OrderBy(library => library.Name.Split('/')[0], StringComparer.OrdinalIgnoreCase))
        {
            if (library.Value.GetProperty("type").GetString() != "package") continue;

            var (name, version) = library.Name.Split('/') is [var n, var v] ? (n, v) : throw new InvalidDataException(library.Name);
            var folder = folders.Select(root => Path.Combine(root, library.Value.GetProperty("path").GetString()!)).First(Directory.Exists);
            yield return new(name, version, LicenceIn(Directory.EnumerateFiles(folder, "*.nuspec").Single(), name));
        }
    }

    private static string? LicenceIn(string nuspec, string name)
    {
        if (Read.TryGetValue(name, out var read)) return read;

        var licence = XDocument.Load(nuspec).Descendants().FirstOrDefault(element => element.Name.LocalName == "license" && (string?)element.Attribute("type") == "expression")?.Value;
        return Allowed.Contains(licence) ? licence : null;
    }

    private sealed record Package(string Name, string Version, string? Licence);
}
