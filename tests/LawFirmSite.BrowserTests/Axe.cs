using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace LawFirmSite.BrowserTests;

/// <summary>
/// WCAG 2.2 AA as far as a machine can tell. Runs the library's script in the page itself: its own wrapper opens a second
/// page for every run, which doubles the time and only helps with frames of other sites, of which there are none.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // The same rules are tried when it only describes what failed. A page that was looked at before and still shows the same elements,
    // after a change of width, can only fail by their sizes, places and colours.
    private const string Run = """
        () => {
          const shown = [...document.querySelectorAll('*')].filter(element => element.getClientRects().length);
          const before = window.shownToAxe;
          window.shownToAxe = shown;
          const isSame = before && before.length === shown.length && before.every((element, i) => element === shown[i]);
          return axe.run(document, {
            runOnly: isSame
              ? ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']
              : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
            resultTypes: ['violations'],
          }).then(found => found.violations.map(one => one.id + ' at ' + one.nodes.slice(0, 3).map(node => node.html).join(' | ')));
        }
        """;

    /// <summary>What is wrong with the page as it stands: the rule and the first places, a line each. Whoever changes a page by script looks at it once.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
