using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace LawFirmSite.Web.PageCaching;

/// <summary>
/// An answer caught whole, with every header that whatever made it added at the last moment. Nothing of it has reached
/// the client, so it can be kept, sent to many, or replaced by an error page to the end.
/// </summary>
public sealed class PageRecording : IHttpResponseFeature, IPageAnswer
{
    private static readonly byte[] TokenField = "__RequestVerificationToken"u8.ToArray();

    private readonly Stack<(Func<object, Task> Call, object State)> _starting = new();
    private readonly MemoryStream _body = new();
    private readonly IHttpResponseFeature _real;

    private PageRecording(IHttpResponseFeature real) => _real = real;

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public bool HasStarted { get; private set; }

    public ReadOnlySpan<byte> Bytes => _body.GetBuffer().AsSpan(0, (int)_body.Length);

    public bool IsHtml => Headers.ContentType.ToString().StartsWith("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why this answer may be for one client only; null when anyone may have it.</summary>
    public string? WhyPersonal =>
        Headers.ContainsKey(HeaderNames.SetCookie) ? "it sets a cookie"
        : Bytes.IndexOf(TokenField) >= 0 ? "it holds an antiforgery token"
        : StatusCode < StatusCodes.Status400BadRequest && Says("no-store", "private") ? "it says no-store or private"
        : null;

    /// <summary>Pages, and the notice that stands for a withdrawn one. Whatever else an address answers, anyone can make up more addresses for it.</summary>
    public bool IsWorthKeeping => StatusCode is StatusCodes.Status200OK or StatusCodes.Status410Gone && !Says("no-store", "private");

    [Obsolete("Replaced by IHttpResponseBodyFeature.")]
    Stream IHttpResponseFeature.Body
    {
        get => _body;
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// Lets the rest of the site answer the request that a key stands for, whether or not the client waits for it: others
    /// may be waiting too.
    /// </summary>
    public static async Task<PageRecording> MakeAsync(HttpContext context, PageKey key, RequestDelegate next)
    {
        var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        var response = context.Features.GetRequiredFeature<IHttpResponseFeature>();
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var aborted = context.RequestAborted;
        var recording = new PageRecording(response);
        var recordedBody = new StreamResponseBodyFeature(recording._body);
        context.Features.Set(key.Request(request));
        context.Features.Set<IHttpResponseFeature>(recording);
        context.Features.Set<IHttpResponseBodyFeature>(recordedBody);
        context.RequestAborted = CancellationToken.None;
        try
        {
            await next(context);
            await recordedBody.CompleteAsync();
            await recording.StartAsync();
            return recording;
        }
        finally
        {
            context.Features.Set(request);
            context.Features.Set(response);
            context.Features.Set(body);
            context.RequestAborted = aborted;
        }
    }

    public void OnStarting(Func<object, Task> callback, object state) => _starting.Push((callback, state));

    public void OnCompleted(Func<object, Task> callback, object state) => _real.OnCompleted(callback, state);

    /// <summary>Sends the answer as it was made.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCode;
        foreach (var (name, values) in Headers) context.Response.Headers[name] = values;
        if (_body.Length == 0) return;

        context.Response.ContentLength = _body.Length;
        await context.Response.Body.WriteAsync(_body.GetBuffer().AsMemory(0, (int)_body.Length), context.RequestAborted);
    }

    private async Task StartAsync()
    {
        // The last one registered runs first, as in every server.
        while (_starting.TryPop(out var callback)) await callback.Call(callback.State);
        HasStarted = true;
    }

    private bool Says(params ReadOnlySpan<string> words)
    {
        var said = Headers.CacheControl.ToString();
        foreach (var word in words)
            if (said.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
