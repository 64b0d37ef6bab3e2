using System.Globalization;
using LawFirmSite.Faults;

namespace LawFirmSite.Tests.Faults;

/// <summary>The process is killed under those who write. By hand, longer: <c>dotnet run --project tests/LawFirmSite.Faults -- kill</c>.</summary>
public sealed class KillTests
{
    // Each takes some three seconds: few on a desk, twenty where .ci/run asks for them.
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("KILL_ROUNDS") ?? "4", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_torn_or_doubled_when_the_process_is_killed_again_and_again()
    {
        var folder = Directory.CreateTempSubdirectory("lawfirmsite-kill-").FullName;
        try
        {
            // A page would be compiled for every round; the program by hand waits for one.
            var ledger = await KillRounds.RunAsync(folder, Rounds, writes: 12, TextWriter.Null, firstPage: "/health/live");

            Assert.True(ledger.IsKept, string.Join('\n', ledger.Broken));
            Assert.True(ledger.Acknowledged > Rounds);

            // And it would have noticed.
            ledger.Note(new(WriteKind.Article, "从来没有写过", "正文") { CreationKey = Guid.NewGuid(), IsAcknowledged = true });
            await StoredTruth.CompareAsync(Path.Combine(folder, "site.db"), ledger);
            Assert.Equal(1, ledger.Lost);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
