using System.Text.RegularExpressions;
using LawFirmSite.Data;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LawFirmSite.Tests.Data;

public class MigrationTests
{
    [Fact]
    public void The_migrations_of_Sqlite_match_the_model() => AssertUpToDate(
        new SqliteSiteDb(new DbContextOptionsBuilder<SqliteSiteDb>().UseSqlite().Options));

    [Fact]
    public void The_migrations_of_SqlServer_match_the_model() => AssertUpToDate(
        new SqlServerSiteDb(new DbContextOptionsBuilder<SqlServerSiteDb>().UseServer().Options));

    /// <summary>They are looked for in another way than EF Core's at every start.</summary>
    [Fact]
    public void A_start_knows_the_migrations_that_EF_Core_knows()
    {
        using var sqlite = new SqliteSiteDb(new DbContextOptionsBuilder<SqliteSiteDb>().UseSqlite().Options);
        using var server = new SqlServerSiteDb(new DbContextOptionsBuilder<SqlServerSiteDb>().UseServer().Options);

        Assert.Equal(sqlite.Database.GetMigrations(), KnownMigrations.Of(sqlite.GetType()));
        Assert.Equal(server.Database.GetMigrations(), KnownMigrations.Of(server.GetType()));
    }

    /// <summary>It is read instead of the model at every start. Made anew with the last command of README.md.</summary>
    [Fact]
    public void The_compiled_model_is_that_of_the_entities()
    {
        using var db = new SqliteSiteDb(new DbContextOptionsBuilder<SqliteSiteDb>().UseSqlite().Options);

        var model = db.GetService<IDesignTimeModel>().Model;
        Assert.Equal(Lines(model.ToDebugString(MetadataDebugStringOptions.ShortDefault))[1..], Lines(db.Model.ToDebugString(MetadataDebugStringOptions.ShortDefault))[1..]);
        Assert.Equal(Lines(model.GetRelationalModel().ToDebugString()), Lines(db.Model.GetRelationalModel().ToDebugString()));

        // Only a migration needs the constraints of a table.
        static string[] Lines(string written) => [.. written.Split('\n').Where(line => !line.Contains("Check constraints", StringComparison.Ordinal) && !line.Contains("Check: CK_", StringComparison.Ordinal))];
    }

    // No server is needed to know that a server would understand what it is sent: SQL Server 2019 and newer, and leaner ones.
    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    public void The_migrations_of_SqlServer_are_SQL_of_2019_and_use_nothing_that_is_not_listed(MigrationsSqlGenerationOptions options)
    {
        using var db = new SqlServerSiteDb(new DbContextOptionsBuilder<SqlServerSiteDb>().UseServer().Options);
        var script = db.Database.GetService<IMigrator>().GenerateScript(options: options);

        Assert.Contains("CREATE TABLE [Articles]", script);
        PlainSql.Holds(script);
        Assert.DoesNotContain("MERGE", script, StringComparison.Ordinal);
        // What is made of a text is not seen by the parser.
        PlainSql.Holds(Regex.Matches(script, @"EXEC\(N'((?:[^']|'')+)'\)").Select(text => text.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_history_of_migrations_and_the_lock_around_them_use_nothing_that_is_not_listed()
    {
        using var db = new SqlServerSiteDb(new DbContextOptionsBuilder<SqlServerSiteDb>().UseServer().Options);
        var history = db.GetService<IHistoryRepository>();

        PlainSql.Holds([history.GetCreateIfNotExistsScript(), history.GetInsertScript(new("1", "10")), SqlServerHistory.TakeLock, .. SqlServerHistory.MakeLock]);
    }

    private static void AssertUpToDate(SiteDb db)
    {
        using (db) Assert.False(db.Database.HasPendingModelChanges());
    }
}
