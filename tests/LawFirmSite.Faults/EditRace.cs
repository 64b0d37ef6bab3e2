using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Faults;

/// <summary>
/// R10: two people at two servers over one database save the same text at the same moment. One of them wins, the other gets 409 and both
/// texts; nothing is lost, whoever it was.
/// </summary>
public static class EditRace
{
    public static async Task<Ledger> RunAsync(int pairs, TextWriter output)
    {
        using var folder = new ShortLivedFolder("race");
        var ledger = new Ledger();
        await using var scene = await Scene.BeginAsync(folder.Path, ledger, writers: 1);
        using var second = new RunningSite(folder.Path);
        await second.StartAsync();
        using var there = await StaffSession.SignInAsync(new(second.Address));
        StaffSession[] both = [scene.Staff, there];
        var (won, articles) = (new int[2], new List<string>());
        for (var pair = 1; pair <= pairs; pair++)
        {
            var created = await both[pair % 2].SaveAsync("/admin/articles/new", new() { ["Title"] = $"第{pair}篇", ["Body"] = "第一稿。", ["Key"] = Guid.NewGuid().ToString() });
            if (!created.IsAcknowledgement) throw new InvalidOperationException($"A text could not be made: {created.Status}");
            var texts = both.Select((_, server) => $"第{pair}篇，在第{server + 1}台服务器上改的。").ToList();
            var answers = await Task.WhenAll(both.Select((staff, server) => staff.SaveAsync(created.To!, new() { ["Title"] = $"第{pair}篇", ["Body"] = texts[server], ["RevisionNumber"] = "1" })));

            var winner = Array.FindIndex(answers, answer => answer.IsAcknowledgement);
            if (answers.Count(answer => answer.IsAcknowledgement) != 1) ledger.Break($"pair {pair}: {string.Join(" and ", answers.Select(answer => answer.Status))}");
            else
            {
                won[winner]++;
                var refused = answers[1 - winner];
                var page = WebUtility.HtmlDecode(refused.Page);
                if (refused.Status != HttpStatusCode.Conflict) ledger.Break($"pair {pair}: the other one got {refused.Status}");
                else if (!texts.TrueForAll(text => page.Contains(text, StringComparison.Ordinal))) ledger.Break($"pair {pair}: the other one was not shown both texts");
                articles.Add($"{created.To!.Split('/')[^1]} {texts[winner]}");
            }
        }
        foreach (var site in new[] { scene.Site, second })
            if (await site.StopAsync() != 0) ledger.Break("the exit code was not 0");
        await StoredTruth.CompareAsync(scene.Site.Database, ledger);
        foreach (var missing in articles.Except(await NewestAsync(scene.Site.Database))) ledger.Lose(missing);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{pairs} pairs: {won[0]} won by the first server, {won[1]} by the second; {articles.Count} of the others were told, with both texts"));
        return ledger;
    }

    /// <summary>The second of two revisions, for each article that has just these.</summary>
    private static async Task<List<string>> NewestAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT r.ArticleId || ' ' || r.Text_Body FROM Revisions r JOIN Articles a ON a.Id = r.ArticleId WHERE a.RevisionCount = 2 AND r.Number = 2";
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync()) texts.Add(reader.GetString(0));
        return texts;
    }
}
