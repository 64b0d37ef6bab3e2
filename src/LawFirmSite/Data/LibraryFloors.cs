using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Data;

/// <summary>
/// The oldest libraries the program runs with. Older ones have faults that nothing in it can make up for: cookies that anybody can
/// forge (Data Protection before 10.0.7), and a write-ahead log that two connections can damage (SQLite before 3.51.3).
/// </summary>
public static class LibraryFloors
{
    private static readonly Version OldestDataProtection = new(10, 0, 7);
    private static readonly Version OldestSqlite = new(3, 51, 3);

    /// <summary>The version that runs, whatever the packages named: the runtime of the machine decides.</summary>
    public static string DataProtection =>
        typeof(DataProtectionServiceCollectionExtensions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static string Sqlite
    {
        get
        {
            using var connection = new SqliteConnection();
            return connection.ServerVersion;
        }
    }

    public static void Require() => Require(DataProtection, Sqlite);

    public static void Require(string dataProtection, string sqlite)
    {
        if (IsOlder(dataProtection, OldestDataProtection))
            throw new SettingException($"This machine runs ASP.NET Core {dataProtection.Split('+')[0]}, with which cookies can be forged; install a .NET 10 runtime of {OldestDataProtection} or newer.");
        if (IsOlder(sqlite, OldestSqlite))
            throw new SettingException($"SQLite {sqlite} can damage a database; publish the program again, with a package that brings {OldestSqlite} or newer.");
    }

    private static bool IsOlder(string version, Version floor) => !Version.TryParse(version.Split('+', '-')[0], out var given) || given < floor;
}
