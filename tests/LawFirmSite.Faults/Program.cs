namespace LawFirmSite.Faults;

/// <summary>
/// Each word is a fault. It starts the real site as a process, does it harm, prints what became of every promise and exits
/// with 1 when one was broken.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] words)
    {
        var numbers = words.Skip(1).Select(word => int.TryParse(word, out var number) ? number : 0).ToArray();
        var (whyNot, fault) = Fault(words.FirstOrDefault(), numbers);
        if (fault is null) return Explain();
        if (whyNot is not null)
        {
            await Console.Out.WriteLineAsync($"Skipped: {whyNot}");
            return 0;
        }
        var ledger = await fault(Console.Out);
        ledger.Print(Console.Out);
        return ledger.IsKept ? 0 : 1;
    }

    private static (string? WhyNot, Func<TextWriter, Task<Ledger>>? Fault) Fault(string? word, int[] numbers) => word switch
    {
        "kill" => (null, output => KillRounds.RunAsync(Number(numbers, 0, 50), Number(numbers, 1, 220), output)),
        "stop" => (null, output => StopFault.RunAsync(Number(numbers, 0, 5), output)),
        "disk-full" => (SmallDisk.WhyNot, StorageFaults.DiskFullAsync),
        "locked" => (null, StorageFaults.LockedAsync),
        "read-only" => (SmallDisk.WhyNot, ReadOnlyFault.RunAsync),
        "damaged" => (null, DamageFault.RunAsync),
        "slow" => (null, output => SlowClients.RunAsync(Number(numbers, 0, 2_000), output)),
        "power" => (PowerLoss.WhyNot, PowerLoss.RunAsync),
        "nodes" => (Nginx.WhyNot, output => TwoNodes.RunAsync(Number(numbers, 0, 20), output)),
        "input" => (null, output => BadInput.RunAsync(Number(numbers, 0, 20_000), output)),
        "backup" => (null, output => BackupFault.RunAsync(Number(numbers, 0, 10), output)),
        "race" => (null, output => EditRace.RunAsync(Number(numbers, 0, 200), output)),
        "rolling" => (null, output => RollingRestart.RunAsync(Number(numbers, 0, 6), output)),
        "views" => (null, output => ViewCounts.RunAsync(Number(numbers, 0, 12), output)),
        "hostile" => (null, output => HostileText.RunAsync(Number(numbers, 0, 30), output)),
        "soak" => (Soak.WhyNot, output => Soak.RunAsync(Number(numbers, 0, 30), output)),
        "upgrade" => (null, output => UpgradeFault.RunAsync(Number(numbers, 0, 10), Number(numbers, 1, 1), output)),
        _ => (null, null),
    };

    private static int Number(int[] numbers, int at, int usual) => at < numbers.Length ? numbers[at] : usual;

    private static int Explain()
    {
        Console.Error.WriteLine("""
            kill [rounds] [writes]   kill -9 during 8 concurrent writers, each time after about so many acknowledged writes
            stop [rounds]            SIGTERM during 8 concurrent writers
            disk-full                no room under the database and the logs for a while (root, Linux)
            locked                   another program holds the write lock for a while
            read-only                started on a file system that cannot be written to (root, Linux)
            damaged                  started on a damaged database, then restored from a backup
            slow [connections]       clients who send and read a byte now and then
            power                    whether what is acknowledged was forced to the disk before (strace)
            nodes [rounds]           two processes on one database behind nginx, one or the other killed under load
            upgrade [rounds] [from]  killed while a database of each earlier version is upgraded
            input [requests]         every word of the lists of bad input at every address and in every field
            backup [backups]         so many backups in a minute while 4 people write, each restored and compared
            race [pairs]             two people save one text at the same moment, at two servers
            rolling [rounds]         two servers are stopped and started in turn while 16 people read
            views [seconds]          readings counted, then stopped, then killed
            hostile [seconds]        texts that are made to be costly are saved while others read
            soak [minutes]           reading and some writing; memory, descriptors and the log of the database (Linux)
            """);
        return 2;
    }
}
