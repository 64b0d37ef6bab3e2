using LawFirmSite.Tests.Web.Media;

namespace LawFirmSite.Tests.Commands;

public sealed class ImportExportTests : IAsyncLifetime
{
    // From a file into whatever the tests run on.
    private readonly Shell _shell = new(onSqlite: true);

    public Task InitializeAsync() => _shell.MigrateAsync();

    public Task DisposeAsync()
    {
        _shell.Dispose();
        return Task.CompletedTask;
    }

    private static string Seeds => Path.Combine(TestSite.Repository, "seeds");

    [Fact]
    public async Task What_was_exported_and_imported_elsewhere_exports_the_same()
    {
        // Here import makes the database itself.
        using var elsewhere = new Shell();
        Assert.Equal(0, (await _shell.RunAsync("import", Seeds, "--publish")).Code);
        _shell.File("extra/a.md", "---\ntitle: 某草稿\n---\n\n正文。\n");
        Assert.Equal(0, (await _shell.RunAsync("import", Path.Combine(_shell.Folder, "extra"))).Code);
        var first = Path.Combine(_shell.Folder, "first");
        Assert.Equal(0, (await _shell.RunAsync("export", first)).Code);

        Assert.Equal(0, (await elsewhere.RunAsync("import", first)).Code);
        var second = Path.Combine(elsewhere.Folder, "second");
        Assert.Equal(0, (await elsewhere.RunAsync("export", second)).Code);

        Assert.NotEmpty(Files(first));
        Assert.Equal(Files(first), Files(second));
    }

    [Fact]
    public async Task Pictures_and_PDFs_go_with_their_texts_to_another_site_and_back()
    {
        using var elsewhere = new Shell();
        await elsewhere.MigrateAsync();
        var first = MediaFolders.With(_shell.Folder, "first", (7, Pictures.Jpeg(1200, 600), "hall.jpg"), (9, Pdfs.Plain(), "fees.pdf"));
        _shell.File("first/articles/000001.md", "---\ntitle: 有图\nstate: Published\nid: 1\n---\n\n![厅](/media/7/hall.jpg)\n\n[表](/media/9/fees.pdf)\n");

        Assert.Equal(0, await ImportedAsync(_shell, first));
        Assert.Equal(0, (await _shell.RunAsync("export", Path.Combine(_shell.Folder, "second"))).Code);
        Assert.Equal(0, await ImportedAsync(elsewhere, Path.Combine(_shell.Folder, "second")));
        Assert.Equal(0, (await elsewhere.RunAsync("export", Path.Combine(elsewhere.Folder, "third"))).Code);
        var again = await elsewhere.RunAsync("import", Path.Combine(_shell.Folder, "second"));

        var second = Files(Path.Combine(_shell.Folder, "second"));
        Assert.Contains(Path.Combine("media", "7", "hall.jpg"), second.Keys);
        Assert.Contains("(/media/9/fees.pdf)", second[Path.Combine("articles", "000001.md")]);
        Assert.Equal(second, Files(Path.Combine(elsewhere.Folder, "third")));
        Assert.Contains("hall.jpg → file 7, which is already there", again.Out);
    }

    [Fact]
    public async Task A_picture_whose_number_is_taken_gets_another_and_the_texts_follow()
    {
        Assert.Equal(0, await ImportedAsync(_shell, MediaFolders.With(_shell.Folder, "here", (1, Pictures.Png(30, 10), "mine.png"))));
        var theirs = MediaFolders.With(_shell.Folder, "theirs", (1, Pictures.Png(31, 10), "theirs.png"), (2, Pictures.Png(30, 10), "same.png"));
        _shell.File("theirs/articles/a.md", "---\ntitle: 有图\n---\n\n![甲](/media/1/theirs.png) ![乙](/media/2/same.png)\n");

        Assert.Equal(0, await ImportedAsync(_shell, theirs));
        await _shell.RunAsync("export", Path.Combine(_shell.Folder, "out"));

        Assert.Contains("![甲](/media/2/theirs.png) ![乙](/media/1/mine.png)", File.ReadAllText(Path.Combine(_shell.Folder, "out", "articles", "000001.md")));
    }

