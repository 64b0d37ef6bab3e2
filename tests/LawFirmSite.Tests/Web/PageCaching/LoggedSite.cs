using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace LawFirmSite.Tests.Web.PageCaching;

/// <summary>A site whose log can be read.</summary>
public sealed class LoggedSite : CachedSite
{
    public LogLines Log { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
            services.AddSingleton<ILoggerFactory>(new SerilogLoggerFactory(new LoggerConfiguration().WriteTo.Sink(Log).CreateLogger(), dispose: true)));
    }
}

/// <summary>The lines of one site's log as people read them.</summary>
public sealed class LogLines : ILogEventSink
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IEnumerable<string> Lines => _lines;

    public void Emit(LogEvent logEvent) => _lines.Enqueue(logEvent.RenderMessage());
}
