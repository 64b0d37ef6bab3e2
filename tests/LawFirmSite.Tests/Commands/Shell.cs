using System.Diagnostics;

namespace LawFirmSite.Tests.Commands;

/// <summary>
/// Runs the program as an operator would, with a data folder of its own: inside the test process, which saves starting and
/// compiling it, or as the built program where exit code, streams, signals or the current folder are what is tested.
/// </summary>
public sealed class Shell(bool onSqlite = false) : IDisposable
{
    /// <summary>What <c>migrate</c> makes of an empty folder. Once a run: every command that needs a database would make its own.</summary>
    private static readonly Lazy<Task<byte[]>> Migrated = new(async () =>
    {
        using var shell = new Shell(onSqlite: true);
        Assert.Equal(0, (await shell.RunAsync("migrate")).Code);
        return await TestSite.DatabaseFileAsync(shell.SqliteFile);
    });

    private readonly TestDatabase? _database = onSqlite || !TestDatabase.IsOnServer ? null : new();

    /// <summary>What it says of the database to every command; a command may say otherwise.</summary>
    public Dictionary<string, string> Database => _database?.Settings ?? TestSite.OnSqlite;

    public string Folder { get; } = Directory.CreateTempSubdirectory("lawfirmsite-shell-").FullName;

    public string Data => Path.Combine(Folder, "data");

    public string SqliteFile => Path.Combine(Data, "site.db");

    /// <summary>As if <c>migrate</c> had been run here, where that is not what is tested.</summary>
    public async Task MigrateAsync()
    {
        if (_database is not null)
        {
            Assert.Equal(0, (await RunAsync("migrate")).Code);
            return;
        }
        Directory.CreateDirectory(Data);
        await System.IO.File.WriteAllBytesAsync(SqliteFile, await Migrated.Value);
    }

    public string File(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Asks or changes what the SQLite file holds, past the program. Gives the first value of the first row; empty where there is none.</summary>
    public string Ask(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={SqliteFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{command.ExecuteScalar()}";
    }

    public Task<Answer> RunAsync(params string[] words) => RunAsync(input: null, words);

    public Task<Answer> RunAsync(string? input, string[] words) => Terminal.RunAsync(input,
        [.. Database.Select(setting => $"--{setting.Key}={setting.Value}"), .. words, $"--Data:Folder={Data}", $"--contentRoot={Source}", "--applicationName=LawFirmSite", "--environment=Production"]);

    public Task<Answer> ProcessAsync(params string[] words) => ProcessAsync(input: null, words);

    public async Task<Answer> ProcessAsync(string? input, string[] words)
    {
        using var process = Start(words);
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(limit.Token);
        return new(process.ExitCode, await output, await error);
    }

    public Process Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.ArgumentList.Add(Program);
        foreach (var word in words) start.ArgumentList.Add(word);
        start.ArgumentList.Add($"--Data:Folder={Data}");
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (key, value) in Database) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        // A heap for each core is for a server under load and only makes a short command slower to start.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }

    public void Dispose()
    {
        _database?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Source => Path.Combine(TestSite.Repository, "src", "LawFirmSite");

    /// <summary>The program as it was built beside these tests, in the same configuration.</summary>
    private static string Program
    {
        get
        {
            var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            return Path.Combine(Source, "bin", configuration, "net10.0", "LawFirmSite.dll");
        }
    }
}

public sealed record Answer(int Code, string Out, string Error);