    [Fact]
    public async Task A_picture_that_is_not_the_exported_one_stops_the_import_whole()
    {
        var damaged = MediaFolders.With(_shell.Folder, "damaged", (1, Pictures.Png(), "a.png"));
        File.WriteAllBytes(Path.Combine(damaged, "media", "1", "a.png"), Pictures.Png(5, 5));
        var escaping = MediaFolders.With(_shell.Folder, "escaping", (1, Pictures.Png(), "../../../a.png"));
        var lying = MediaFolders.With(_shell.Folder, "lying", (1, "<svg/>"u8.ToArray(), "a.png"));
        _shell.File("damaged/articles/a.md", "---\ntitle: 不进来\n---\n\n正文。\n");

        Assert.Contains("is not the one that was exported", (await _shell.RunAsync("import", damaged)).Error);
        Assert.Contains("is not a name of this program", (await _shell.RunAsync("import", escaping)).Error);
        Assert.Contains("it is not image/png", (await _shell.RunAsync("import", lying)).Error);
        await _shell.RunAsync("export", Path.Combine(_shell.Folder, "out"));
        Assert.Empty(Directory.GetFiles(Path.Combine(_shell.Folder, "out", "articles")));
    }

    private static async Task<int> ImportedAsync(Shell shell, string folder) => (await shell.RunAsync("import", folder)).Code;

    [Fact]
    public async Task Former_addresses_come_in_with_their_text_and_go_out_again_as_does_what_is_in_the_bin()
    {
        using var elsewhere = new Shell();
        await elsewhere.MigrateAsync();
        _shell.File("first/articles/000001.md", "---\ntitle: 老文章\nstate: Published\nformerAddresses:\n- http://www.example.cn/View.asp?id=1798\n---\n\n正文。\n");
        _shell.File("first/articles/000002.md", "---\ntitle: 回收站里的文章\nstate: Draft\nbinned: 2026-03-01T08:00:00\n---\n\n正文。\n");
        _shell.File("first/pages/old.md", "---\ntitle: 老页面\nformerAddresses: [/guanyu.asp]\n---\n\n正文。\n");
        _shell.File("first/redirects.json", """[{ "from": "/default.asp", "to": "/" }]""");

        Assert.Equal(0, await ImportedAsync(_shell, Path.Combine(_shell.Folder, "first")));
        Assert.Equal(0, (await _shell.RunAsync("export", Path.Combine(_shell.Folder, "second"))).Code);
        Assert.Equal(0, await ImportedAsync(elsewhere, Path.Combine(_shell.Folder, "second")));
        Assert.Equal(0, (await elsewhere.RunAsync("export", Path.Combine(elsewhere.Folder, "third"))).Code);

        var second = Files(Path.Combine(_shell.Folder, "second"));
        Assert.Contains("/view.asp?id=1798", second[Path.Combine("articles", "000001.md")]);
        Assert.Contains("binned: 2026-03-01T08:00:00", second[Path.Combine("articles", "000002.md")]);
        Assert.Contains("/guanyu.asp", second[Path.Combine("pages", "old.md")]);
        Assert.Contains("/default.asp", second["redirects.json"]);
        Assert.Equal(second, Files(Path.Combine(elsewhere.Folder, "third")));
    }

    [Theory]
    [InlineData("---\ntitle: 某文\nformerAddresses: [\"//other.example\"]\n---\n正文", "former address")]
    [InlineData("---\ntitle: 某文\nformerAddresses: [\"/a%0d\"]\n---\n正文", "former address")]
    public async Task A_former_address_that_cannot_be_is_named(string text, string named)
    {
        var answer = await _shell.RunAsync("import", _shell.File("bad.md", text));

        Assert.Equal(1, answer.Code);
        Assert.Contains(named, answer.Error);
    }

    [Fact]
    public async Task Importing_the_same_file_twice_adds_it_once()
    {
        var file = _shell.File("a.md", "---\ntitle: 某文\n---\n\n正文。\n");
        Assert.Contains("→", (await _shell.RunAsync("import", file)).Out);

        var again = await _shell.RunAsync("import", file);

        Assert.Equal(0, again.Code);
        Assert.Contains("Left as it is", again.Out);
    }

