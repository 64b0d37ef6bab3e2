using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace LawFirmSite.Faults;

/// <summary>
/// R7: every bad input at every door. The doors are found by following links as a crawler does, so that none is forgotten: each piece of an address, each value of a
/// query and each field of a form takes each word of the lists in turn. No answer is a fault, nothing of it runs, and nobody waits long.
/// </summary>
public static class BadInput
{
    private const int AtOnce = 4;
    private const int LongestAddress = 2_000;
    private const int MostPages = 400;
    private static readonly TimeSpan PromisedAnswer = TimeSpan.FromMilliseconds(500);
    private const double PromisedMegabytes = 100;

    // What would end the run or take the rights of whoever makes it.
    private static readonly string[] Spared = ["/admin/sign-out", "/admin/account", "/admin/staff"];

    /// <summary>An address with a place for a word, or a form with one field for it.</summary>
    private sealed record Door(string Address, IReadOnlyDictionary<string, string>? Form, string? Field)
    {
        public override string ToString() => Form is null ? $"GET {Address}" : $"POST {Address} {Field}";
    }

    public static async Task<Ledger> RunAsync(int requests, TextWriter output)
    {
        using var folder = new ShortLivedFolder("input");
        var ledger = new Ledger();
        await using var scene = await Scene.BeginAsync(folder.Path, ledger, writers: 1,
            settings: ["--RateLimits:SearchesPerMinute=1000000", "--RateLimits:SignInsPerMinute=1000000", "--RateLimits:PreviewsPerMinute=1000000"]);
        var words = Words();
        var doors = await DoorsAsync(scene.Staff);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{words.Count:N0} words for {doors.Count(door => door.Form is null)} addresses and {doors.Count(door => door.Form is not null)} fields of forms"));

        // All is compiled before memory is looked at.
        await SendAsync(scene.Staff, doors, words, 0, requests / 10, ledger);
        var memory = scene.Site.Memory;
        var (times, statuses) = await SendAsync(scene.Staff, doors, words, requests / 10, requests, ledger);
        var (worst, grown) = (times.Order().ElementAt(times.Count * 99 / 100), scene.Site.Memory - memory);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{times.Count:N0} requests, 99 of 100 answered within {worst.TotalMilliseconds:0} ms; memory {grown:+0;-0} MB; {string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value:N0}"))}"));
        if (worst > PromisedAnswer) ledger.Break("answers took longer than promised");
        if (grown > PromisedMegabytes) ledger.Break("memory grew by more than promised");
        await scene.Site.StopAsync();
        ledger.Integrity = await StoredTruth.IntegrityAsync(scene.Site.Database);
        return ledger;
    }

    private static async Task<(List<TimeSpan> Times, Dictionary<int, int> Statuses)> SendAsync(StaffSession staff, List<Door> doors, List<string> words, int from, int until, Ledger ledger)
    {
        var (times, statuses, next) = (new List<TimeSpan>(), new Dictionary<int, int>(), from);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            // Each goes on with the next word at the next door, so that in the end each word has been at each, if there is time.
            while (Interlocked.Increment(ref next) is var n && n <= until)
            {
                var (door, word) = (doors[n % doors.Count], words[(n + n / doors.Count) % words.Count]);
                var began = Stopwatch.GetTimestamp();
                var reply = door.Form is null
                    ? await staff.ReadAsync(door.Address.Replace("{0}", Uri.EscapeDataString(word.Length > LongestAddress ? word[..LongestAddress] : word), StringComparison.Ordinal))
                    : await staff.SaveAsync(door.Address, new(door.Form) { [door.Field!] = word });
                lock (times)
                {
                    times.Add(Stopwatch.GetElapsedTime(began));
                    statuses[(int)(reply.Status ?? 0)] = statuses.GetValueOrDefault((int)(reply.Status ?? 0)) + 1;
                    if (reply.Status is null or >= HttpStatusCode.InternalServerError) ledger.Break($"{door} answered {reply.Status?.ToString() ?? "nothing"} to {JsonSerializer.Serialize(word[..Math.Min(word.Length, 100)])}");
                    if (Running(reply.Page) is { } running) ledger.Break($"{door}: {running} after {JsonSerializer.Serialize(word[..Math.Min(word.Length, 100)])}");
                }
            }
        }));
        return (times, statuses);
    }

    /// <summary>What could run on a page, or lead a browser to a script; null when nothing can.</summary>
    private static string? Running(string page)
    {
        if (!page.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)) return null;

        foreach (var element in new HtmlParser().ParseDocument(page).All)
        {
            if (element.LocalName is "iframe" or "object" or "embed" or "base" or "style" or "math" or "template") return element.LocalName;
            if (element.LocalName == "script" && element.GetAttribute("type") is not "application/ld+json" && (element.GetAttribute("src")?.StartsWith("/js/", StringComparison.Ordinal) != true || element.TextContent.Length > 0)) return "a script";
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "srcdoc") return attribute.Name;
                var value = new string([.. attribute.Value.Where(letter => letter > ' ')]);
                if (attribute.Name is "href" or "src" or "action" or "formaction" && (value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("data:text", StringComparison.OrdinalIgnoreCase) || value.StartsWith("//", StringComparison.Ordinal))) return $"{attribute.Name}={attribute.Value}";
            }
        }
        return null;
    }

    /// <summary>Follows links from the two front pages, one page of each kind.</summary>
    private static async Task<List<Door>> DoorsAsync(StaffSession staff)
    {
        var (doors, seen, waiting) = (new Dictionary<string, Door>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new Queue<string>(["/", "/admin", "/admin/sign-in", "/feed.xml", "/preview/x", "/media/1/x.png"]));
        for (var pages = 0; pages < MostPages && waiting.TryDequeue(out var address); pages++)
        {
            foreach (var open in Opened(address)) doors.TryAdd(open, new(open, null, null));
            var reply = await staff.ReadAsync(address);
            if (!reply.Page.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)) continue;

            var document = new HtmlParser().ParseDocument(reply.Page);
            foreach (var link in document.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]).Where(link => !link.StartsWith("//", StringComparison.Ordinal) && !IsSpared(link)))
                if (seen.Add(KindOf(link))) waiting.Enqueue(link);
            foreach (var form in document.Forms) AddForm(form, address, doors);
        }
        return [.. doors.Values];
    }

    private static void AddForm(IHtmlFormElement form, string page, Dictionary<string, Door> doors)
    {
        var action = form.GetAttribute("action") is { Length: > 0 } given ? given : page;
        if (IsSpared(action)) return;

        var fields = form.Elements.Select(element => (Name: element.GetAttribute("name"), Value: element is IHtmlInputElement input ? input.Value : element is IHtmlTextAreaElement area ? area.Value : ""))
            .Where(field => !string.IsNullOrEmpty(field.Name) && field.Name != "__RequestVerificationToken").GroupBy(field => field.Name!).ToDictionary(group => group.Key, group => group.First().Value ?? "");
        foreach (var field in fields.Keys)
        {
            if (form.Method.Equals("get", StringComparison.OrdinalIgnoreCase)) doors.TryAdd($"{action}?{field}={{0}}", new($"{action}?{field}={{0}}", null, null));
            else doors.TryAdd($"{KindOf(action)} {field}", new(action, fields, field));
        }
    }

    /// <summary>The address with each of its pieces, and each value of its query, left open.</summary>
    private static IEnumerable<string> Opened(string address)
    {
        var parts = address.Split('?', 2);
        var pieces = parts[0].Split('/');
        for (var i = 1; i < pieces.Length; i++) yield return string.Join('/', pieces.Select((piece, n) => n == i ? "{0}" : piece));
        if (parts.Length < 2) yield break;

        var values = parts[1].Split('&');
        for (var i = 0; i < values.Length; i++) yield return $"{parts[0]}?{string.Join('&', values.Select((value, n) => n == i ? $"{value.Split('=')[0]}={{0}}" : value))}";
    }

    /// <summary>Two articles are of one kind: numbers and values do not count.</summary>
    private static string KindOf(string address) => System.Text.RegularExpressions.Regex.Replace(address, "[0-9]+|=[^&]*", "0");

    private static bool IsSpared(string address) => Spared.Any(spared => address.StartsWith(spared, StringComparison.Ordinal));

    /// <summary>Every text of every list in the repository, and of those that others made, where a folder <c>shared</c> lies above it.</summary>
    private static List<string> Words()
    {
        var folders = new List<string> { Path.Combine(RunningSite.Repository, "tests", "LawFirmSite.Tests", "Corpora") };
        for (var above = new DirectoryInfo(RunningSite.Repository); above is not null; above = above.Parent)
            if (Path.Combine(above.FullName, "shared", "corpora", "third-party") is var others && Directory.Exists(others)) folders.Add(others);
        var words = new List<string>();
        foreach (var file in folders.SelectMany(folder => Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)))
        {
            using var list = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var item in list.RootElement.GetProperty("items").EnumerateArray())
                foreach (var name in new[] { "payload", "markdown", "html", "value", "input" })
                    if (item.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && Read(text) is { Length: > 0 } word) words.Add(word);
        }
        return words;
    }

    /// <summary>Null for half of a surrogate pair, which no program can send.</summary>
    private static string? Read(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
