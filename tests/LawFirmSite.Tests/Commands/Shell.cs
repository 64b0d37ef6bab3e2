using System.Diagnostics;

namespace LawFirmSite.Tests.Commands;

/// <summary>Runs the built program as an operator would, with a data folder of its own.</summary>
public sealed class Shell : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("lawfirmsite-shell-").FullName;

    public string Data => Path.Combine(Folder, "data");

    public string File(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public Task<Answer> RunAsync(params string[] words) => RunAsync(input: null, words);

    public async Task<Answer> RunAsync(string? input, string[] words)
    {
        using var process = Start(words);
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
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
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>The program as it was built beside these tests, in the same configuration.</summary>
    private static string Program
    {
        get
        {
            var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            return Path.Combine(TestSite.Repository, "src", "LawFirmSite", "bin", configuration, "net10.0", "LawFirmSite.dll");
        }
    }
}

public sealed record Answer(int Code, string Out, string Error);
