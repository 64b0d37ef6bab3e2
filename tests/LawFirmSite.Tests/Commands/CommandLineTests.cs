namespace LawFirmSite.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly Shell _shell = new();

    // Faults of a file.
    private readonly Shell _onSqlite = new(onSqlite: true);

    public void Dispose()
    {
        _shell.Dispose();
        _onSqlite.Dispose();
    }

    [Theory]
    [InlineData("serv")]
    [InlineData("import")]
    [InlineData("staff")]
    [InlineData("staff", "add", "--user", "a")]
    [InlineData("staff", "add", "--user", "a", "--role", "King", "--password-stdin")]
    [InlineData("export", "a", "b")]
    [InlineData("migrate", "--fast")]
    public async Task Wrong_usage_is_explained_and_exits_with_2(params string[] words)
    {
        var answer = await _shell.ProcessAsync(words);

        Assert.Equal(2, answer.Code);
        Assert.NotEmpty(answer.Error);
        Assert.False(Directory.Exists(_shell.Data));
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        var answer = await _shell.ProcessAsync("--help");

        Assert.Equal(0, answer.Code);
        Assert.All(["serve", "migrate", "import", "export", "staff", "check"], word => Assert.Contains(word, answer.Out));
    }

    [Fact]
    public async Task Serving_without_a_public_origin_is_refused_outside_Development()
    {
        var answer = await _shell.ProcessAsync("serve");

        Assert.Equal(1, answer.Code);
        Assert.Contains("Site:PublicOrigin", answer.Error);
    }

    [Theory]
    [InlineData("--Site:PublicOrigin=example.cn", "Site:PublicOrigin")]
    [InlineData("--Site:PublicOrigin=https://example.cn/path", "Site:PublicOrigin")]
    [InlineData("--Site:TimeZone=Shanxi", "Site:TimeZone")]
    [InlineData("--Database:Provider=Oracle", "Database:Provider")]
    [InlineData("--Database:Provider=SqlServer", "ConnectionStrings:SqlServer")]
    public async Task A_setting_that_cannot_work_is_named(string setting, string named)
    {
        var answer = await _onSqlite.RunAsync("migrate", setting);

        Assert.Equal(1, answer.Code);
        Assert.Contains(named, answer.Error);
    }

    [Fact]
    public async Task Migrating_twice_says_that_there_is_nothing_to_do()
    {
        Assert.Matches("applied: [1-9]", (await _shell.ProcessAsync("migrate")).Out);

        var again = await _shell.RunAsync("migrate");

        Assert.Equal(0, again.Code);
        Assert.Contains("up to date", again.Out);
    }

    [Fact]
    public async Task What_an_older_program_made_of_the_words_is_made_anew_by_migrate()
    {
        await _onSqlite.MigrateAsync();
        Assert.Equal(0, (await _onSqlite.RunAsync("import", _onSqlite.File("a.md", "# 某文\n\n正文。"), "--publish")).Code);
        _onSqlite.File("in/pages/about.md", "---\ntitle: 概况\nstate: Published\n---\n概况。");
        _onSqlite.File("in/articles/draft.md", "草稿。");
        Assert.Equal(0, (await _onSqlite.RunAsync("import", Path.Combine(_onSqlite.Folder, "in"))).Code);
        foreach (var table in (string[])["Articles", "Pages"])
        {
            var before = HtmlIn(table);
            _onSqlite.Ask($"UPDATE {table} SET PublishedHtml_Html = 'old', PublishedHtml_RendererVersion = 0 WHERE PublishedRevision > 0");

            Assert.Equal(0, (await _onSqlite.RunAsync("migrate")).Code);

            Assert.Contains("<p>", before, StringComparison.Ordinal);
            Assert.Equal(before, HtmlIn(table));
        }

        string HtmlIn(string table) => _onSqlite.Ask($"SELECT PublishedHtml_Html || PublishedHtml_RendererVersion FROM {table} WHERE PublishedRevision > 0");
    }

    [Fact]
    public async Task Check_fails_without_a_database_and_passes_after_migrate()
    {
        Assert.Equal(1, (await _shell.RunAsync("check", "--Site:PublicOrigin=https://example.cn")).Code);

        await _shell.RunAsync("migrate");
        var answer = await _shell.RunAsync("check", "--Site:PublicOrigin=https://example.cn");

        Assert.Equal(0, answer.Code);
        Assert.Contains("no administrator", answer.Out);
    }

    [Fact]
    public async Task Check_says_where_the_search_index_stands_and_never_refuses_for_it()
    {
        await _shell.MigrateAsync();
        Assert.Contains("search index is missing", await CheckAsync());

        await File.WriteAllTextAsync(Path.Combine(_shell.Data, "search.db"), new string('字', 5000));
        Assert.Contains("safe to delete search.db", await CheckAsync());

        async Task<string> CheckAsync()
        {
            var answer = await _shell.RunAsync("check", "--Site:PublicOrigin=https://example.cn");
            Assert.Equal(0, answer.Code);
            return answer.Out;
        }
    }

    [Fact]
    public async Task Check_warns_about_a_public_origin_without_https()
    {
        await _shell.MigrateAsync();

        var answer = await _shell.RunAsync("check", "--Site:PublicOrigin=http://example.cn");

        Assert.Equal(0, answer.Code);
        Assert.Contains("warn", answer.Out);
    }

    [Fact]
    public async Task A_damaged_database_is_reported_in_a_sentence()
    {
        Directory.CreateDirectory(_onSqlite.Data);
        _onSqlite.File("data/site.db", new string('x', 8192));

        var answer = await _onSqlite.ProcessAsync("migrate");

        Assert.Equal(1, answer.Code);
        Assert.Contains("damaged", answer.Error);
        Assert.DoesNotContain("   at ", answer.Error);
        var check = await _onSqlite.RunAsync("check", "--Site:PublicOrigin=http://localhost");
        Assert.Equal((1, true), (check.Code, check.Out.Contains("FAIL The database refuses", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_locked_database_is_reported_in_a_sentence()
    {
        await _onSqlite.MigrateAsync();
        var file = Path.Combine(_onSqlite.Data, "site.db");
        await using var holder = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        await holder.OpenAsync();
        await using var command = holder.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync();

        var answer = await _onSqlite.RunAsync(TestSite.Password, ["staff", "add", "--user", "某某", "--role", "Author", "--password-stdin",
            "--ConnectionStrings:Sqlite=Data Source=" + file + ";Default Timeout=1"]);

        Assert.Equal(1, answer.Code);
        Assert.Contains("locked", answer.Error);
        Assert.DoesNotContain("   at ", answer.Error);
    }

    [Fact]
    public async Task A_database_that_may_only_be_read_is_reported_in_a_sentence()
    {
        await _onSqlite.MigrateAsync();

        var answer = await _onSqlite.RunAsync(TestSite.Password, ["staff", "add", "--user", "某某", "--role", "Author", "--password-stdin",
            "--ConnectionStrings:Sqlite=Data Source=" + Path.Combine(_onSqlite.Data, "site.db") + ";Mode=ReadOnly"]);

        Assert.Equal(1, answer.Code);
        Assert.Contains("read-only", answer.Error);
        Assert.DoesNotContain("   at ", answer.Error);
    }

    [Fact]
    public async Task A_stop_is_answered_within_seconds_and_exits_with_0()
    {
        await _shell.MigrateAsync();
        using var process = _shell.Start("serve", "--Site:PublicOrigin=http://localhost", "--urls=http://127.0.0.1:0");
        string? line;
        do line = await process.StandardOutput.ReadLineAsync(); while (line is not null && !line.Contains("/admin/setup?token=", StringComparison.Ordinal));

        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync(limit.Token);

        Assert.Equal(0, process.ExitCode);
        var log = await process.StandardError.ReadToEndAsync(limit.Token);
        Assert.DoesNotContain("setup", log);
        Assert.DoesNotContain("""@l":"Error""", log);
    }

    [Fact]
    public async Task A_port_in_use_is_reported_in_a_sentence()
    {
        await _shell.MigrateAsync();
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;

        var answer = await _shell.ProcessAsync("serve", "--Site:PublicOrigin=http://localhost", $"--urls=http://127.0.0.1:{port}");

        Assert.Equal(1, answer.Code);
        Assert.Contains("Another program uses this port", answer.Error);
        Assert.DoesNotContain("   at ", answer.Error);
    }

    [Fact]
    public async Task Intake_prints_only_JSON_and_touches_nothing()
    {
        var answer = await _shell.ProcessAsync("某某通知\n\n今天开会。\n", ["intake", "-", "--json"]);

        Assert.Equal(0, answer.Code);
        using var json = System.Text.Json.JsonDocument.Parse(answer.Out);
        Assert.Equal("某某通知", json.RootElement.GetProperty("meta").GetProperty("title").GetString());
        Assert.False(Directory.Exists(_shell.Data));
    }

    [Fact]
    public async Task Export_without_a_database_is_refused_and_leaves_nothing_behind()
    {
        var answer = await _shell.RunAsync("export", Path.Combine(_shell.Folder, "out"));

        Assert.Equal(1, answer.Code);
        Assert.Contains("migrate", answer.Error);
        Assert.False(Directory.Exists(Path.Combine(_shell.Folder, "out")));
    }
}
