using System.Globalization;
using System.Net;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;
using LawFirmSite.Tests.Admin;
using LawFirmSite.Tests.Web.Media;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Faults;

/// <summary>
/// The connection to the database fails at each point of whatever makes something new, before the thing is done and after it, COMMIT
/// included: it is there once in the end, whether the strategy does it again or a person does.
/// </summary>
public sealed class ConnectionFaultTests(FailingSite site) : IClassFixture<FailingSite>
{
    private const int MostPoints = 80;

    public static TheoryData<string> Deeds =>
        ["article", "article, published", "page", "office", "center", "category", "number", "picture", "account", "preview link", "redirect", "remark"];

    [Theory, MemberData(nameof(Deeds))]
    public async Task Wherever_the_connection_breaks_what_was_to_be_made_is_there_once(string deed)
    {
        var staff = await site.StaffAsync(StaffRole.Administrator);
        var first = await PrepareAsync(staff, deed);
        var once = await RowsOfAsync(async () => await IsDoneAsync(deed, await SendAsync(staff, first)));
        Assert.NotEmpty(once);

        foreach (var header in new[] { FailingCommands.Header, FailingCommands.LostAnswerHeader })
            for (var at = 1; ; at++)
            {
                Assert.True(at <= MostPoints, "It never goes through.");
                var form = await PrepareAsync(staff, deed);
                var failed = site.Failed;
                var where = $"{deed}, {header} {at}";
                var made = await RowsOfAsync(async () => await IsDoneAsync(where, await SendAsync(staff, form, header, at, FailingCommands.BrokenConnection)));
                Assert.True(once == made, $"{where}: {made} and not {once}");
                if (site.Failed == failed) break;
            }
    }

    [Theory, MemberData(nameof(Deeds))]
    public async Task Who_got_no_answer_and_sends_the_form_again_makes_nothing_twice(string deed)
    {
        var staff = await site.StaffAsync(StaffRole.Administrator);
        var first = await PrepareAsync(staff, deed);
        var once = await RowsOfAsync(async () => await IsDoneAsync(deed, await SendAsync(staff, first)));
        for (var at = 1; ; at++)
        {
            Assert.True(at <= MostPoints, "It never goes through.");
            var form = await PrepareAsync(staff, deed);
            var failed = site.Failed;
            var where = $"{deed}, answer {at} lost";
            var made = await RowsOfAsync(async () =>
            {
                // Nothing that a strategy would try again.
                using (await SendAsync(staff, form, FailingCommands.LostAnswerHeader, at)) { }
                var again = await SendAsync(staff, form);
                await IsDoneAsync(where, again);
            });
            Assert.True(once == made, $"{where}: {made} and not {once}");
            if (site.Failed == failed) return;
        }
    }

    [Theory, MemberData(nameof(Deeds))]
    public async Task A_form_that_comes_twice_at_the_same_moment_makes_one_thing(string deed)
    {
        var staff = await site.StaffAsync(StaffRole.Administrator);
        var first = await PrepareAsync(staff, deed);
        var once = await RowsOfAsync(async () => await IsDoneAsync(deed, await SendAsync(staff, first)));
        var form = await PrepareAsync(staff, deed);

        var made = await RowsOfAsync(async () =>
        {
            foreach (var answer in await Task.WhenAll(SendAsync(staff, form, FailingCommands.MeetHeader), SendAsync(staff, form, FailingCommands.MeetHeader)))
                await IsDoneAsync(deed, answer);
        });

        Assert.Equal(once, made);
    }

