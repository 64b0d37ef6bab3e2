namespace LawFirmSite.Faults;

/// <summary>R16: the database file is damaged while the site is down. It says so, never half works, and a backup brings all back.</summary>
public static class DamageFault
{
    public static async Task<Ledger> RunAsync(TextWriter output)
    {
        using var folder = new ShortLivedFolder("damaged");
        var ledger = new Ledger();
        await using var scene = await Scene.BeginAsync(folder.Path, ledger, writers: 2);
        var site = scene.Site;
        var enough = ledger.WhenAcknowledged(40);
        scene.BeginWriting();
        await enough;
        await site.StopAsync();
        await scene.WrittenAsync();
        var backup = Path.Combine(folder.Path, "good.backup");
        await ExpectAsync(0, "backup", backup);

        foreach (var (what, damage) in Damages)
        {
            damage(site.Database);
            await ExpectAsync(1, "check");
            await site.StartAnyhowAsync();
            using (var answer = await scene.Staff.GetAsync("/")) ExpectStatus(what, 503, answer);
            using (var answer = await scene.Staff.GetAsync("/health/ready")) ExpectStatus(what, 503, answer);
            using (var answer = await scene.Staff.GetAsync("/health/live")) ExpectStatus(what, 200, answer);
            var refused = await scene.Staff.SaveAsync("/admin/articles/new", new() { ["Title"] = "坏了以后写的", ["Body"] = "这些字也要还给我。" });
            if ((int?)refused.Status != 503 || !refused.Page.Contains("这些字也要还给我。", StringComparison.Ordinal)) ledger.Break($"{what}: saving answered {refused.Status} or without the words");
            // Under the site, which only says 503.
            await ExpectAsync(0, "restore", backup);
            await site.AnswersAsync();
            if (await site.StopAsync() != 0) ledger.Break($"{what}: the exit code was not 0");
        }

        await site.StartAsync();
        ledger.Starts.Add(site.Started);
        await StoredTruth.CompareAsync(site.Database, ledger);
        return ledger;

        async Task ExpectAsync(int code, params string[] words)
        {
            var (answered, said) = await site.RunAsync(words);
            await output.WriteLineAsync($"{words[0]}: exit code {answered}, {said.Split('\n').FirstOrDefault(line => line.Contains("FAIL", StringComparison.Ordinal) || words[0] != "check")?.Trim()}");
            if (answered != code) ledger.Break($"{words[0]} ended with {answered}, not {code}: {said}");
        }

        void ExpectStatus(string what, int status, HttpResponseMessage answer)
        {
            if ((int)answer.StatusCode != status) ledger.Break($"{what}: {answer.RequestMessage!.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}, not {status}");
        }
    }

    private static readonly (string What, Action<string> Do)[] Damages =
    [
        ("noise in the middle", database =>
        {
            using var file = new FileStream(database, FileMode.Open);
            var noise = new byte[64 * 1024];
            new Random(1).NextBytes(noise);
            file.Position = file.Length / 2 / 4096 * 4096;
            file.Write(noise);
        }),
        ("no database at all", database => File.WriteAllText(database, "This is a letter to my aunt.")),
    ];
}
