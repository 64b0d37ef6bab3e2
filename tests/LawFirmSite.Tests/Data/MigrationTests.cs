using LawFirmSite.Data;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Data.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Data;

public class MigrationTests
{
    [Fact]
    public void The_migrations_of_Sqlite_match_the_model() => AssertUpToDate(
        new SqliteSiteDb(new DbContextOptionsBuilder<SqliteSiteDb>().UseSqlite().Options));

    [Fact]
    public void The_migrations_of_SqlServer_match_the_model() => AssertUpToDate(
        new SqlServerSiteDb(new DbContextOptionsBuilder<SqlServerSiteDb>().UseSqlServer().Options));

    private static void AssertUpToDate(SiteDb db)
    {
        using (db) Assert.False(db.Database.HasPendingModelChanges());
    }
}
