using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Web.PageCaching;

/// <summary>The whole site with a clock that can be put forward, a few odd pages beside its own, and its meter read.</summary>
public class CachedSite : TestSite
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _counts = new();
    private IMeterFactory? _meters;

    public CachedSite() : this([]) { }

    protected CachedSite(Dictionary<string, string> settings) : base(settings)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Other sites run beside this one, and after it; a meter knows whose it is.
            if (instrument.Meter.Name == PageMetrics.Name && ReferenceEquals(instrument.Meter.Scope, _meters))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            _counts.AddOrUpdate(instrument.Name, value, (_, before) => instrument.IsObservable ? value : before + value));
    }

    public MovedClock Time { get; protected init; } = new();

    public long Rendered => Count(PageMetrics.RenderedName);

    public long FromCache => Count(PageMetrics.FromCacheName);

    public long Bytes
    {
        get
        {
            Listen();
            _listener.RecordObservableInstruments();
            return Count(PageMetrics.SizeName);
        }
    }

    /// <summary>From now on the meter is read.</summary>
    public void Listen()
    {
        _meters ??= Services.GetRequiredService<IMeterFactory>();
        _listener.Start();
    }

    public Task<string> TextAsync(string address) => Visitor().GetStringAsync(address);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.AddControllersWithViews().AddApplicationPart(typeof(OddPagesController).Assembly);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _listener.Dispose();
    }

    private long Count(string name) => _counts.GetValueOrDefault(name);
}

/// <summary>The real time, or one that stands, put forward by hand.</summary>
public sealed class MovedClock(DateTimeOffset? standing = null) : TimeProvider
{
    private long _ticks;

    public void PutForward(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => (standing ?? base.GetUtcNow()).AddTicks(Interlocked.Read(ref _ticks));
}
