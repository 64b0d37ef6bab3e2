using System.Diagnostics.Metrics;

namespace LawFirmSite.Web.PageCaching;

/// <summary>What the page cache does, for <c>dotnet-counters</c> and whatever else listens: pages sent from memory, pages made, bytes kept.</summary>
public sealed class PageMetrics
{
    public const string Name = "LawFirmSite.Pages";
    public const string FromCacheName = "pages.from_cache";
    public const string RenderedName = "pages.rendered";
    public const string SizeName = "pages.cache.size";

    private readonly Meter _meter;
    private readonly Counter<long> _fromCache;
    private readonly Counter<long> _rendered;

    public PageMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _fromCache = _meter.CreateCounter<long>(FromCacheName, "{page}");
        _rendered = _meter.CreateCounter<long>(RenderedName, "{page}");
    }

    public void FromCache() => _fromCache.Add(1);

    public void Rendered(int status) => _rendered.Add(1, new KeyValuePair<string, object?>("status", status));

    public void Observe(Func<long> bytes) => _meter.CreateObservableGauge(SizeName, bytes, "By");
}
