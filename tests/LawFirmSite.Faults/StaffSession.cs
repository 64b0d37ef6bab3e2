using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace LawFirmSite.Faults;

/// <summary>
/// A member of staff at a browser: cookies and one token, both good for as long as the session is, also after the site was
/// started anew.
/// </summary>
public sealed partial class StaffSession : IDisposable
{
    public const string Name = "某某管理员";
    public const string Password = "四个 不相干 的词 correct-horse";

    private readonly HttpClient _client;
    private readonly Lock _lock = new();
    private string _token = "";
    private TimeSpan _slowest;

    private StaffSession(HttpClient client) => _client = client;

    /// <summary>Makes the first administrator of a new site, who is signed in by that.</summary>
    public static async Task<StaffSession> FirstAsync(Way way, Uri link)
    {
        var session = new StaffSession(way.Open());
        await session.ReadTokenAsync(link.PathAndQuery);
        var token = Uri.UnescapeDataString(link.Query["?token=".Length..]);
        await session.EnterAsync("/admin/setup", new() { ["Token"] = token, ["UserName"] = Name, ["Password"] = Password, ["PasswordAgain"] = Password });
        return session;
    }

    /// <summary>Signs in at any site that has an account with this name and password.</summary>
    public static async Task<StaffSession> SignInAsync(Way way)
    {
        var session = new StaffSession(way.Open());
        await session.ReadTokenAsync("/admin/sign-in");
        await session.EnterAsync("/admin/sign-in", new() { ["UserName"] = Name, ["Password"] = Password });
        return session;
    }

    /// <summary>How long the slowest answer to a form took since this was asked last.</summary>
    public TimeSpan TakeSlowest()
    {
        lock (_lock)
        {
            var slowest = _slowest;
            _slowest = TimeSpan.Zero;
            return slowest;
        }
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    /// <summary>Reads a page to its end.</summary>
    public Task<Reply> ReadAsync(string path) => AnsweredAsync(() => _client.GetAsync(path));

    public Task<Reply> SaveAsync(string path, Dictionary<string, string> fields) =>
        SendAsync(path, new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", _token))));

    public async Task<Reply> UploadAsync(string name, byte[] picture, string alt)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(_token), "__RequestVerificationToken" },
            { new StringContent(alt), "Alt" },
            { new ByteArrayContent(picture), "Files", name },
        };
        return await SendAsync("/admin/media", form);
    }

    public void Dispose() => _client.Dispose();

    private Task<Reply> SendAsync(string path, HttpContent form) => AnsweredAsync(() => _client.PostAsync(path, form));

    private async Task<Reply> AnsweredAsync(Func<Task<HttpResponseMessage>> ask)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await ask();
            // So says a proxy when nobody answered it; the site itself never does.
            if (answer.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout) return Reply.None;

            var page = await answer.Content.ReadAsStringAsync();
            lock (_lock) _slowest = TimeSpan.FromTicks(Math.Max(_slowest.Ticks, Stopwatch.GetElapsedTime(began).Ticks));
            return new(answer.StatusCode, answer.Headers.Location?.ToString(), page);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException)
        {
            return Reply.None;
        }
    }

    private async Task EnterAsync(string path, Dictionary<string, string> fields)
    {
        if (!(await SaveAsync(path, fields)).IsAcknowledgement) throw new InvalidOperationException($"{path} let nobody in.");
        await ReadTokenAsync("/admin/articles/new");
    }

    private async Task ReadTokenAsync(string page) =>
        _token = TokenField().Match(await _client.GetStringAsync(page)) is { Success: true } token ? token.Groups[1].Value : throw new InvalidOperationException($"{page} has no form.");

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex TokenField();
}

/// <summary>What came back, or that nothing did.</summary>
public sealed record Reply(HttpStatusCode? Status, string? To, string Page)
{
    public static Reply None { get; } = new(null, null, "");

    /// <summary>It was read whole and says that all was done. Being sent to sign in says nothing of the kind.</summary>
    public bool IsAcknowledgement => Status == HttpStatusCode.Redirect && To is not null && !To.StartsWith("/admin/sign-in", StringComparison.Ordinal);

    public bool IsRefusal => Status is not null && !IsAcknowledgement;
}
