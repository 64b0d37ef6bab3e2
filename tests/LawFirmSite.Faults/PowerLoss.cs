using System.Diagnostics;
using System.Globalization;

namespace LawFirmSite.Faults;

/// <summary>
/// R2: a killed process leaves its writes with the system, a lost supply does not. So it is looked at in which order the site asks the
/// system: what a write put into the log of the database is forced to the disk before a byte of its answer is sent.
/// </summary>
public static class PowerLoss
{
    private const int Writes = 20;

    /// <summary>Null when it can be looked at, else why not.</summary>
    public static string? WhyNot => File.Exists("/usr/bin/strace") ? null : "strace is not installed (apt-get install strace).";

    public static async Task<Ledger> RunAsync(TextWriter output)
    {
        using var folder = new ShortLivedFolder("power");
        var ledger = new Ledger();
        await using var scene = await Scene.BeginAsync(folder.Path, ledger, writers: 1);
        var trace = Path.Combine(folder.Path, "trace");
        using var tracer = Process.Start(new ProcessStartInfo("strace",
            ["-f", "-y", "-s", "16", "-e", "trace=pwrite64,write,fsync,fdatasync,sendto,sendmsg", "-o", trace, "-p", scene.Site.Id.ToString(CultureInfo.InvariantCulture)])
        { RedirectStandardError = true })!;
        // It says so when it holds the process.
        await tracer.StandardError.ReadLineAsync();
        for (var n = 0; n < Writes; n++)
        {
            var write = new Write(WriteKind.Article, $"断电以前写的第{n}篇", "正文。") { CreationKey = Guid.NewGuid(), Revision = 1 };
            ledger.Note(write);
            var reply = await scene.Staff.SaveAsync("/admin/articles/new", new() { ["Title"] = write.Key, ["Body"] = write.Body, ["Key"] = write.CreationKey.ToString() });
            if (reply.IsAcknowledgement) ledger.Acknowledge(write);
        }
        await scene.Site.StopAsync();
        await tracer.WaitForExitAsync();

        var (answers, early) = Look(await File.ReadAllLinesAsync(trace));
        await output.WriteLineAsync($"{answers} answers say that a write is done; {early} of them left before the log was forced to the disk");
        if (answers < Writes) ledger.Break($"only {answers} of {Writes} answers were seen");
        if (early > 0) ledger.Break($"{early} answers left too early");
        await StoredTruth.CompareAsync(scene.Site.Database, ledger);
        return ledger;
    }

    /// <summary>How many redirects were sent, and how many of them while the log held what had not been forced to the disk.</summary>
    private static (int Answers, int Early) Look(IEnumerable<string> calls)
    {
        var (answers, early, waiting, written) = (0, 0, false, false);
        foreach (var call in calls)
        {
            // A call that another thread interrupted is written twice; what counts is when it was over.
            var isOver = !call.Contains("unfinished ...", StringComparison.Ordinal);
            if (call.Contains("pwrite64(", StringComparison.Ordinal) && call.Contains("-wal>", StringComparison.Ordinal)) (waiting, written) = (true, true);
            else if (isOver && call.Contains("sync", StringComparison.Ordinal) && (call.Contains("-wal>", StringComparison.Ordinal) || call.Contains("sync resumed", StringComparison.Ordinal))) waiting = false;
            else if (call.Contains("HTTP/1.1 302", StringComparison.Ordinal))
            {
                answers++;
                if (waiting || !written) early++;
                written = false;
            }
        }
        return (answers, early);
    }
}
