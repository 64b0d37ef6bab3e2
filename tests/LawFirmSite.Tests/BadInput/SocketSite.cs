namespace LawFirmSite.Tests.BadInput;

/// <summary>The whole site behind the real web server, for what a client library would put right before it is sent.</summary>
public sealed class SocketSite : TestSite
{

    public SocketSite()
    {
        UseKestrel(0);
        StartServer();
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = ClientOptions.BaseAddress };
    }

    /// <summary>Follows no redirect and keeps no cookie; each request is from somebody new.</summary>
    public HttpClient Client { get; }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Asks for an address to the letter: dots, doubled slashes and percent signs stay as they are.</summary>
    public Task<HttpResponseMessage> GetAsSpelledAsync(string address) =>
        Client.SendAsync(new(HttpMethod.Get, new Uri($"{Address.GetLeftPart(UriPartial.Authority)}{address}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })));

    protected override void Dispose(bool disposing)
    {
        if (disposing) Client.Dispose();
        base.Dispose(disposing);
    }
}
