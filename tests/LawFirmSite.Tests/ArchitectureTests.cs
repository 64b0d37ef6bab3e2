using System.Text.RegularExpressions;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LawFirmSite.Tests;

public class ArchitectureTests
{
    // Each folder may use those before it, never those after.
    private static readonly string[] Order = ["Domain", "Data", "Web", "Public", "Admin", "Commands"];

    private static readonly string Site = Path.Combine(TestSite.Repository, "src", "LawFirmSite");

    public static TheoryData<string> Folders => new(Order);

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_uses_only_those_before_it(string folder)
    {
        var later = Order.SkipWhile(f => f != folder).Skip(1).Select(f => $"LawFirmSite.{f}").ToList();
        if (folder == "Domain") later.AddRange(["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore"]);

        var offences =
            from file in Sources(folder)
            from line in File.ReadLines(file)
            where later.Any(name => Regex.IsMatch(line, $@"\b{Regex.Escape(name)}\b"))
            select $"{Path.GetRelativePath(Site, file)}: {line.Trim()}";

        Assert.Empty(offences);
    }

    [Fact]
    public void No_folder_is_a_drawer()
    {
        var drawers = Directory.EnumerateFiles(Site, "*.cs", SearchOption.AllDirectories)
            .Where(file => Regex.IsMatch(Path.GetFileName(file), "((?<!Tag)Helper|Manager|Util|Utils|Service)s?\\.cs$"));

        Assert.Empty(drawers);
    }

    [Fact]
    public void Strings_become_markup_in_one_file_only()
    {
        var others = Order.SelectMany(Sources)
            .Where(file => Path.GetFileName(file) != "SafeHtml.cs")
            .Where(file => Regex.IsMatch(File.ReadAllText(file), @"Html\.Raw|new Html(Formattable)?String"));

        Assert.Empty(others);
    }

    // What MVC would do for these is left out (LeftOut): it would do nothing, and nobody would be told.
    [Fact]
    public void No_controller_counts_on_what_is_left_out() => Assert.DoesNotContain(
        typeof(LeftOut).Assembly.GetTypes().Where(IsController),
        type => type.IsDefined(typeof(ApiControllerAttribute), inherit: true)
            || type.GetProperties().Any(property => property.IsDefined(typeof(TempDataAttribute), inherit: true) || property.IsDefined(typeof(ViewDataAttribute), inherit: true)));

    [Fact]
    public void Controllers_and_what_views_are_made_of_are_public() => Assert.DoesNotContain(
        typeof(PublicTypes).Assembly.GetTypes().Where(type => type is { IsVisible: false, IsAbstract: false }),
        type => IsController(type) || type.IsAssignableTo(typeof(ViewComponent)) || type.IsAssignableTo(typeof(ITagHelper)));

    // MVC would describe two hundred members for each that comes from its own base class, and keep them.
    [Fact]
    public void Controllers_come_from_our_base_class() =>
        Assert.All(typeof(WebController).Assembly.GetTypes().Where(IsController), type => Assert.True(type.IsAssignableTo(typeof(WebController)), type.FullName));

    // As MVC tells them, by the attribute or by the name.
    private static bool IsController(Type type) =>
        type.IsDefined(typeof(ControllerAttribute), inherit: true) || type.Name.EndsWith("Controller", StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Pictures_get_in_through_one_door_only()
    {
        Assert.Equal(["MediaFile.cs", "MediaStore.cs"], FilesWith(@"\bnew MediaFile\("));
        Assert.Equal(["MediaImport.cs"], FilesWith(@"\bMediaFile\.AsExported\("));
        Assert.Equal(["PictureReencoding.cs"], FilesWith(@"\bnew Picture\("));
        Assert.Equal(["PicturePose.cs", "PictureReencoding.cs"], FilesWith("using SkiaSharp;"));

        static IEnumerable<string> FilesWith(string pattern) =>
            Order.SelectMany(Sources).Where(file => Regex.IsMatch(File.ReadAllText(file), pattern)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Sql_is_made_from_parameters_only() => Assert.DoesNotContain(
        Order.SelectMany(Sources).Where(file => !file.Contains("Migrations", StringComparison.Ordinal)),
        file => Regex.IsMatch(File.ReadAllText(file), "FromSqlRaw|ExecuteSqlRaw|SqlQueryRaw"));

    [Fact]
    public void The_clock_is_asked_through_TimeProvider_only() => Assert.DoesNotContain(
        Order.SelectMany(Sources),
        file => Regex.IsMatch(File.ReadAllText(file), @"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b"));

    [Fact]
    public void No_address_that_somebody_typed_is_ever_fetched() => Assert.DoesNotContain(
        Order.SelectMany(Sources),
        file => Regex.IsMatch(File.ReadAllText(file), @"\b(HttpClient|IHttpClientFactory|WebRequest|WebClient|TcpClient|Socket|Dns)\b"));

    // What may be random without being secret: a mark by which the search index knows that a text has changed.
    [Fact]
    public void Secrets_come_from_the_generator_made_for_them() => Assert.Equal(
        ["SiteDb.cs"],
        Order.SelectMany(Sources).Where(file => Regex.IsMatch(File.ReadAllText(file), @"\bnew Random\b|\bRandom\.Shared\b")).Select(file => Path.GetFileName(file)));

    [Fact]
    public void Views_carry_no_inline_script_or_style()
    {
        var offences =
            from file in Sources("Public").Concat(Sources("Admin"))
            where file.EndsWith(".cshtml", StringComparison.Ordinal)
            where Regex.IsMatch(File.ReadAllText(file), "\\sstyle=|\\son[a-z]+=\"|<style|<script(?![^>]*\\ssrc=|[^>]*application/ld\\+json)", RegexOptions.IgnoreCase)
            select Path.GetRelativePath(Site, file);

        Assert.Empty(offences);
    }

    [Fact]
    public void Every_style_file_is_joined_into_a_page_or_named_to_be_served_alone()
    {
        var project = File.ReadAllText(Path.Combine(Site, "LawFirmSite.csproj"));
        var forgotten = Directory.EnumerateFiles(Path.Combine(Site, "wwwroot", "css"), "*.css")
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(name => name is not ("site" or "site-care" or "admin") && !Regex.IsMatch(project, $"[\";]({Regex.Escape(name)}|wwwroot/css/{Regex.Escape(name)}\\.css)[\";]"));

        Assert.Empty(forgotten);
    }

    [Fact]
    public void Migrations_of_both_databases_have_the_same_names()
    {
        Assert.Equal(Names("Sqlite"), Names("SqlServer"));

        static IEnumerable<string> Names(string database) => Directory
            .EnumerateFiles(Path.Combine(Site, "Data", database, "Migrations"), "*.Designer.cs")
            .Select(file => Path.GetFileName(file).Split('_', 2)[1]).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Site, folder), "*.cs*", SearchOption.AllDirectories);
}
