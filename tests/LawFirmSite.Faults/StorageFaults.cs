using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Faults;

/// <summary>
/// What can happen to the place where everything is stored, under a running site: reading goes on where it can, whoever writes
/// gets their words back, and once the fault is over all goes on by itself.
/// </summary>
public static class StorageFaults
{
    private const int Writers = 4;
    private const int Megabytes = 48;
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);
    private static readonly string[] Pages = ["/", "/articles", "/legal-aid", "/offices/1", "/admin/articles", "/health/live"];

    /// <summary>R3.</summary>
    public static async Task<Ledger> DiskFullAsync(TextWriter output)
    {
        using var disk = new SmallDisk("full", Megabytes);
        return await UnderAsync(disk.Path, output, mayRefuseWith: [507, 503], disk.Fill, disk.MakeRoom);
    }

    /// <summary>Another program holds the write lock.</summary>
    public static async Task<Ledger> LockedAsync(TextWriter output)
    {
        using var folder = new ShortLivedFolder("locked");
        SqliteConnection? holder = null;
        var database = Path.Combine(folder.Path, "site.db");
        return await UnderAsync(folder.Path, output, mayRefuseWith: [503], () =>
        {
            holder = new($"Data Source={database};Pooling=False;Default Timeout=30");
            holder.Open();
            using var command = holder.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
        }, () => holder!.Dispose(), $"--ConnectionStrings:Sqlite=Data Source={database};Default Timeout=1");
    }

    private static async Task<Ledger> UnderAsync(string folder, TextWriter output, int[] mayRefuseWith, Action begin, Action end, params string[] settings)
    {
        var ledger = new Ledger { MayRefuseWith = mayRefuseWith };
        await using var scene = await Scene.BeginAsync(folder, ledger, Writers, settings: settings);
        scene.BeginWriting(persistently: true);
        await scene.UntilAcknowledgedAsync(40, TimeSpan.FromMinutes(1));

        begin();
        await Task.Delay(Lasting);
        await scene.ReadAsync(Pages);
        var refused = ledger.Refused;
        end();
        var again = await scene.UntilAcknowledgedAsync(Writers, Promised);
        if (refused == 0) ledger.Break("the fault was never felt");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{refused} writes were refused while it lasted; saved again {again.TotalSeconds:0.0} s after it was over"));

        await scene.EndWritingAsync();
        await StoredTruth.CompareAsync(scene.Site.Database, ledger);
        return ledger;
    }
}
