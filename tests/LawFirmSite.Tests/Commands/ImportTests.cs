using LawFirmSite.Data.Seeding;
using LawFirmSite.Tests.Data;

namespace LawFirmSite.Tests.Commands;

/// <summary>What an import makes of a folder or a text, what it leaves alone, and what it refuses in which words.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private readonly Shell _shell = new(onSqlite: true);

    public Task InitializeAsync() => _shell.MigrateAsync();

    public Task DisposeAsync()
    {
        _shell.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The folder of that name, which <paramref name="files"/> are put into.</summary>
    private string In(string folder, params (string Name, string Text)[] files)
    {
        Directory.CreateDirectory(Path.Combine(_shell.Folder, folder, "articles"));
        foreach (var (name, text) in files) _shell.File(Path.Combine(folder, name), text);
        return Path.Combine(_shell.Folder, folder);
    }

    private async Task<string> ImportedAsync(string path, params string[] options)
    {
        var answer = await _shell.RunAsync(["import", path, .. options]);
        Assert.Equal("", answer.Error);
        Assert.Equal(0, answer.Code);
        return answer.Out;
    }

    private async Task<string> RefusedAsync(string path, params string[] options)
    {
        var answer = await _shell.RunAsync(["import", path, .. options]);
        Assert.Equal((1, ""), (answer.Code, answer.Out));
        return answer.Error;
    }

    private async Task<Content> ExportedAsync(string name = "out")
    {
        Assert.Equal(0, (await _shell.RunAsync("export", Path.Combine(_shell.Folder, name))).Code);
        return ContentFolder.Read(Path.Combine(_shell.Folder, name));
    }

    [Fact]
    public async Task Everything_a_folder_can_say_comes_in_and_goes_out_again_and_comes_in_once()
    {
        var folder = Path.Combine(_shell.Folder, "first");
        ContentFolder.Write(folder, FullContent.Make() with { Media = [] });

        var first = await ImportedAsync(folder);
        await ExportedAsync("second");
        var again = await ImportedAsync(folder);
        await ExportedAsync("third");

        var files = ImportExportTests.Files(folder);
        Assert.Equal(files, ImportExportTests.Files(Path.Combine(_shell.Folder, "second")));
        Assert.Equal(files, ImportExportTests.Files(Path.Combine(_shell.Folder, "third")));
        // Of two categories with one address the one in use is meant.
        Assert.Equal("动态", _shell.Ask("SELECT Name FROM Categories WHERE Id = (SELECT CategoryId FROM Articles WHERE Id = 8)"));
        Assert.Equal(
            [
                "about.md → /pages/about", "draft.md → /pages/draft", "old.binned-3.md → /pages/old",
                "000002.md → outdated 2: 某文", "000004.md → withdrawn 4: 撤回的", "000005.md → draft 5: 草稿", "000006.md → submitted 6: 送审的", "000007.md → scheduled 7: 排期的", "000008.md → published 8: 在线的",
            ], Lines(first, folder));
        Assert.Equal(
            [
                "Left as it is: about.md", "Left as it is: draft.md", "Left as it is: old.binned-3.md",
                "Left as it is: 000002.md → article 2, which is already there", "Left as it is: 000004.md → article 4, which is already there", "Left as it is: 000005.md → article 5, which is already there",
                "Left as it is: 000006.md → article 6, which is already there", "Left as it is: 000007.md → article 7, which is already there", "Left as it is: 000008.md → article 8, which is already there",
            ], Lines(again, folder));
    }

    private static IEnumerable<string> Lines(string said, string folder) => said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Replace(Path.Combine(folder, "articles") + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(Path.Combine(folder, "pages") + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))
        .Where(line => !line.StartsWith("Look at: ", StringComparison.Ordinal));

    [Fact]
    public async Task What_a_text_does_not_say_whoever_imports_decides()
    {
        var before = DateTime.UtcNow.AddHours(7);
        await ImportedAsync(_shell.File("a.md", "---\ntitle: 一\n---\n正文。"));
        await ImportedAsync(_shell.File("b.md", "---\ntitle: 二\n---\n正文。"), "--publish");
        await ImportedAsync(_shell.File("c.md", "---\ntitle: 三\nstate: draft\n---\n正文。"), "--publish");
        await ImportedAsync(_shell.File("d.md", "---\ntitle: 四\npublished: 2013-08-29\n---\n正文。"), "--publish");
        await ImportedAsync(_shell.File("e.md", "---\ntitle: 五\npublished: 2013-08-29 07:05\n---\n正文。"), "--publish");
        await ImportedAsync(_shell.File("f.md", "---\ntitle: 六\nstate: 3\n---\n正文。"));
        await ImportedAsync(In("pages", ("pages/p.md", "正文。"), ("pages/q.md", "---\nstate: PUBLISHED\n---\n正文。"), ("pages/r.md", "---\nstate: submitted\nplace: nowhere\n---\n正文。")));

        var content = await ExportedAsync();

        Assert.Equal(["Draft", "Published", "Draft", "Published", "Published", "Published"], content.Articles.Select(article => article.State));
        Assert.Equal([null, "2013-08-29T00:00:00", "2013-08-29T07:05:00"], content.Articles.Where((_, i) => i is 0 or 3 or 4).Select(article => article.Published));
        Assert.InRange(DateTime.Parse(content.Articles[1].Published!, System.Globalization.CultureInfo.InvariantCulture), before, before.AddHours(2));
        Assert.Equal(["Draft", "Published", "Draft"], content.Pages.Select(page => page.State));
        Assert.Equal([("Footer", "0"), ("Footer", "0"), ("Nowhere", "0")], content.Pages.Select(page => (page.Place!, page.Order!)));
        Assert.All(content.Articles.Concat(content.Pages), text => Assert.Equal("导入", text.By));
    }

    [Fact]
    public async Task What_is_on_view_does_not_come_in_as_thrown_away_and_is_marked_only_where_that_can_be()
    {
        await ImportedAsync(_shell.File("a.md", "---\ntitle: 一\nstate: Published\nbinned: 2026-03-01\n---\n正文。"));
        await ImportedAsync(_shell.File("b.md", "---\ntitle: 二\nstate: Scheduled\npublished: 2099-01-01\noutdatedSince: 2026-01-01\n---\n正文。"));
        await ImportedAsync(_shell.File("c.md", "---\ntitle: 三\nstate: Outdated\noutdatedSince: 2026-01-01\n---\n正文。"));
        await ImportedAsync(_shell.File("d.md", "---\ntitle: 四\nstate: Withdrawn\n---\n正文。"));
        await ImportedAsync(_shell.File("e.md", "---\ntitle: 五\nstate: Published\nreviewedBy: 某律师\nreviewedOn: 2026-01-01\n---\n正文。"));

        var articles = (await ExportedAsync()).Articles;

        Assert.Equal([("Published", null, null), ("Scheduled", null, null), ("Outdated", null, "2026-01-01"), ("Withdrawn", null, null), ("Published", null, null)], articles.Select(article => (article.State!, article.Binned, article.OutdatedSince)));
        Assert.NotNull(articles[3].Withdrawn);
        // Somebody's word that a lawyer has read it needs all three.
        Assert.Null(articles[4].ReviewedBy);
    }

    [Fact]
    public async Task What_is_there_already_is_not_changed_by_what_comes_later()
    {
        await ImportedAsync(In("one",
            ("site.json", """{ "name": "某所" }"""),
            ("offices.json", """[{ "id": 1, "name": "某办公室", "city": "某市" }]"""),
            ("legal-aid-centers.json", """[{ "id": 1, "name": "某中心", "address": "某街0号" }]"""),
            ("categories.json", """[{ "slug": "news", "name": "动态" }]"""),
            ("synonyms.json", """[["起诉", "打官司"]]"""),
            ("redirects.json", """[{ "from": "/a.asp", "to": "/" }, { "from": "/a.asp", "to": "/offices" }, { "from": "/offices", "to": "/offices" }]"""),
            ("pages/about.md", "---\nstate: Published\n---\n正文。"),
            ("articles/a.md", "---\nid: 1\ntitle: 一\ncategory: news\nformerAddresses: [/b.asp]\n---\n正文。")));

        var said = await ImportedAsync(In("two",
            ("site.json", """{ "name": "别的所" }"""),
            ("offices.json", """[{ "id": 1, "name": "某办公室", "city": "别的市" }, { "id": 1, "name": "新办公室" }]"""),
            ("legal-aid-centers.json", """[{ "id": 1, "name": "某中心", "address": "别的街" }, { "id": 1, "name": "新中心" }]"""),
            ("categories.json", """[{ "slug": "news", "name": "别的" }]"""),
            ("synonyms.json", """[["合同", "协议"]]"""),
            ("redirects.json", """[{ "from": "/a.asp", "to": "/articles" }, { "from": "/b.asp", "to": "/articles" }]"""),
            ("pages/about.md", "---\nstate: Published\n---\n别的正文。"),
            ("pages/other.md", "---\nstate: Published\n---\n正文。"),
            ("articles/a.md", "---\nid: 1\ntitle: 二\ncategory: news\n---\n正文。")));
        var content = await ExportedAsync();

        Assert.Equal("某所", content.Site!.Name);
        Assert.Equal([(1, "某办公室", "某市"), (2, "新办公室", "")], content.Offices.Select(office => (office.Id!.Value, office.Name, office.City)));
        Assert.Equal([(1, "某中心", "某街0号"), (2, "新中心", "")], content.Centers.Select(center => (center.Id!.Value, center.Name, center.Address)));
        Assert.Equal("动态", Assert.Single(content.Categories).Name);
        Assert.Equal(["起诉", "打官司"], Assert.Single(content.Synonyms));
        Assert.Equal(new RedirectFile("/a.asp", "/"), Assert.Single(content.Redirects));
        Assert.Equal([("about", "正文。"), ("other", "正文。")], content.Pages.Select(page => (page.Slug!, page.Body)));
        Assert.Equal([("1", "一", "news"), ("2", "二", "news")], content.Articles.Select(article => (article.Id!, article.Title!, article.Category!)));
        Assert.Equal(["/b.asp"], content.Articles[0].FormerAddresses);
        Assert.Contains($"Left as it is: {Path.Combine(_shell.Folder, "two", "pages", "about.md")}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_draft_is_for_what_is_public_and_comes_in_once()
    {
        var key = Guid.NewGuid();
        await ImportedAsync(_shell.File("draft.md", $"---\nkey: {key}\ntitle: 一\nstate: Draft\n---\n旧的。"));
        var left = await ImportedAsync(_shell.File("newer.md", $"---\nkey: {key}\ntitle: 一\nstate: Draft\n---\n新的。"));
        await ImportedAsync(_shell.File("b.md", $"---\nkey: {Guid.Empty}\ntitle: 二\nstate: Published\n---\n旧的。"));
        var newer = _shell.File("newer-b.md", $"---\nkey: {Guid.Empty}\ntitle: 二\nstate: draft\nby: 某编\n---\n新的。");

        Assert.Equal("", await ImportedAsync(newer));
        Assert.Equal("", await ImportedAsync(newer));

        var articles = (await ExportedAsync()).Articles;
        Assert.StartsWith("Left as it is: ", left, StringComparison.Ordinal);
        Assert.Equal([("旧的。", "Draft"), ("旧的。", "Published"), ("新的。", "Draft")], articles.Select(article => (article.Body, article.State!)));
        Assert.Equal("某编", articles[2].By);
    }

    [Fact]
    public async Task What_an_editor_would_be_asked_about_is_said_and_kept_with_the_text()
    {
        var said = await ImportedAsync(In("in",
            ("articles/a.md", "---\ntitle: 一\nstate: Published\n---\n请打电话 0355-2000000。"),
            ("pages/p.md", "---\ntitle: 二\nstate: Published\n---\n请打电话 0355-2000000。"),
            ("articles/b.md", "---\ntitle: 三\nstate: Draft\n---\n请打电话 0355-2000000。")));

        Assert.Equal(2, said.Split("Look at: ").Length - 1);
        Assert.Equal("导入：2", _shell.Ask("SELECT \"By\" || '：' || count(*) FROM Remarks WHERE Text LIKE '%0355-2000000%'"));
        Assert.Matches(@"Look at: \S*p\.md: 正文“请打电话 0355-2000000。”：\S", said);
        Assert.Matches(@"Look at: \S*a\.md: 正文“请打电话 0355-2000000。”：\S", said);
    }

    [Theory]
    [InlineData("key: 一", "the key '一' is not a GUID.")]
    [InlineData("id: -1", "id is '-1', which is not a whole number.")]
    [InlineData("views: 很多", "views is '很多', which is not a whole number.")]
    [InlineData("state: gone", "state is 'gone'; use one of Draft, ")]
    [InlineData("state: 99", "state is '99'; use one of Draft, ")]
    [InlineData("published: 2013/8/29", "published is '2013/8/29'; write yyyy-MM-dd or yyyy-MM-ddTHH:mm:ss.")]
    [InlineData("binned: 昨天", "binned is '昨天'; write ")]
    [InlineData("sourceDate: 2013-8-26", "sourceDate is '2013-8-26'; write yyyy-MM-dd.")]
    [InlineData("originalUrl: javascript:alert(1)", "originalUrl 'javascript:alert(1)' is not an http or https address.")]
    [InlineData("category: nowhere", "there is no category 'nowhere'; use the last part of its address, such as news.")]
    [InlineData("kicker: \"一\\n二\"", "kicker: ")]
    [InlineData("subtitle: \"\\u0007\"", "subtitle: ")]
    [InlineData("author: \"\\u0007\"", "author: ")]
    [InlineData("authorOffice: \"\\u0007\"", "authorOffice: ")]
    [InlineData("source: \"\\u0007\"", "source: ")]
    [InlineData("sourcePage: \"\\u0007\"", "sourcePage: ")]
    [InlineData("editor: \"\\u0007\"", "editor: ")]
    [InlineData("summary: \"\\u0007\"", "summary: ")]
    [InlineData("state: Outdated\noutdatedSince: 去年", "outdatedSince is '去年'; write yyyy-MM-dd.")]
    [InlineData("state: Outdated\noutdatedSince: 2026-01-01\nreplacedBy: 那篇", "replacedBy is '那篇', which is not a whole number.")]
    [InlineData("state: Withdrawn\nwithdrawn: 去年", "withdrawn is '去年'; write ")]
    [InlineData("state: Published\nreviewedBy: 某律师\nreviewedOn: 去年", "reviewedOn is '去年'; write yyyy-MM-dd.")]
    [InlineData("state: Published\nreviewedBy: 某律师\nreviewedOn: 2026-01-01\nlawAsOf: 去年", "lawAsOf is '去年'; write yyyy-MM-dd.")]
    [InlineData("state: Published\nreviewedBy: \"\\u0007\"", "reviewedBy: ")]
    [InlineData("state: Published\nchanges: 去年 改了", "changes is '去年'; write ")]
    [InlineData("state: Published\nchanges: \"\\u0007\"", "changes: ")]
    [InlineData("formerAddresses: [//other.example]", "the former address '//other.example': ")]
    public async Task What_a_text_says_wrongly_is_named_with_what_to_write(string line, string said)
    {
        var error = await RefusedAsync(_shell.File("bad.md", $"---\ntitle: 某文\n{line}\n---\n正文。"));

        Assert.StartsWith("Not imported: ", error, StringComparison.Ordinal);
        Assert.Contains($"bad.md: {said}", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("pages/P.md", "正文。", "P.md: the slug 'P' needs lower-case letters, digits and hyphens.")]
    [InlineData("pages/p.md", "---\nplace: 顶上\n---\n正文。", "p.md: place is '顶上'; use one of Nowhere, Header, Footer, LegalAidGuide.")]
    [InlineData("pages/p.md", "---\norder: 最先\n---\n正文。", "p.md: order is '最先', which is not a whole number.")]
    [InlineData("pages/p.md", "---\nstate: Published\n---\n", "p.md: 还没有正文。")]
    [InlineData("pages/p.md", "---\nbinned: 昨天\n---\n正文。", "p.md: binned is '昨天'; write ")]
    [InlineData("categories.json", """[{ "slug": "大事", "name": "大事" }]""", "categories.json: the slug '大事' needs lower-case letters, digits and hyphens.")]
    [InlineData("redirects.json", """[{ "from": "/a.asp", "to": "https://other.example/" }]""", "redirects.json: 'https://other.example/' is not an address of this site; write /articles/12 or the like.")]
    [InlineData("redirects.json", """[{ "from": "", "to": "/" }]""", "redirects.json: the former address '': ")]
    [InlineData("synonyms.json", """[["一个"]]""", "synonyms.json: each group needs two words or more, of at most 20 characters.")]
    [InlineData("synonyms.json", """[["一个", "\u0007"]]""", "synonyms.json: each group needs two words or more, of at most 20 characters.")]
    public async Task A_folder_with_something_wrong_comes_in_not_at_all(string name, string text, string said)
    {
        var folder = In("in", ("site.json", """{ "name": "某所" }"""), ("articles/a.md", "---\nstate: Published\n---\n正文。"), (name, text));

        Assert.Contains(said, await RefusedAsync(folder), StringComparison.Ordinal);
        var content = await ExportedAsync();
        Assert.Null(content.Site);
        Assert.Empty(content.Articles);
    }

    [Fact]
    public async Task Groups_of_words_beyond_what_is_kept_are_refused()
    {
        var groups = string.Join(",", Enumerable.Range(0, 500).Select(i => $"[\"{new string('一', 20)}\", \"{new string('二', 20)}{i}\"]"));

        Assert.Matches(@"synonyms\.json: holds \d{5} characters; at most 20000 are kept\.", await RefusedAsync(In("in", ("synonyms.json", $"[{groups}]"))));
    }

    [Theory]
    [InlineData("title", 200)]
    [InlineData("summary", 500)]
    public async Task Of_words_that_are_too_long_both_lengths_are_said(string field, int most)
    {
        var taken = await _shell.RunAsync("import", _shell.File("a.md", $"---\n{field}: {new string('长', most)}\n---\n正文。"));
        var refused = await RefusedAsync(_shell.File("b.md", $"---\n{field}: {new string('长', most + 1)}\n---\n正文。"));

        Assert.Equal(0, taken.Code);
        Assert.Contains($"b.md: {field} has {most + 1} characters; at most {most} are kept.", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_could_not_be_published_here_is_not_imported_as_published_unless_it_was_public_before()
    {
        const string withoutSource = "title: 某文\nsourceDate: 2013-08-26\n---\n正文。";

        Assert.Contains("却没有写来源", await RefusedAsync(_shell.File("a.md", $"---\n{withoutSource}"), "--publish"), StringComparison.Ordinal);
        Assert.Contains("还没有正文", await RefusedAsync(_shell.File("b.md", "---\nstate: Published\ntitle: 某文\n---\n")), StringComparison.Ordinal);
        Assert.Contains("{{office:99}} 在机构资料里找不到", await RefusedAsync(_shell.File("c.md", "---\nstate: Published\ntitle: 某文\n---\n{{office:99}}\n")), StringComparison.Ordinal);
        Assert.Contains("→ published", await ImportedAsync(_shell.File("d.md", $"---\nstate: Published\n{withoutSource}")), StringComparison.Ordinal);
        Assert.Contains("→ draft", await ImportedAsync(_shell.File("e.md", $"---\n{withoutSource}1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_without_a_key_are_one_when_all_their_words_are_the_same()
    {
        const string one = "---\ntitle: 一\nsource: 某报\n---\n正文。";
        await ImportedAsync(_shell.File("a.md", one));

        Assert.Contains("Left as it is", await ImportedAsync(_shell.File("b.md", one)), StringComparison.Ordinal);
        foreach (var other in (string[])["---\ntitle: 二\nsource: 某报\n---\n正文。", "---\ntitle: 一\nsource: 别的报\n---\n正文。", "---\ntitle: 一\nsource: 某报\n---\n别的。"])
            Assert.Contains("→ draft", await ImportedAsync(_shell.File("c.md", other)), StringComparison.Ordinal);
    }
}