    [Theory]
    [InlineData("---\ntitle: 没有结尾\n正文", "does not end")]
    [InlineData("---\ntitle: [一\n---\n正文", "front matter")]
    [InlineData("---\ntitle: 某文\npublished: 昨天\n---\n正文", "published")]
    [InlineData("---\ntitle: 某文\nsourceDate: 2013/8/26\n---\n正文", "sourceDate")]
    [InlineData("---\ntitle: 某文\ncategory: nowhere\n---\n正文", "nowhere")]
    [InlineData("---\ntitle: 某文\nid: minus\n---\n正文", "id")]
    [InlineData("---\ntitle: 某文\nstate: gone\n---\n正文", "state")]
    [InlineData("---\ntitle: \"\\u0007响\"\n---\n正文", "title")]
    public async Task A_broken_file_is_named_with_what_is_wrong(string text, string named)
    {
        var file = _shell.File("bad.md", text);

        var answer = await _shell.RunAsync("import", file);

        Assert.Equal(1, answer.Code);
        Assert.Contains("bad.md", answer.Error);
        Assert.Contains(named, answer.Error);
        Assert.DoesNotContain("   at ", answer.Error);
    }

    [Fact]
    public async Task One_broken_file_of_a_folder_does_not_keep_the_others_out()
    {
        _shell.File("in/a.md", "---\ntitle: 好的\n---\n正文");
        _shell.File("in/b.md", "---\ntitle: 坏的");

        var answer = await _shell.ProcessAsync("import", Path.Combine(_shell.Folder, "in"));

        Assert.Equal(1, answer.Code);
        Assert.Contains("好的", answer.Out);
        Assert.Contains("b.md", answer.Error);
    }

    [Fact]
    public async Task A_missing_path_is_refused_before_anything_is_imported()
    {
        var file = _shell.File("a.md", "# 好的\n\n正文");

        var answer = await _shell.ProcessAsync("import", file, "nowhere.md");

        Assert.Equal(1, answer.Code);
        Assert.Contains("nowhere.md", answer.Error);
        Assert.Empty(answer.Out);
    }

    // The page belongs to its author, so it is read from beside the repository and not kept in it.
    [SkippableFact]
    public async Task The_page_of_2013_becomes_a_readable_article()
    {
        var page = Path.Combine(TestSite.Repository, "..", "shared", "input", "changzhi-daily-reprint.txt");
        Skip.IfNot(File.Exists(page), "The page is not beside the repository.");

        var answer = await _shell.RunAsync("import", page, "--publish");
        await _shell.RunAsync("export", Path.Combine(_shell.Folder, "out"));

        Assert.Equal(0, answer.Code);
        var article = File.ReadAllText(Path.Combine(_shell.Folder, "out", "articles", "000001.md"));
        Assert.Contains("title: 开拓创新 奋力拼搏进一步做好新形势下法律援助工作", article);
        Assert.Contains("published: 2013-08-29T19:49:27", article);
        Assert.Equal(4, article.Split("\n## ").Length - 1);
        Assert.DoesNotContain("设为首页", article);
    }

    [Fact]
    public async Task A_file_of_an_old_encoding_is_read_and_one_that_is_no_text_is_refused()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var old = Path.Combine(_shell.Folder, "old.txt");
        File.WriteAllBytes(old, System.Text.Encoding.GetEncoding("GB18030").GetBytes("某某通知\n\n来源：某某日报\n\n今天开会，请带身份证。\n"));
        var picture = Path.Combine(_shell.Folder, "picture.txt");
        File.WriteAllBytes(picture, [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0xFF, 0xFE, 0]);

        var answer = await _shell.RunAsync("import", old, picture);

        Assert.Equal(1, answer.Code);
        Assert.Contains("某某通知", answer.Out);
        Assert.Contains("picture.txt", answer.Error);
    }

    [Fact]
    public async Task Export_never_overwrites()
    {
        _shell.File("full/file.txt", "x");

        var answer = await _shell.RunAsync("export", Path.Combine(_shell.Folder, "full"));

        Assert.Equal(1, answer.Code);
        Assert.Contains("not empty", answer.Error);
    }

    internal static SortedDictionary<string, string> Files(string folder) => new(Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file), file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file))), StringComparer.Ordinal);
}
