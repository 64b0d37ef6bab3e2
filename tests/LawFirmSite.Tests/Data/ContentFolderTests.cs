using System.Collections;
using LawFirmSite.Data.Seeding;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;

namespace LawFirmSite.Tests.Data;

/// <summary>The files of an export: what they may look like, and what is said of one that cannot be read.</summary>
public sealed class ContentFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lawfirmsite-content-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Put(string name, string text) => Put(name, System.Text.Encoding.UTF8.GetBytes(text));

    private string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private ContentFileException Refused() => Assert.Throws<ContentFileException>(() => ContentFolder.Read(_folder));

    [Fact]
    public void What_was_written_reads_back_the_same_in_every_field()
    {
        var content = FullContent.Make();
        // A field that somebody adds and nobody writes would pass unseen. Of texts, some are for pages and some for articles.
        var unset = Unset(content, "").ToHashSet();
        Assert.Equal([".Media.Folder"], unset.Where(name => !name.StartsWith(".Pages", StringComparison.Ordinal) && !name.StartsWith(".Articles", StringComparison.Ordinal)));
        Assert.DoesNotContain(unset, name => name.StartsWith(".Pages", StringComparison.Ordinal) && unset.Contains(name.Replace(".Pages", ".Articles", StringComparison.Ordinal)));

        ContentFolder.Write(_folder, content);
        var read = ContentFolder.Read(_folder);

        Assert.Equal(Flat(content), Flat(read));
        Assert.All(read.Media, entry => Assert.Equal(_folder, entry.Folder));
    }

    [Fact]
    public void Lists_that_are_empty_leave_no_file_unless_every_site_has_one()
    {
        ContentFolder.Write(_folder, new Content { Site = new() });

        Assert.Equal(["articles", "categories.json", "legal-aid-centers.json", "offices.json", "pages", "site.json"], Directory.EnumerateFileSystemEntries(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Files_are_for_people_to_read_and_to_compare()
    {
        ContentFolder.Write(_folder, new Content
        {
            Categories = [new() { Slug = "news", Name = "动态" }],
            Centers = [new() { Name = "某援", Status = CenterStatus.NeedsVerification, Contacts = [new() { Label = "电话", Number = "000", Kind = ContactKind.Fax }] }],
            Articles = [new() { File = "1.md", Title = "true", Order = "7", Body = "正文。" }],
        });

        Assert.Equal("[\n  {\n    \"slug\": \"news\",\n    \"name\": \"动态\",\n    \"description\": \"\",\n    \"order\": 0,\n    \"inNavigation\": false\n  }\n]\n", File.ReadAllText(Path.Combine(_folder, "categories.json")));
        var centers = File.ReadAllText(Path.Combine(_folder, "legal-aid-centers.json"));
        Assert.Contains("\"status\": \"NeedsVerification\"", centers, StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"Fax\"", centers, StringComparison.Ordinal);
        Assert.DoesNotContain("isRetired", centers, StringComparison.Ordinal);
        // What looks like something else than words stands in quotes, or another program would take it for that.
        Assert.Equal("---\norder: \"7\"\ntitle: \"true\"\n---\n\n正文。\n", File.ReadAllText(Path.Combine(_folder, "articles", "1.md")));
    }

    [Theory]
    [InlineData("---\ntitle: 某文\n---\n\n正文。\n", "某文", "正文。")]
    [InlineData("---\r\ntitle: 某文\r\n---\r\n\r\n一。\r\n二。\r\n", "某文", "一。\n二。")]
    [InlineData("---\ntitle: 某文\n---\n正文", "某文", "正文")]
    [InlineData("---\ntitle: 某文\n---", "某文", "")]
    [InlineData("---\ntitle: 某文\n---\n", "某文", "")]
    [InlineData("---\n\n---\n正文", "some-file", "正文")]
    [InlineData("---\ntitle: 某文\n---\n一\n---\n二\n---", "某文", "一\n---\n二\n---")]
    [InlineData("---\nsomething: else\n---\n正文", "some-file", "正文")]
    [InlineData("# 某文 \n\n正文。", "某文", "正文。")]
    [InlineData("# 某文", "某文", "")]
    [InlineData("#某文\n\n正文。", "some-file", "#某文\n\n正文。")]
    [InlineData("## 一\n\n正文。", "some-file", "## 一\n\n正文。")]
    [InlineData("--- 一\n正文。", "some-file", "--- 一\n正文。")]
    [InlineData("\n\n正文。\n\n", "some-file", "正文。")]
    [InlineData("\uFEFF# 某文\n正文。", "某文", "正文。")]
    [InlineData("", "some-file", "")]
    public void A_text_is_read_with_front_matter_with_a_heading_or_with_neither(string text, string title, string body)
    {
        var path = Put("some-file.md", text);

        var read = ContentFolder.ReadWriting(path);

        Assert.Equal((title, body, path), (read.Title, read.Body, read.File));
    }

    [Theory]
    [InlineData("---\ntitle: 某文\n正文")]
    [InlineData("---\ntitle: 某文\n----\n正文")]
    [InlineData("---\ntitle: 某文\n --- \n正文")]
    public void Front_matter_without_an_end_is_not_taken_for_words(string text) =>
        Assert.EndsWith("some-file.md: the front matter begins with --- but does not end with a line ---.", Assert.Throws<ContentFileException>(() => ContentFolder.ReadWriting(Put("some-file.md", text))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("title: 某文\nauthor: [一\n", 3, "the field takes a value of another kind.")]
    [InlineData("title: 某文\nsource: 某报\nformerAddresses: 一\n", 4, "the field takes a value of another kind.")]
    [InlineData("title: 某文\nauthor: \"一\n", 3, "While scanning a quoted scalar")]
    public void Of_front_matter_that_cannot_be_read_the_line_in_the_file_is_said(string yaml, int line, string why) =>
        Assert.Contains($"a.md: the front matter cannot be read near line {line}: {why}", Assert.Throws<ContentFileException>(() => ContentFolder.ReadWriting(Put("a.md", $"---\n{yaml}---\n正文"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_in_UTF_8_is_named()
    {
        Put("articles/old.md", [.. "# "u8, 0xC4, 0xB3, 0xCE, 0xC4]);

        Assert.Equal($"{Path.Combine(_folder, "articles", "old.md")}: the file is not UTF-8.", Refused().Message);
    }

    [Theory]
    [InlineData("offices.json", "[{ \"name\": null }]")]
    [InlineData("legal-aid-centers.json", "[{ \"name\": \"某援\", \"status\": \"Gone\" }]")]
    [InlineData("categories.json", "{}")]
    [InlineData("site.json", "[]")]
    [InlineData("redirects.json", "[{ \"from\": 1 }]")]
    [InlineData("synonyms.json", "[\"一\"]")]
    [InlineData("media/index.json", "[")]
    public void A_list_that_cannot_be_read_is_named(string name, string text)
    {
        Put(name, text);

        Assert.StartsWith($"{Path.Combine(_folder, name)}: ", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_may_hold_comments_and_a_comma_too_many_and_may_be_missing()
    {
        Put("offices.json", "\uFEFF[ // 三个办公室\n { \"name\": \"某所\", /* 某市 */ \"city\": \"某市\", }, ]");
        Put("site.json", "null");

        var read = ContentFolder.Read(_folder);

        Assert.Equal(("某所", "某市"), (Assert.Single(read.Offices).Name, read.Offices[0].City));
        Assert.Null(read.Site);
        Assert.Empty(read.Centers);
        Assert.Empty(read.Categories);
        Assert.Empty(read.Media);
        Assert.Empty(read.Synonyms);
        Assert.Empty(read.Redirects);
        Assert.Empty(read.Pages);
        Assert.Empty(read.Articles);
    }

    [Fact]
    public void Texts_are_taken_in_the_order_of_their_names_and_a_page_has_its_address_from_its_file()
    {
        foreach (var name in (string[])["b.md", "a.md", "B.md", "a.newer-draft.md", "notes.txt"]) Put($"articles/{name}", "正文");
        Put("pages/about.md", "正文");
        Put("pages/other.md", "---\nslug: privacy\n---\n正文");

        var read = ContentFolder.Read(_folder);

        Assert.Equal(["B.md", "a.md", "a.newer-draft.md", "b.md"], read.Articles.Select(article => Path.GetFileName(article.File)));
        Assert.Equal(["about", "privacy"], read.Pages.Select(page => page.Slug));
        Assert.All(read.Articles, article => Assert.Null(article.Slug));
    }

    [Fact]
    public void A_folder_with_a_site_or_with_a_folder_of_articles_is_more_than_a_heap_of_texts()
    {
        Assert.False(ContentFolder.IsContentFolder(_folder));
        Put("some.md", "正文");
        Assert.False(ContentFolder.IsContentFolder(_folder));
        Put("site/site.json", "{}");
        Assert.True(ContentFolder.IsContentFolder(Path.Combine(_folder, "site")));
        Put("articles/a.md", "正文");
        Assert.True(ContentFolder.IsContentFolder(_folder));
    }

    /// <summary>Every value of an object and of what it holds, with its path.</summary>
    private static IEnumerable<(string Path, string? Value)> Flat(object? of, string path = "")
    {
        if (of is null or string or ValueType) return [(path, of is DateTimeOffset at ? at.ToString("O") : of?.ToString())];
        if (of is IEnumerable list) return list.Cast<object?>().SelectMany((item, i) => Flat(item, $"{path}[{i}]"));

        // Where it was read differs by nature; the name stays.
        return of.GetType().GetProperties().Where(property => property.Name is not ("EqualityContract" or "Folder"))
            .SelectMany(property => property.Name == "File" ? [(path, Path.GetFileName((string?)property.GetValue(of)))] : Flat(property.GetValue(of), $"{path}.{property.Name}"));
    }

    /// <summary>The fields that no entry of their list sets.</summary>
    private static IEnumerable<string> Unset(object of, string path) => of.GetType().GetProperties().Where(property => property.Name != "EqualityContract").SelectMany(property => property.GetValue(of) switch
    {
        string { Length: > 0 } => [],
        IEnumerable list when list.Cast<object?>().ToList() is { Count: > 0 } items && property.PropertyType != typeof(string) =>
            items.Where(item => item is not (string or IEnumerable)).Select(item => Unset(item!, $"{path}.{property.Name}").ToHashSet()).DefaultIfEmpty([]).Aggregate((all, some) => [.. all.Intersect(some)]),
        null or "" or 0 or false or IEnumerable => [$"{path}.{property.Name}"],
        _ => [],
    });
}
