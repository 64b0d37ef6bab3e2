using LawFirmSite.Data.Audit;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Data.SqlServer;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data;

/// <summary>Chooses the database named by <c>Database:Provider</c>.</summary>
public static class DatabaseSetup
{
    private const int BusyTimeoutSeconds = 10;

    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var dataFolder = Path.GetFullPath(configuration["Data:Folder"] ?? "data", builder.Environment.ContentRootPath);
        builder.Services.AddSingleton(new DataFolder(dataFolder));
        builder.Services.AddSingleton<ContentVersion>();
        builder.Services.AddSingleton<ContentVersionInterceptor>();
        builder.Services.AddHostedService<ContentVersionPoll>();
        builder.Services.AddScoped<Actor>();

        switch (configuration["Database:Provider"] ?? "Sqlite")
        {
            case "Sqlite":
                var sqlite = SqliteConnectionString(configuration.GetConnectionString("Sqlite"), dataFolder, builder.Environment.ContentRootPath);
                builder.Services.AddSingleton(new SqliteFile(sqlite));
                builder.Services.AddSiteDb<SqliteSiteDb>((services, db) => db
                    .UseSqlite(sqlite)
                    .AddInterceptors(new SqliteConnectionSetup(), services.GetRequiredService<ContentVersionInterceptor>()));
                break;
            case "SqlServer":
                var sqlServer = SqlServerConnections.Bounded(configuration.GetConnectionString("SqlServer")
                    ?? throw new SettingException("ConnectionStrings:SqlServer is missing; Database:Provider is SqlServer."));
                builder.Services.AddSingleton<ServerReach>();
                builder.Services.AddSiteDb<SqlServerSiteDb>((services, db) => db
                    .UseServer(sqlServer, configuration.GetValue<int?>("Database:MaxBatchSize"))
                    .AddInterceptors(services.GetRequiredService<ServerReach>(), services.GetRequiredService<ContentVersionInterceptor>()));
                break;
            case var other:
                throw new SettingException($"Database:Provider is '{other}'; use Sqlite or SqlServer.");
        }
    }

    /// <summary>
    /// Makes the model of the database beside whatever follows: the pages are put together meanwhile, which takes as long and needs nothing of it. Whoever
    /// asks the database first waits for the rest. What goes wrong here goes wrong there again, and is told there. One processor gains nothing by it.
    /// </summary>
    public static void BeginModel(this WebApplication app)
    {
        if (Environment.ProcessorCount == 1) return;

        Task.Run(async () =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SiteDb>().Model.GetRelationalModel();
        });
    }

    /// <summary>A pooled context knows nothing of the scope it is used in, so it is told here who acts in it.</summary>
    private static void AddSiteDb<T>(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> options) where T : SiteDb
    {
        services.AddDbContextPool<T>(options);
        services.AddScoped<SiteDb>(scope =>
        {
            var db = scope.GetRequiredService<T>();
            db.Actor = scope.GetRequiredService<Actor>();
            return db;
        });
    }

    /// <summary>Relative paths count from the content root, whatever folder the program is started from.</summary>
    private static string SqliteConnectionString(string? configured, string dataFolder, string contentRoot)
    {
        var connection = Parsed(configured ?? $"Data Source={Path.Combine(dataFolder, "site.db")}");
        if (!connection.DataSource.StartsWith(":memory:", StringComparison.Ordinal))
            connection.DataSource = Path.GetFullPath(connection.DataSource, contentRoot);
        if (!connection.ShouldSerialize("Default Timeout")) connection.DefaultTimeout = BusyTimeoutSeconds;
        connection.ForeignKeys = true;
        return connection.ConnectionString;
    }

    private static SqliteConnectionStringBuilder Parsed(string text)
    {
        try
        {
            return new(text);
        }
        catch (ArgumentException)
        {
            throw new SettingException("ConnectionStrings:Sqlite cannot be read; write it as Data Source=/path/to/site.db.");
        }
    }
}

/// <summary>How to connect to the file of a site on SQLite; no other site has it.</summary>
public sealed record SqliteFile(string ConnectionString);

/// <summary>The folder everything is written to.</summary>
public sealed record DataFolder(string Path);

/// <summary>A setting, or something else around the program, that it cannot work with. The message is for the operator and says what to do.</summary>
public sealed class SettingException(string message) : Exception(message);
