using Microsoft.Playwright;

namespace LawFirmSite.BrowserTests;

/// <summary>
/// One Chromium for a collection of tests: an installed Chromium or Chrome, else the one that Playwright installs. Where there is none,
/// tests are skipped with the reason, or fail when REQUIRE_BROWSER is set.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Installed =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    ];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
        // No process in reserve for each window, and none for drawing: starting them costs more than what is looked at.
        "--renderer-process-limit=1", "--in-process-gpu",
    ];

    // On a busy machine a page takes its time; who sees what was expected does not wait for it.
    private const float Patience = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _whyNot;
    private BrowserSite? _site;
    private readonly List<IBrowserContext> _windows = [];

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        try
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Installed.FirstOrDefault(File.Exists), Args = Arguments });
        }
        catch (Exception exception) when (exception is PlaywrightException or FileNotFoundException)
        {
            _whyNot = $"No browser: {exception.Message.Split('\n')[0]} Install Chromium or Chrome.";
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A fresh window without cookies.</summary>
    /// <exception cref="SkipException">There is no browser and none is required.</exception>
    public async Task<IPage> OpenAsync(BrowserSite site, int width = 1280, bool script = true, bool print = false, bool worker = false, string? userAgent = null)
    {
        if (_browser is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("REQUIRE_BROWSER") == "1", _whyNot);
            throw new SkipException(_whyNot);
        }
        await CloseOthersAsync(site);
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = site.Address,
            JavaScriptEnabled = script,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            UserAgent = userAgent,
            // Only one story is about it; elsewhere it would fetch a page for nothing.
            ServiceWorkers = worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        context.SetDefaultTimeout(Patience);
        _windows.Add(context);
        var page = await context.NewPageAsync();
        if (print) await page.EmulateMediaAsync(new() { Media = Media.Print });
        return page;
    }

    /// <summary>Tests of a collection run one after the other, so the windows of another site are those of a test that is over; they would go on asking it.</summary>
    private async Task CloseOthersAsync(BrowserSite site)
    {
        if (_site == site) return;
        foreach (var window in _windows) await window.CloseAsync();
        _windows.Clear();
        _site = site;
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Browser>
{
    public const string Name = "browser";
}

/// <summary>A second browser beside the first: collections run side by side, and each of the two has about half of what there is to do.</summary>
[CollectionDefinition(Name)]
public sealed class SecondBrowserCollection : ICollectionFixture<Browser>
{
    public const string Name = "second browser";
}
