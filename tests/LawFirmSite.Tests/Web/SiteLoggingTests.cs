using LawFirmSite.Web;
using Serilog;

namespace LawFirmSite.Tests.Web;

public sealed class SiteLoggingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lawfirmsite-logs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_gets_large_is_followed_by_another_and_the_oldest_go()
    {
        const int largest = 2_000;
        using (var log = new LoggerConfiguration().WriteTo.SiteFiles(_folder, largest, kept: 3).CreateLogger())
            for (var n = 0; n < 200; n++) log.Information("Line {Number}", n);

        var files = Directory.GetFiles(Path.Combine(_folder, "logs"));
        Assert.Equal(3, files.Length);
        // A line is never cut in two, so the last one may go over.
        Assert.All(files, file => Assert.InRange(new FileInfo(file).Length, 1, largest + 200));
        var kept = files.SelectMany(File.ReadAllLines).ToList();
        Assert.Contains(kept, line => line.Contains("\"Number\":199", StringComparison.Ordinal));
        Assert.DoesNotContain(kept, line => line.Contains("\"Number\":0,", StringComparison.Ordinal) || line.EndsWith("\"Number\":0}", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_day_has_its_own_files()
    {
        using (var log = new LoggerConfiguration().WriteTo.SiteFiles(_folder).CreateLogger()) log.Information("Something");

        Assert.Matches(@"site-\d{8}\.json$", Assert.Single(Directory.GetFiles(Path.Combine(_folder, "logs"))));
    }

    [Fact]
    public async Task A_line_of_a_request_has_its_number_and_its_trace()
    {
        await using var site = new StaticFileTests.ProductionSite();

        using var answer = await site.Visitor().GetAsync("/articles/999999");

        var logs = Assert.Single(Directory.GetFiles(Path.Combine(site.Folder, "logs")));
        await using var file = new FileStream(logs, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var line = Assert.Single((await reader.ReadToEndAsync()).Split('\n'), line => line.Contains("\"RequestPath\":\"/articles/999999\"", StringComparison.Ordinal));
        Assert.Matches("\"@tr\":\"[0-9a-f]{32}\"", line);
        Assert.Contains("\"RequestId\":\"", line, StringComparison.Ordinal);
    }
}
