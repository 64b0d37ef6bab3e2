using LawFirmSite.Data.Sqlite;
using LawFirmSite.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LawFirmSite.Data;

// `dotnet ef migrations add X --context SqliteSiteDb` and `--context SqlServerSiteDb` need no running site.
internal sealed class SqliteFactory : IDesignTimeDbContextFactory<SqliteSiteDb>
{
    public SqliteSiteDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteSiteDb>().UseSqlite().Options);
}

internal sealed class SqlServerFactory : IDesignTimeDbContextFactory<SqlServerSiteDb>
{
    public SqlServerSiteDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerSiteDb>().UseServer().Options);
}
