using LawFirmSite.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LawFirmSite.BrowserTests.Printing;

/// <summary>What comes out of the printer: the PDF that Chromium makes of a page, read back sheet by sheet.</summary>
[Collection(SecondBrowserCollection.Name)]
public class PrintTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    // A4: 25 mm above and 22 mm elsewhere, the page counted below, its name and the firm above from the second on.
    // Sheets for counters have 16, 20 and 14 mm, and nothing in the margins: each lies by itself.
    private static readonly Paper Text = new(25, 22, 22, IsCounted: true, HasHead: true);
    private static readonly Paper Handout = new(16, 20, 14, IsCounted: false, HasHead: false);

    [SkippableFact]
    public async Task Every_line_is_printed_in_order_within_the_margins_and_nothing_is_torn()
    {
        Poppler.IsNeeded();
        var page = await browser.OpenAsync(site, print: true);
        var sample = $"/articles/{await site.PublishedAsync(SampleText.Long)}";
        var notice = $"/articles/{await site.PublishedAsync(SampleText.Short)}";
        var faults = new List<string>();
        (string Path, int? Count, Paper Paper, string About)[] papers =
        [
            ($"{notice}/print", 1, Text, notice), ($"{notice}/print?size=large", 1, Text, notice),
            ("/articles/1/print", 4, Text, "/articles/1"), ("/articles/1/print?size=large", null, Text, "/articles/1"),
            ($"{sample}/print", null, Text, sample), ($"{sample}/print?size=large", null, Text, sample),
            ("/legal-aid", 2, Text, "/legal-aid"), ("/legal-aid/guide", null, Text, "/legal-aid/guide"), ("/offices", 1, Text, "/offices"), ("/offices/1", 1, Text, "/offices/1"),
            ("/legal-aid/2/handout", 1, Handout, "/legal-aid/2"), ("/legal-aid/2/handout?size=large", 2, Handout, "/legal-aid/2"),
        ];

        foreach (var (path, count, paper, about) in papers)
        {
            await page.GotoAsync(path);
            var written = await WrittenPage.ReadAsync(page);
            var sheets = await Sheets.PrintAsync(page);
            faults.AddRange(Faults(written, sheets, paper, count).Select(fault => $"{path}: {fault}"));
            var address = site.Address.TrimEnd('/') + about;
            if (!sheets.Codes.Contains(address)) faults.Add($"{path}: no code for {address}, but {string.Join(", ", sheets.Codes)}");
            var today = Sheets.Plain($"打印日期：{site.Services.GetRequiredService<SiteClock>().Today.InText()}");
            if (!sheets.All[^1].Words.Contains(today, StringComparison.Ordinal)) faults.Add($"{path}: no {today}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [SkippableFact]
    public async Task All_sheets_for_counters_are_one_a_page_each_with_the_code_of_its_center()
    {
        Poppler.IsNeeded();
        var page = await browser.OpenAsync(site, print: true);
        await page.GotoAsync("/legal-aid/handouts");
        var written = await WrittenPage.ReadAsync(page);
        var names = await page.Locator(".handout__name").AllTextContentsAsync();
        var addresses = await page.Locator(".handout__foot .address").AllTextContentsAsync();

        var sheets = await Sheets.PrintAsync(page, codes: names.Count);

        Assert.Equal(14, names.Count);
        Assert.Equal("", string.Join('\n', Faults(written, sheets, Handout, names.Count)));
        Assert.Equal(addresses, sheets.Codes);
        for (var n = 0; n < names.Count; n++) Assert.Contains(Sheets.Plain(names[n]), sheets.All[n].Words);
    }

    private static IEnumerable<string> Faults(WrittenPage written, Sheets sheets, Paper paper, int? count)
    {
        if (count is { } expected && sheets.All.Count != expected) yield return $"{sheets.All.Count} sheets instead of {expected}";

        var all = "";
        foreach (var (n, sheet) in sheets.All.Index())
        {
            if (Math.Abs(sheet.Width - 210) > 1 || Math.Abs(sheet.Height - 297) > 1) yield return $"sheet {n + 1} is {sheet.Width:0} by {sheet.Height:0} mm";

            var isInside = sheet.Lines.ToLookup(line => line.Middle > paper.Top && line.Middle < sheet.Height - paper.Bottom);
            foreach (var line in isInside[true].Where(line => line.Left < paper.Side - 0.5 || line.Right > sheet.Width - paper.Side + 0.5))
                yield return $"sheet {n + 1} is too narrow for “{line.Words}”";
            foreach (var line in isInside[true].Where(line => LineEnds.NeverFirst.Contains(line.Words[0], StringComparison.Ordinal)))
                yield return $"sheet {n + 1}: a line begins “{line.Words}”";

            string[] about = [.. paper.HasHead && n > 0 ? (string[])[written.Head] : [], .. paper.IsCounted ? (string[])[$"第{n + 1}页，共{sheets.All.Count}页"] : []];
            if (!isInside[false].Select(line => line.Words).SequenceEqual(about)) yield return $"in the margins of sheet {n + 1}: {string.Join(" | ", isInside[false].Select(line => line.Words))}";

            if (n + 1 < sheets.All.Count && isInside[true].LastOrDefault() is { } last && last.Left < paper.Side + 1 && written.Headings.Any(heading => heading.EndsWith(last.Words, StringComparison.Ordinal)))
                yield return $"sheet {n + 1} ends with the heading “{last.Words}”";
            all += about.Aggregate(sheet.Words, (words, margin) => WithoutFirst(words, margin));
        }

        var at = 0;
        foreach (var paragraph in written.Paragraphs)
        {
            var found = all.IndexOf(paragraph, at, StringComparison.Ordinal);
            if (found < 0) yield return $"not printed, or out of order: “{paragraph}”";
            else at = found + paragraph.Length;
        }

        foreach (var table in written.Tables)
        {
            foreach (var row in table.Rows)
                if (!sheets.All.Any(sheet => row.All(cell => sheet.Words.Contains(cell, StringComparison.Ordinal)))) yield return $"a row is torn: {string.Join(" | ", row)}";
            foreach (var (n, sheet) in sheets.All.Index())
                if (table.Rows.Any(row => row.Length > 1 && sheet.Words.Contains(string.Concat(row), StringComparison.Ordinal)) && !sheet.Words.Contains(table.Head, StringComparison.Ordinal))
                    yield return $"sheet {n + 1} has rows without their head “{table.Head}”";
        }
    }

    private static string WithoutFirst(string words, string part) =>
        words.IndexOf(part, StringComparison.Ordinal) is var at and >= 0 ? words.Remove(at, part.Length) : words;

    private sealed record Paper(double Top, double Side, double Bottom, bool IsCounted, bool HasHead);
}
