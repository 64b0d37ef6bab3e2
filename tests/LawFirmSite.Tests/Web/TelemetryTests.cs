using System.Collections.Concurrent;
using System.Net;
using System.Text;
using LawFirmSite.Data;
using LawFirmSite.Tests.Admin;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace LawFirmSite.Tests.Web;

/// <summary>What a collector gets, and that it gets nothing that is anybody's own.</summary>
public class TelemetryTests
{
    /// <summary>Takes whatever is sent to it.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly ConcurrentQueue<(string Path, byte[] Body)> _got = new();

        public Collector()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            _app = builder.Build();
            _app.MapPost("/{**path}", async (HttpRequest request) =>
            {
                var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                _got.Enqueue((request.Path, body.ToArray()));
            });
            _app.Start();
        }

        public string Address => _app.Urls.Single();

        /// <summary>Strings stand in the messages as they are.</summary>
        public string Text(string path) => string.Concat(_got.Where(message => message.Path == path).Select(message => Encoding.UTF8.GetString(message.Body)));

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }

    private sealed class WatchedSite(string collector) : TestSite(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" });

    [Fact]
    public async Task A_collector_is_told_what_was_asked_for_and_how_it_went_but_no_word_secret_or_person()
    {
        await using var collector = new Collector();
        using var site = new WatchedSite(collector.Address);
        var author = await site.StaffAsync(LawFirmSite.Data.Accounts.StaffRole.Author);
        var id = await author.NewArticleAsync("草稿金丝雀标题", "草稿金丝雀正文");
        using (await author.PostAsync($"/admin/articles/{id}/preview-links", [])) { }
        var preview = new Uri((await author.PageAsync($"/admin/articles/{id}")).QuerySelector("#new-preview-link")!.GetAttribute("value")!).AbsolutePath;
        var visitor = site.Visitor();
        visitor.DefaultRequestHeaders.Add("User-Agent", "canary-browser");
        visitor.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        visitor.DefaultRequestHeaders.Add("tracestate", "canary=state");
        visitor.DefaultRequestHeaders.Add("baggage", "canary=baggage");
        foreach (var path in new[] { "/", "/articles/1", preview, "/search?q=canary-search", "/admin/new-password?token=canary-token", "/admin/setup?token=canary-token", "/canary-nowhere", "/health/ready" })
            using (await visitor.GetAsync(path)) { }

        Assert.True(site.Services.GetRequiredService<TracerProvider>().ForceFlush(10_000));
        Assert.True(site.Services.GetRequiredService<MeterProvider>().ForceFlush(10_000));
        var traces = collector.Text("/v1/traces");
        var metrics = collector.Text("/v1/metrics");

        Assert.Contains("preview/{token", traces);
        Assert.Contains("search", traces);
        Assert.Contains("http.response.status_code", traces);
        Assert.DoesNotContain("health", traces);
        Assert.Contains("pages.rendered", metrics);
        Assert.Contains("http.server.request.duration", metrics);
        Assert.Contains("dotnet.gc", metrics);
        foreach (var secret in new[] { "canary", "金丝雀", preview.Split('/')[2], author.UserName, TestSite.Password })
            Assert.DoesNotContain(secret, traces + metrics, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Without_a_collector_nothing_watches()
    {
        using var site = new TestSite();
        Assert.Null(site.Services.GetService<TracerProvider>());
        Assert.Null(site.Services.GetService<MeterProvider>());
    }

    [Theory]
    [InlineData("collector:4317")]
    [InlineData("/tmp/collector")]
    public void An_address_that_is_none_is_refused(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = address;
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT", Assert.Throws<SettingException>(builder.AddTelemetry).Message);
    }
}
