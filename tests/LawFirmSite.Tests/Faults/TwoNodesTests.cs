using LawFirmSite.Data.Backup;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Data.SqlServer;
using LawFirmSite.Faults;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Faults;

/// <summary>Two processes behind nginx. By hand, longer: <c>dotnet run --project tests/LawFirmSite.Faults -- nodes</c>.</summary>
public sealed class TwoNodesTests
{
    [SkippableTheory, InlineData(false), InlineData(true)]
    public async Task Whichever_of_two_servers_is_killed_visitors_go_on_reading_nothing_acknowledged_is_lost_and_it_is_taken_in_again(bool onServer)
    {
        Skip.If(onServer && !TestDatabase.IsOnServer, "LAWFIRM_TEST_SQLSERVER names no server.");
        if (Environment.GetEnvironmentVariable("REQUIRE_BROWSER") != "1") Skip.If(Nginx.WhyNot is not null, Nginx.WhyNot);
        var folder = Directory.CreateTempSubdirectory("lawfirmsite-nodes-").FullName;
        try
        {
            var file = Path.Combine(folder, "site.db");
            using var server = onServer ? new TestDatabase() : null;
            string[] database = server is null ? [$"--ConnectionStrings:Sqlite=Data Source={file}"] : [.. server.Settings.Select(setting => $"--{setting.Key}={setting.Value}")];
            var (ledger, _) = await TwoNodes.RunAsync(folder, rounds: 2, TextWriter.Null, database, async () =>
            {
                if (server is not null) await CopyAsync(server, file);
                return file;
            });

            Assert.True(ledger.IsKept, string.Join('\n', ledger.Broken));
            Assert.True(ledger.Acknowledged > 40);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What is on the server as a file, for those who look at files.</summary>
    private static async Task CopyAsync(TestDatabase server, string file)
    {
        await using var from = new SqlServerSiteDb(new DbContextOptionsBuilder<SqlServerSiteDb>().UseServer(server.Settings[TestDatabase.Connection]).Options);
        await using var to = SqliteSiteDb.Over(file);
        await to.Database.MigrateAsync();
        await TableCopy.CopyAsync(from, to, default);
    }
}
