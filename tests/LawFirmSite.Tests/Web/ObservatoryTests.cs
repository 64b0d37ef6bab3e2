using System.Text.RegularExpressions;

namespace LawFirmSite.Tests.Web;

/// <summary>
/// The score of the HTTP Observatory, computed from the headers of an answer as its published algorithm does: 100, less for
/// what is missing, and points on top only for a page that has lost at most ten.
/// </summary>
public sealed partial class ObservatoryTests(HttpsOriginTests.HttpsSite site) : IClassFixture<HttpsOriginTests.HttpsSite>
{
    private const int Promised = 145;

    [Theory]
    [InlineData("/")]
    [InlineData("/articles/1")]
    [InlineData("/articles/1/print")]
    [InlineData("/legal-aid")]
    [InlineData("/search?q=法律")]
    [InlineData("/nowhere")]
    [InlineData("/articles/999999")]
    [InlineData("/categories/%ff")]
    [InlineData("/admin/sign-in")]
    [InlineData("/admin/nothing")]
    [InlineData("/admin/setup?token=x")]
    public async Task Every_page_scores_at_least_what_was_promised(string address)
    {
        var visitor = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        visitor.DefaultRequestHeaders.Host = "www.example.cn";
        using var answer = await visitor.GetAsync(address);

        var score = Score(answer, await answer.Content.ReadAsStringAsync());
        Assert.True(score.Points >= Promised, $"{score.Points}: {string.Join(", ", score.Lost)}");
    }

    [Fact]
    public void A_page_without_headers_scores_low()
    {
        using var answer = new HttpResponseMessage();
        answer.Headers.Add("Set-Cookie", "a=b");
        Assert.InRange(Score(answer, "<script src=\"https://example.org/x.js\"></script>").Points, 0, 20);
    }

    private static (int Points, List<string> Lost) Score(HttpResponseMessage answer, string html)
    {
        var (points, bonus) = (100, 0);
        var lost = new List<string>();
        var policy = Header(answer, "Content-Security-Policy");
        if (policy.Length == 0) Lose(25, "no policy");
        else if (Regex.IsMatch(policy, "script-src[^;]*unsafe|default-src[^;]*unsafe")) Lose(20, "unsafe scripts");
        else if (policy.Contains("unsafe", StringComparison.Ordinal)) lost.Add("unsafe styles");
        else bonus += policy.Contains("default-src 'none'", StringComparison.Ordinal) ? 10 : 5;

        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.ToList() : [];
        if (cookies.Any(cookie => !cookie.Contains("secure", StringComparison.OrdinalIgnoreCase))) Lose(20, "cookie without secure");
        if (cookies.Any(cookie => !cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase))) Lose(30, "cookie without httponly");
        if (cookies.Count > 0 && cookies.All(cookie => cookie.Contains("samesite", StringComparison.OrdinalIgnoreCase))) bonus += 5;

        var age = MaxAge().Match(Header(answer, "Strict-Transport-Security"));
        if (!age.Success) Lose(20, "no HSTS");
        else if (int.Parse(age.Groups[1].Value) < 15_552_000) Lose(10, "short HSTS");

        if (Header(answer, "Access-Control-Allow-Origin") == "*") Lose(50, "open to all origins");
        if (Header(answer, "X-Content-Type-Options") != "nosniff") Lose(5, "no nosniff");
        if (policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal)) bonus += 5;
        else if (Header(answer, "X-Frame-Options").Length == 0) Lose(20, "may be framed");

        var referrer = Header(answer, "Referrer-Policy");
        if (referrer is "no-referrer" or "same-origin" or "strict-origin" or "strict-origin-when-cross-origin") bonus += 5;
        else if (referrer is "unsafe-url" or "origin" or "origin-when-cross-origin") Lose(5, "referrer");

        if (Header(answer, "Cross-Origin-Resource-Policy") is "same-origin" or "same-site") bonus += 10;
        if (Header(answer, "Cross-Origin-Embedder-Policy") == "require-corp") bonus += 10;
        if (Header(answer, "Cross-Origin-Opener-Policy") == "same-origin") bonus += 10;

        // Scripts of our own need no fingerprint; those of others would cost points without one.
        if (ForeignScript().IsMatch(html)) Lose(50, "script of another site");

        return (Math.Max(0, points >= 90 ? points + bonus : points), lost);

        void Lose(int howMany, string why)
        {
            points -= howMany;
            lost.Add(why);
        }
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";

    [GeneratedRegex(@"max-age=(\d+)")]
    private static partial Regex MaxAge();

    [GeneratedRegex(@"<script[^>]*src=""?(https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignScript();
}
