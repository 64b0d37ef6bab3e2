using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Tests.Corpora;
using LawFirmSite.Web.Markdown;

namespace LawFirmSite.Tests.BadInput;

/// <summary>Bad words that were published all the same, wherever a text shows: what is written into a database past the forms runs nowhere either (T1).</summary>
public sealed class PublishedInputTests(TestSite site) : IClassFixture<TestSite>
{
    private const int Articles = 24;

    [Fact]
    public async Task Words_that_were_published_run_on_no_page_and_in_no_feed()
    {
        var words = BadWords.All.Where(word => word.Length is > 0 and < 2_000 && !word.Any(char.IsSurrogate) && !word.Any(letter => char.IsControl(letter) && letter is not '\n')).ToList();
        var attacks = Corpus.Payloads("xss-markdown").Where(payload => payload.Length is > 0 and < 300).ToList();
        var next = 0;
        var published = new List<int>();
        for (var n = 0; n < Articles; n++)
        {
            var body = string.Join("\n\n", words.Where((_, i) => i % Articles == n).Where(word => SiteMarkdown.TryRender(word, out _, out _)));
            if (!SiteMarkdown.TryRender(body, out _, out _)) body = string.Join("\n\n", attacks.Where((_, i) => i % Articles == n));
            published.Add(await site.PublishedAsync(new() { Title = Attack(), Subtitle = Attack(), Kicker = Attack(), Author = Attack(), Source = Attack(), SourcePage = Attack(), Summary = Attack(), Editor = Attack(), OriginalUrl = Attack(), Body = body }));
        }

        var faults = new List<string>();
        var staff = await site.StaffAsync(StaffRole.Administrator);
        foreach (var address in new[] { "/", "/articles", "/articles?page=2", "/search?q=script", "/search?q=alert", "/admin", "/admin/articles", "/admin/audit" }
            .Concat(published.SelectMany(id => new[] { $"/articles/{id}", $"/articles/{id}/print", $"/admin/articles/{id}" })))
        {
            using var answer = await staff.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
            await PublicInputTests.LookAsync(answer, address, faults);
            // Data for machines is data: it parses, whatever the words in it are.
            foreach (var block in (await TestSite.HtmlAsync(answer)).QuerySelectorAll("script[type='application/ld+json']"))
                using (JsonDocument.Parse(block.TextContent)) { }
        }
        Assert.Empty(faults.Take(20));

        var feed = XDocument.Parse(await staff.Http.GetStringAsync("/feed.xml"));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entries = feed.Descendants(atom + "entry").ToList();
        Assert.NotEmpty(entries);
        Assert.Empty(entries.SelectMany(entry => entry.Elements().Where(element => element.Attribute("type")?.Value == "html")).SelectMany(html => DangerousMarkup.In(html.Value)).Take(20));
        XDocument.Parse(await staff.Http.GetStringAsync("/sitemap.xml"));

        string Attack() => attacks[next++ % attacks.Count].Replace('\n', ' ');
    }
}
