using System.Net;
using System.Text.RegularExpressions;
using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Media;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Site;
using LawFirmSite.Tests.Web.Media;
using LawFirmSite.Web;
using LawFirmSite.Web.Media;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Public;

/// <summary>
/// What visitors may not read, against every door there is for them. The doors are found by looking at the endpoints, so that a
/// new one is tried without anybody thinking of it.
/// </summary>
public sealed class ClosedDoorTests(ClosedDoorTests.FurnishedSite site) : IClassFixture<ClosedDoorTests.FurnishedSite>
{
    /// <summary>In every text, so that a search for it would find them all.</summary>
    private const string Common = "砗磲螭龙";

    // Words that stand in what is hidden and nowhere else.
    private const string Hidden = "帘后";
    private const string HiddenNumber = "0009";

    private static readonly BodyHtml Html = new($"<p>{Common}{Hidden}正文</p>", 1);

    /// <summary>One of each kind of each state. A case is an address at which something hidden would be, and one like it where nothing ever was.</summary>
    public sealed class FurnishedSite : TestSite
    {
        private Task<Furniture>? _made;

        public Task<Furniture> Made => _made ??= DbAsync(MakeAsync);

        private async Task<Furniture> MakeAsync(SiteDb db)
        {
            var (now, by) = (Clock.Now, "测试员");
            ArticleText Text(string title) => new() { Title = $"{Hidden}{title}", Summary = $"{Hidden}摘要", Author = $"{Hidden}某某", Body = $"{Common}{Hidden}正文" };
            Article Article(string title, Action<Article> change)
            {
                var article = new Article(Text(title), by, now);
                change(article);
                db.Add(article);
                return article;
            }

            var draft = Article("草稿", _ => { });
            var scheduled = Article("排期", article => article.Publish(Html, by, now, now.AddDays(2)));
            var binned = Article("弃稿", article => article.Bin(by, now));
            var binnedWithdrawn = Article("撤回后弃", article => { article.Publish(Html, by, now); article.Withdraw("有误", now); article.Bin(by, now); });
            var withdrawn = new Article(new() { Title = "撤回的题目", Summary = $"{Hidden}摘要", Body = $"{Common}{Hidden}正文" }, by, now);
            withdrawn.Publish(Html, by, now);
            withdrawn.Withdraw("有误", now);
            var open = new Article(new() { Title = "看得见的题目", Body = $"{Common}看得见的正文" }, by, now);
            open.Publish(new($"<p>{Common}看得见的正文</p>", 1), by, now);
            open.Save(Text("改稿"), by, now);
            db.AddRange(withdrawn, open);

            var draftPage = new Page("hidden-draft", Text("页面草稿"), by, now);
            var binnedPage = new Page("hidden-page", Text("弃用页面"), by, now);
            binnedPage.Publish(Html, now);
            var category = new Category("hidden-shelf", $"{Hidden}栏目") { InNavigation = true };
            var office = new Office($"{Hidden}分所") { Address = $"{Hidden}路0号" };
            var center = new LegalAidCenter($"{Hidden}中心") { District = $"{Hidden}县", DistrictCode = "149907" };
            foreach (Binnable one in new Binnable[] { binnedPage, category, office, center }) one.Bin(by, now);
            db.AddRange(draftPage, binnedPage, category, office, center);

            var closed = new LegalAidCenter("并掉的中心") { District = "旧区", DistrictCode = "149908", Status = CenterStatus.Superseded, SupersededById = await db.LegalAidCenters.Select(c => c.Id).FirstAsync() };
            closed.Contacts.Add(Number("并掉的中心的电话"));
            db.Add(closed);
            foreach (var owner in new IHasContacts[] { await db.Offices.Include(o => o.Contacts).FirstAsync(), await db.LegalAidCenters.Include(c => c.Contacts).FirstAsync(), await db.SiteProfiles.Include(p => p.Contacts).FirstAsync() })
            {
                var (gone, retired) = (Number("弃用电话"), Number("停用电话"));
                gone.Bin(by, now);
                retired.IsRetired = true;
                owner.Contacts.Add(gone);
                owner.Contacts.Add(retired);
            }

            var picture = new MediaFile(MediaContent.Of(new Picture(Pictures.Png(33, 21), PictureFormat.Png, 33, 21, [])), "hidden.png", $"{Hidden}图", by, now);
            picture.Bin(by, now);
            db.Add(picture);
            await db.SaveChangesAsync();

            return new(
            [
                .. new[] { draft, scheduled, binned, binnedWithdrawn }.SelectMany(article => new[] { "", "/print" }.Select(end => ($"/articles/{article.Id}{end}", $"/articles/987654{end}"))),
                ("/pages/hidden-draft", "/pages/never-was"), ("/pages/hidden-page", "/pages/never-was"), ("/categories/hidden-shelf", "/categories/never-was"), ("/categories/hidden-shelf?page=2", "/categories/never-was?page=2"),
                ($"/offices/{office.Id}", "/offices/987654"), ($"/offices/{office.Id}.vcf", "/offices/987654.vcf"),
                ($"/legal-aid/{center.Id}", "/legal-aid/987654"), ($"/legal-aid/{center.Id}/handout", "/legal-aid/987654/handout"),
                (picture.Address, "/media/987654/hidden.png"), ($"/media/{picture.Id}/480/{picture.Name}", "/media/987654/480/hidden.png"),
            ], withdrawn.Id);
        }

