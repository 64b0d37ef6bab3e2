using Microsoft.Playwright;

namespace LawFirmSite.BrowserTests.Printing;

/// <summary>The words of a page as they stand in it, to be compared with what was printed; all without white space.</summary>
internal sealed record WrittenPage
{
    /// <summary>What is to be printed, paragraph by paragraph, in order.</summary>
    public required string[] Paragraphs { get; init; }

    /// <summary>What stands above every sheet but the first.</summary>
    public required string Head { get; init; }

    public required string[] Headings { get; init; }

    public required WrittenTable[] Tables { get; init; }

    public static async Task<WrittenPage> ReadAsync(IPage page)
    {
        var read = await page.EvaluateAsync<WrittenPage>("""
            () => {
              const printed = node => node.parentElement.getClientRects().length > 0 && !node.parentElement.closest('.visually-hidden, [hidden]');
              const isBlock = element => !getComputedStyle(element).display.startsWith('inline');
              const blocks = new Map();
              const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              let last = null;
              for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                if (!node.data.trim() || !printed(node)) continue;
                let block = node.parentElement;
                while (!isBlock(block)) block = block.parentElement;
                if (last && last.block === block) last.text += node.data;
                else blocks.set(blocks.size, last = { block, text: node.data });
              }
              const shown = element => element.getClientRects().length > 0;
              return {
                head: document.documentElement.dataset.head,
                paragraphs: [...blocks.values()].map(one => one.text),
                headings: [...document.querySelectorAll('main h1, main h2, main h3, main h4')].filter(shown).map(one => one.textContent),
                tables: [...document.querySelectorAll('main table')].filter(shown).map(table => ({
                  head: table.tHead ? table.tHead.textContent : '',
                  rows: [...table.tBodies].flatMap(body => [...body.rows]).map(row => [...row.cells].map(cell => cell.innerText)),
                })),
              };
            }
            """);
        return new()
        {
            Head = Sheets.Plain(read.Head),
            Paragraphs = [.. read.Paragraphs.Select(Sheets.Plain)],
            Headings = [.. read.Headings.Select(Sheets.Plain)],
            Tables = [.. read.Tables.Select(table => new WrittenTable { Head = Sheets.Plain(table.Head), Rows = [.. table.Rows.Select(row => row.Select(Sheets.Plain).ToArray())] })],
        };
    }
}

/// <summary>A table and its rows, cell by cell.</summary>
internal sealed record WrittenTable
{
    public required string Head { get; init; }
    public required string[][] Rows { get; init; }
}
