using LawFirmSite.Data;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace LawFirmSite.Tests.Data;

public class MigrationTests
{
    [Fact]
    public void The_migrations_of_Sqlite_match_the_model() => AssertUpToDate(
        new SqliteSiteDb(new DbContextOptionsBuilder<SqliteSiteDb>().UseSqlite().Options));

    [Fact]
    public void The_migrations_of_SqlServer_match_the_model() => AssertUpToDate(
        new SqlServerSiteDb(new DbContextOptionsBuilder<SqlServerSiteDb>().UseSqlServer().Options));

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

    // No server is needed to know that a server would understand what it is sent: SQL Server 2019 and newer.
    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    public void The_migrations_of_SqlServer_are_valid_SQL_of_2019_without_renames(MigrationsSqlGenerationOptions options)
    {
        using var db = new SqlServerSiteDb(new DbContextOptionsBuilder<SqlServerSiteDb>().UseSqlServer().Options);
        var script = db.Database.GetService<IMigrator>().GenerateScript(options: options);

        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);

        Assert.Contains("CREATE TABLE [Articles]", script);
        Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}"));
        Assert.DoesNotMatch("sp_rename|ALTER SCHEMA|SYSTEM_VERSIONING|FULLTEXT|MERGE ", script);
    }

    private static void AssertUpToDate(SiteDb db)
    {
        using (db) Assert.False(db.Database.HasPendingModelChanges());
    }
}