    [Fact]
    public async Task A_listing_that_is_taken_over_twice_at_the_same_moment_adds_each_number_once()
    {
        var staff = await site.StaffAsync(StaffRole.Editor);
        var known = new LegalAidCenter("甲某县法律援助中心") { AreaCode = "0355" };
        known.Contacts.Add(new("电话", "0355-2000001", ContactKind.Phone, "0355"));
        await site.DbAsync(db =>
        {
            db.Add(known);
            return db.SaveChangesAsync();
        });
        var review = await staff.ReviewAsync($"某某市法律援助机构名录\n　　现将各县法律援助机构的地址和电话公布如下，群众可以就近求助。\n"
            + $"{known.Name}　地址：某某路1号　电话：0355-2000001、0355-2000002\n乙某县法律援助中心　地址：某某路2号　电话：0355-2000003\n");
        staff.Http.DefaultRequestHeaders.Add(FailingCommands.MeetHeader, "");

        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
            await IntakePages.ReviewAsync(await staff.PressAsync(review, "/admin/intake/directory", ("Entries", known.Name)))));

        Assert.Equal(["0355-2000001", "0355-2000002"], await site.DbAsync(db =>
            db.LegalAidCenters.Where(center => center.Id == known.Id).SelectMany(center => center.Contacts).Select(contact => contact.Display).Order().ToListAsync()));
    }

    [Theory]
    [InlineData(FailingCommands.Header, true)]
    [InlineData(FailingCommands.Header, false)]
    [InlineData(FailingCommands.LostAnswerHeader, true)]
    [InlineData(FailingCommands.LostAnswerHeader, false)]
    public async Task Wherever_the_connection_breaks_a_reading_is_counted_once(string header, bool isRetried)
    {
        var counter = site.Services.GetRequiredService<ViewCounter>();
        var asking = site.Services.GetRequiredService<IHttpContextAccessor>();
        var article = await site.PublishedAsync(new() { Title = "数一数", Body = "正文。" });
        for (var at = 1; ; at++)
        {
            Assert.True(at <= MostPoints, "It never goes through.");
            var failed = site.Failed;
            counter.Count(new(ViewedKind.Article, article), null, $"{header} {isRetried} {at}");
            counter.Count(new(ViewedKind.Office, 1), null, $"{header} {isRetried} {at}");
            var before = await DirectoryViewsAsync();
            asking.HttpContext = new DefaultHttpContext();
            asking.HttpContext.Request.Headers[header] = at.ToString(CultureInfo.InvariantCulture);
            if (isRetried) asking.HttpContext.Request.Headers[FailingCommands.ErrorHeader] = FailingCommands.BrokenConnection.ToString(CultureInfo.InvariantCulture);

            await counter.FlushAsync(CancellationToken.None);
            asking.HttpContext = null;
            await counter.FlushAsync(CancellationToken.None);

            Assert.Equal((header, at, (long)at), (header, at, await site.DbAsync(db => db.ArticleViews.Where(views => views.ArticleId == article).SumAsync(views => views.Count))));
            Assert.Equal((header, at, before + 1), (header, at, await DirectoryViewsAsync()));
            if (site.Failed == failed) break;
        }
        // One for each of the counters that count here.
        Assert.InRange(await site.DbAsync(db => db.CountedBatches.CountAsync()), 1, 3);

        Task<long> DirectoryViewsAsync() => site.DbAsync(db => db.DirectoryViews.Where(views => views.Kind == ViewedKind.Office && views.EntryId == 1).SumAsync(views => views.Count));
    }

    private static async Task IsDoneAsync(string where, HttpResponseMessage answer)
    {
        using (answer)
        {
            var isDone = answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK && answer.Headers.Location?.ToString().StartsWith("/admin/sign-in", StringComparison.Ordinal) != true;
            Assert.True(isDone, $"{where}: {answer.StatusCode} {(isDone ? "" : (await TestSite.HtmlAsync(answer)).QuerySelector("main")?.TextContent)}");
        }
    }

    /// <summary>How many rows a deed adds to each table.</summary>
    private async Task<string> RowsOfAsync(Func<Task> deed)
    {
        var before = await site.RowCountsAsync();
        await deed();
        var after = await site.RowCountsAsync();
        return string.Join(", ", after.Where(table => table.Value != before[table.Key]).Select(table => $"{table.Key} +{table.Value - before[table.Key]}"));
    }

    private sealed record Form(string Path, Dictionary<string, string> Fields, (byte[] Bytes, string Name)? File = null);

    private async Task<HttpResponseMessage> SendAsync(StaffClient staff, Form form, string? header = null, int at = 0, int? error = null)
    {
        using HttpContent content = form.File is not var (bytes, name) ? new FormUrlEncodedContent(form.Fields) : new MultipartFormDataContent
        {
            { new ByteArrayContent(bytes), "Files", name },
            { new StringContent(form.Fields["__RequestVerificationToken"]), "__RequestVerificationToken" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, form.Path) { Content = content };
        if (header is not null) request.Headers.Add(header, at.ToString(CultureInfo.InvariantCulture));
        if (error is { } number) request.Headers.Add(FailingCommands.ErrorHeader, number.ToString(CultureInfo.InvariantCulture));
        return await staff.Http.SendAsync(request);
    }

    /// <summary>A form as a browser shows it, with whatever keeps it from being taken twice, and words that no other has.</summary>
    private async Task<Form> PrepareAsync(StaffClient staff, string deed)
    {
        var word = $"某{Guid.NewGuid():N}"[..20];
        return deed switch
        {
            "article" => await FilledAsync("/admin/articles/new", new() { ["Title"] = word, ["Body"] = "正文。" }),
            "article, published" => await FilledAsync("/admin/articles/new", new() { ["Title"] = word, ["Body"] = "正文。" }) with { Path = "/admin/articles/new/publish" },
            "page" => await FilledAsync("/admin/pages/new", new() { ["Title"] = word, ["Body"] = "正文。", ["Slug"] = Slug() }),
            "office" => await FilledAsync("/admin/offices/new", new() { ["Name"] = word, ["City"] = "某市" }),
            "center" => await FilledAsync("/admin/legal-aid/new", new() { ["Name"] = word }),
            "category" => await FilledAsync("/admin/categories/new", new() { ["Name"] = word, ["Slug"] = Slug() }),
            "number" => await FilledAsync("/admin/offices/1/contacts/new", new() { ["Label"] = word, ["Printed"] = $"0355-{Random.Shared.Next(1_000_000, 9_999_999)}" }),
            "picture" => await FilledAsync("/admin/media", []) with { File = (Pictures.Png(Random.Shared.Next(8, 400), Random.Shared.Next(8, 400)), $"{word}.png") },
            "account" => await FilledAsync("/admin/staff/new", new() { ["UserName"] = word, ["Role"] = "Author" }),
            "redirect" => await FilledAsync("/admin/redirects", new() { ["From"] = $"/{Slug()}.asp", ["To"] = "/articles/1" }, "/admin/redirects/new"),
            "preview link" => await FilledAsync($"/admin/articles/{await staff.NewArticleAsync(word)}", [], "/preview-links"),
            "remark" => await FilledAsync($"/admin/articles/{await staff.NewArticleAsync(word)}", new() { ["Remark"] = word }, "/remarks"),
            _ => throw new NotSupportedException(deed),
        };

        static string Slug() => $"s{Guid.NewGuid():N}"[..20];

        async Task<Form> FilledAsync(string page, Dictionary<string, string> typed, string? action = null)
        {
            var document = await staff.PageAsync(page);
            var path = action is null ? page : action.StartsWith("/admin", StringComparison.Ordinal) ? action : page + action;
            var form = document.Forms.First(f => f.GetAttribute("action") == path);
            var fields = document.FieldsOf(form);
            foreach (var (name, value) in typed) fields[name] = value;
            return new(path, fields);
        }
    }
}
