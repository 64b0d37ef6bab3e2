using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LawFirmSite.Data;

/// <summary>The migrations this program has for a database. EF Core tells the same, and loads every class of the program to find them, which is felt at a start.</summary>
public static class KnownMigrations
{
    /// <summary>Their names in order, the oldest first.</summary>
    /// <param name="context">The class of the context of that database.</param>
    public static IReadOnlyList<string> Of(Type context) =>
    [
        .. context.Assembly.ExportedTypes
            .Where(type => type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()!.ContextType == context)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id)
            .Order(StringComparer.Ordinal),
    ];
}
