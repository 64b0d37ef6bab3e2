using System.Text.RegularExpressions;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Tests.Web.PageCaching;

/// <summary>Pages that are marked as cached and must not be, or that fail; each answer carries a number of its own.</summary>
[AllowAnonymous]
public sealed class OddPagesController(IAntiforgery antiforgery) : Controller
{
    private static int _answers;
    private static int _slowStarts;
    private static int _slowAnswers;

    /// <summary>Held while the slow page must not be ready.</summary>
    public static SemaphoreSlim Gate { get; } = new(0);

    /// <summary>Whether the next answers of the page that fails do so.</summary>
    public static bool Fails { get; set; }

    public static int SlowStarts => _slowStarts;

    private static string Next => $"answer {Interlocked.Increment(ref _answers)}";

    [HttpGet("/odd/plain"), CachedPage]
    public IActionResult Plain() => Content(Next);

    [HttpGet("/odd/unmarked")]
    public IActionResult Unmarked() => Content(Next);

    [HttpGet("/odd/cookie"), CachedPage]
    public IActionResult Cookie()
    {
        Response.Cookies.Append("who", Next);
        return Content(Next);
    }

    [HttpGet("/odd/no-store"), CachedPage, ResponseCache(NoStore = true)]
    public IActionResult NoStore() => Content(Next);

    [HttpGet("/odd/token"), CachedPage]
    public IActionResult Token()
    {
        var tokens = antiforgery.GetTokens(HttpContext);
        return Content($"<input name={tokens.FormFieldName} value={tokens.RequestToken}> {Next}", "text/html");
    }

    [HttpGet("/odd/redirect"), CachedPage]
    public IActionResult Redirected() => Redirect($"/odd/plain?{Next}");

    [HttpGet("/odd/fails"), CachedPage]
    public IActionResult Failing() => Fails ? throw new InvalidOperationException("As the test asks.") : Content(Next);

    /// <summary>A pattern that would look at its text for longer than anybody lives.</summary>
    [HttpGet("/odd/pattern")]
    public IActionResult Pattern() => Content(new Regex("^(a+)+$", RegexOptions.None, TimeSpan.FromMilliseconds(50)).IsMatch(new string('a', 60) + "!").ToString());

    [HttpGet("/odd/slow"), CachedPage("page")]
    public async Task<IActionResult> Slow(CancellationToken cancel)
    {
        Interlocked.Increment(ref _slowStarts);
        if (!await Gate.WaitAsync(TimeSpan.FromSeconds(30), cancel)) throw new TimeoutException("Nobody opened the gate.");
        return Content($"slow {Interlocked.Increment(ref _slowAnswers)}");
    }

    [HttpGet("/odd/echo"), CachedPage("page", "size=large")]
    public IActionResult Echo() =>
        Content($"{Request.Path}{Request.QueryString} {string.Join(',', Request.Headers.Keys)} {string.Join(',', Request.Cookies.Keys)} {User.Identity?.Name}");
}
