namespace LawFirmSite.Faults;

/// <summary>R4: the site is started where it may not write. It says so on every page, does not die, and serves as soon as it may.</summary>
public static class ReadOnlyFault
{
    public static async Task<Ledger> RunAsync(TextWriter output)
    {
        using var disk = new SmallDisk("readonly", 48);
        var ledger = new Ledger();
        await using var scene = await Scene.BeginAsync(disk.Path, ledger, writers: 2);
        var enough = ledger.WhenAcknowledged(20);
        scene.BeginWriting();
        await enough;
        await scene.Site.StopAsync();
        await scene.WrittenAsync();

        disk.SetReadOnly(true);
        await scene.Site.StartAnyhowAsync();
        foreach (var (page, status) in new[] { ("/", 503), ("/admin", 503), ("/health/ready", 503), ("/health/live", 200) })
        {
            using var answer = await scene.Staff.GetAsync(page);
            await output.WriteLineAsync($"{page}: {(int)answer.StatusCode}");
            if ((int)answer.StatusCode != status) ledger.Break($"{page} answered {(int)answer.StatusCode}, not {status}");
        }
        disk.SetReadOnly(false);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var isBack = false;
        while (!isBack && clock.Elapsed < TimeSpan.FromSeconds(30))
        {
            using var answer = await scene.Staff.GetAsync("/");
            isBack = answer.IsSuccessStatusCode;
            await Task.Delay(50);
        }
        if (!isBack) ledger.Break("it does not serve again");
        await output.WriteLineAsync(FormattableString.Invariant($"serving {clock.Elapsed.TotalSeconds:0.0} s after it may write again, without a restart"));
        scene.BeginWriting();
        await scene.UntilAcknowledgedAsync(20, TimeSpan.FromMinutes(1));
        await scene.EndWritingAsync();
        await StoredTruth.CompareAsync(scene.Site.Database, ledger);
        return ledger;
    }
}