        private static ContactPoint Number(string label) => new($"{Hidden}{label}", $"0355-000{HiddenNumber}", ContactKind.Phone);
    }

    public sealed record Furniture(IReadOnlyList<(string Address, string NeverWas)> Cases, int Withdrawn);

    [Fact]
    public async Task At_its_own_address_what_is_hidden_answers_like_what_never_was()
    {
        foreach (var (address, neverWas) in (await site.Made).Cases)
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
                Assert.Equal(await AnswerAsync(method, neverWas), await AnswerAsync(method, address));
    }

    [Fact]
    public async Task At_no_public_door_stands_a_word_or_a_number_of_what_is_hidden()
    {
        var withdrawn = (await site.Made).Withdrawn;
        var doors = await DoorsAsync();
        var visitor = site.Visitor();
        var (seen, opened) = (new List<string>(), 0);
        foreach (var door in doors)
        {
            using var answer = await visitor.GetAsync(door);
            if (answer.StatusCode == HttpStatusCode.OK) opened++;
            if (answer.Content.Headers.ContentType?.MediaType?.StartsWith("image/", StringComparison.Ordinal) == true) continue;
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            if (text.Contains(Hidden, StringComparison.Ordinal) || text.Contains(HiddenNumber, StringComparison.Ordinal)) seen.Add(door);
            if (text.Contains("撤回的题目", StringComparison.Ordinal) && !door.StartsWith($"/articles/{withdrawn}", StringComparison.Ordinal)) seen.Add($"{door} (withdrawn)");
        }

        Assert.Empty(seen);
        Assert.InRange(opened, 60, doors.Count);
        // The same words find what may be read, so looking for them is no empty test.
        Assert.Contains("看得见的题目", await visitor.GetStringAsync($"/search?q={Common}"));
        Assert.Contains("看得见的正文", await visitor.GetStringAsync("/feed.xml"));
    }

    /// <summary>Every address of every public endpoint for every number and short name that is in the database, and searches for what all have in common.</summary>
    private Task<List<string>> DoorsAsync() => site.DbAsync(async db =>
    {
        Dictionary<string, List<string>> values = new()
        {
            ["articles"] = Words(await db.Articles.Select(article => article.Id).ToListAsync()),
            ["offices"] = Words(await db.Offices.Select(office => office.Id).ToListAsync()),
            ["legal-aid"] = Words(await db.LegalAidCenters.Select(center => center.Id).ToListAsync()),
            ["categories"] = await db.Categories.Select(category => category.Slug).ToListAsync(),
            ["pages"] = await db.Pages.Select(page => page.Slug).ToListAsync(),
        };
        var doors = new List<string> { $"/search?q={Common}", $"/search?q={Common}&category=hidden-shelf", $"/search?q={HiddenNumber[1..]}", "/search?q=并掉的中心", "/articles?page=1", "/sitemap-1.xml" };
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (pattern.StartsWith("/admin", StringComparison.Ordinal) || pattern.Contains("**", StringComparison.Ordinal) || pattern.StartsWith("/errors", StringComparison.Ordinal)
                || endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == false
                || endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null) continue;

            if (!pattern.Contains('{', StringComparison.Ordinal)) doors.Add(pattern);
            else if (values.TryGetValue(pattern.Split('/')[1], out var known)) doors.AddRange(known.Select(value => Regex.Replace(pattern, @"\{[^}]+\}", Uri.EscapeDataString(value))));
        }
        return doors;
    });

    private static List<string> Words(IEnumerable<int> numbers) => [.. numbers.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private async Task<(HttpStatusCode Status, string Headers, string Body)> AnswerAsync(HttpMethod method, string path)
    {
        using var answer = await site.Visitor().SendAsync(new(method, path));
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
        return (answer.StatusCode, string.Join('\n', headers), await answer.Content.ReadAsStringAsync());
    }
}
