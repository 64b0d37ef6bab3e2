using System.Diagnostics;
using LawFirmSite.Data;
using Microsoft.AspNetCore.Connections;
using Serilog;
using Serilog.Configuration;
using Serilog.Context;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Settings.Configuration;

namespace LawFirmSite.Web;

/// <summary>
/// Readable lines while developing, compact JSON in production, on standard error and in files that rotate. Requests are
/// logged with method, path, status and time; never with form contents, cookies or query strings.
/// </summary>
public static class SiteLogging
{
    private const int KeptFiles = 14;
    private const long LargestFile = 50 * 1024 * 1024;
    private const string RequestPath = "RequestPath";
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static void AddSiteLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog((services, log) =>
        {
            // Where what may be configured is named, it is not looked for among all that is installed, which would be felt at each start.
            var known = new ConfigurationReaderOptions(typeof(Serilog.ILogger).Assembly, typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly);
            log.ReadFrom.Configuration(builder.Configuration, known).Enrich.FromLogContext().Enrich.With<NoSecretPaths>();
            // While this may say anything the host begins a trace for every request, those answered from memory too; see UseRequestLogging.
            log.MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off);
            // A port in use is said in one sentence by the command that met it; the host's stack trace helps nobody.
            log.Filter.ByExcluding(entry => entry.Exception is IOException { InnerException: AddressInUseException });
            // Standard output belongs to what commands answer and to the setup link.
            if (builder.Environment.IsDevelopment())
            {
                log.WriteTo.Console(outputTemplate: Line, standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: System.Globalization.CultureInfo.InvariantCulture);
                return;
            }
            log.WriteTo.Console(new CompactJsonFormatter(), standardErrorFromLevel: LogEventLevel.Verbose);
            // Whoever needs the folder makes it; a command that needs none leaves none behind.
            var folder = services.GetRequiredService<DataFolder>().Path;
            log.WriteTo.Conditional(_ => Directory.Exists(folder), files => files.SiteFiles(folder));
        }, preserveStaticLogger: true); // a logger for the whole process would be closed by whichever site in it ends first

    /// <summary>A file a day, and another one when it gets large; the oldest go.</summary>
    public static LoggerConfiguration SiteFiles(this LoggerSinkConfiguration log, string dataFolder, long largest = LargestFile, int kept = KeptFiles) =>
        log.File(new CompactJsonFormatter(), Path.Combine(dataFolder, "logs", "site-.json"),
            rollingInterval: RollingInterval.Day, retainedFileCountLimit: kept, fileSizeLimitBytes: largest, rollOnFileSizeLimit: true, shared: true);

    /// <summary>
    /// One line a request, and its number, path and trace beside whatever is logged during it. Static files, probes and answers from the page cache
    /// are counted by metrics instead.
    /// </summary>
    public static void UseRequestLogging(this IApplicationBuilder app)
    {
        app.Use(async (context, next) =>
        {
            using var trace = Activity.Current is null ? new Activity("Request").Start() : null;
            using var number = LogContext.PushProperty("RequestId", context.TraceIdentifier);
            using var path = LogContext.PushProperty(RequestPath, context.Request.Path.Value);
            await next(context);
        });
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} {Elapsed:0} ms";
            options.GetMessageTemplateProperties = (context, path, elapsed, status) =>
            [
                new("RequestMethod", new ScalarValue(context.MethodAsked())),
                new(RequestPath, new ScalarValue(path)),
                new("StatusCode", new ScalarValue(status)),
                new("Elapsed", new ScalarValue(elapsed)),
            ];
            options.GetLevel = (context, _, exception) =>
                exception is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
                : IsQuiet(context) ? LogEventLevel.Verbose
                : LogEventLevel.Information;
        });
    }

    private static bool IsQuiet(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/health")
        || context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null;

    /// <summary>The address of a preview is all it takes to read it, and whatever is logged during a request carries the path, faults of libraries too.</summary>
    private sealed class NoSecretPaths : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            if (logEvent.Properties.TryGetValue(RequestPath, out var value) && value is ScalarValue { Value: string path } && new PathString(path).StartsWithSegments("/preview"))
                logEvent.AddOrUpdateProperty(new(RequestPath, new ScalarValue("/preview/…")));
        }
    }
}
