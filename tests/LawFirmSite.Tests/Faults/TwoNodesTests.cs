using LawFirmSite.Faults;

namespace LawFirmSite.Tests.Faults;

/// <summary>Two processes behind nginx. By hand, longer: <c>dotnet run --project tests/LawFirmSite.Faults -- nodes</c>.</summary>
public sealed class TwoNodesTests
{
    [SkippableFact]
    public async Task Whichever_of_two_servers_is_killed_visitors_go_on_reading_nothing_acknowledged_is_lost_and_it_is_taken_in_again()
    {
        if (Environment.GetEnvironmentVariable("REQUIRE_BROWSER") != "1") Skip.If(Nginx.WhyNot is not null, Nginx.WhyNot);
        var folder = Directory.CreateTempSubdirectory("lawfirmsite-nodes-").FullName;
        try
        {
            var database = Path.Combine(folder, "site.db");
            var (ledger, _) = await TwoNodes.RunAsync(folder, rounds: 2, TextWriter.Null, [$"--ConnectionStrings:Sqlite=Data Source={database}"], () => Task.FromResult(database));

            Assert.True(ledger.IsKept, string.Join('\n', ledger.Broken));
            Assert.True(ledger.Acknowledged > 40);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
