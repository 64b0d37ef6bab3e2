using LawFirmSite.Faults;

namespace LawFirmSite.Tests.Faults;

/// <summary>The program is killed while it upgrades. All versions and many more times: <c>dotnet run --project tests/LawFirmSite.Faults -- upgrade</c>.</summary>
public sealed class UpgradeTests
{
    [Fact]
    public async Task An_upgrade_that_is_killed_between_two_migrations_is_completed_by_the_next_and_every_word_is_kept()
    {
        var folder = Directory.CreateTempSubdirectory("lawfirmsite-upgrade-").FullName;
        try
        {
            var ledger = new Ledger { Integrity = "ok" };

            var isHalfDone = await UpgradeFault.KillOnceAsync(folder, Path.Combine(AppContext.BaseDirectory, "Data", "Schemas", "1-First.sql"), articles: 300, ledger);

            Assert.True(ledger.IsKept, string.Join('\n', ledger.Broken));
            Assert.True(isHalfDone, "It was over before it could be killed.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
