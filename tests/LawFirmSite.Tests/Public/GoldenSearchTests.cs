using System.Text.Json;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web.Markdown;

namespace LawFirmSite.Tests.Public;

/// <summary>What people look for and what they must see first, over the seeds, some articles and three hundred that only make noise.</summary>
public sealed class GoldenSearchTests(TestSite site) : IClassFixture<TestSite>
{
    private sealed record Golden(IReadOnlyList<Text> Library, IReadOnlyList<Question> Queries);

    private sealed record Text(string Title, string Body);

    private sealed record Question(string Q, string First);

    [Fact]
    public async Task Every_question_has_its_answer_first()
    {
        var golden = JsonSerializer.Deserialize<Golden>(
            await File.ReadAllTextAsync(Path.Combine(TestSite.Repository, "tests", "LawFirmSite.Tests", "Public", "golden-queries.json")), JsonSerializerOptions.Web)!;
        Assert.True(golden.Queries.Count >= 60);
        await FillAsync(golden.Library);
        var visitor = site.Visitor();
        var wrong = new List<string>();

        foreach (var question in golden.Queries)
        {
            using var answer = await visitor.GetAsync($"/search?q={Uri.EscapeDataString(question.Q)}");
            var first = (await TestSite.HtmlAsync(answer)).QuerySelector(".found__title")?.TextContent.Trim();
            if (first != question.First) wrong.Add($"{question.Q}: {first} instead of {question.First}");
        }

        Assert.Empty(wrong);
    }

    private Task FillAsync(IReadOnlyList<Text> library) => site.DbAsync(async db =>
    {
        string[] words = ["法律", "律师", "申请", "离婚", "工伤", "交通事故", "合同", "押金", "遗嘱", "老年人", "法院", "材料", "怎么办", "可以", "需要", "长治", "电话", "诉讼", "工资", "房子"];
        var random = new Random(5);
        var noise = Enumerable.Range(1, 300).Select(n => new Text($"每周简讯第{n}期",
            string.Concat(Enumerable.Range(0, 60).Select(m => words[random.Next(words.Length)] + (m % 6 == 5 ? "。" : "，")))));
        foreach (var text in library.Concat(noise))
        {
            Assert.True(SiteMarkdown.TryRender(text.Body, out var html, out _));
            var article = new Article(new() { Title = text.Title, Body = text.Body }, "测试员", site.Clock.Now);
            article.PublishAsOf(site.Clock.Now.AddDays(-400), html, "测试员", site.Clock.Now);
            db.Add(article);
        }
        return await db.SaveChangesAsync();
    });
}
