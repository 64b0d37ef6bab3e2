using System.Text.RegularExpressions;
using LawFirmSite.Data;
using LawFirmSite.Data.Audit;
using LawFirmSite.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LawFirmSite.Tests.Data;

/// <summary>Whoever adds an entity or a column decides whether the record tells of it.</summary>
public sealed class AuditArchitectureTests
{
    private static readonly IModel Model = new SqliteSiteDb(new DbContextOptionsBuilder<SqliteSiteDb>().UseSqlite().Options).Model;

    [Fact]
    public void Every_entity_is_audited_or_says_why_not()
    {
        Assert.Equal(Model.GetEntityTypes().Where(entity => !entity.IsOwned()).Select(entity => entity.ClrType.Name).Order(),
            AuditedEntities.Audited.Keys.Concat(AuditedEntities.NotAudited.Keys).Select(type => type.Name).Order());
    }

    [Fact]
    public void Every_column_of_an_audited_entity_is_decided_on() => Assert.Empty(
        from audited in AuditedEntities.Audited
        from column in Columns(Model.FindEntityType(audited.Key)!)
        where !audited.Value.Names(column)
        select $"{audited.Key.Name}.{column} is neither told nor left out: decide in Data/Audit");

    [Fact]
    public void No_column_is_named_that_is_not_there() => Assert.Empty(
        from audited in AuditedEntities.Audited
        let columns = Columns(Model.FindEntityType(audited.Key)!).ToList()
        from name in audited.Value.Tells.Concat(audited.Value.Steps.SelectMany(step => step.Columns)).Concat(audited.Value.Secrets)
        where !columns.Contains(name)
        select $"{audited.Key.Name}.{name}");

    [Fact]
    public void No_secret_is_told() => Assert.Empty(
        from audited in AuditedEntities.Audited
        from name in audited.Value.Tells.Concat(audited.Value.Steps.SelectMany(step => step.Columns)).Except(audited.Value.Secrets)
        where new[] { "Hash", "Stamp", "Token", "Key", "Secret" }.Any(word => name.Contains(word, StringComparison.Ordinal))
        select $"{audited.Key.Name}.{name}");

    // A count, or a link that can be used once, is changed by one statement: only columns that are left out may be.
    [Fact]
    public void What_goes_past_the_change_tracker_is_not_audited() => Assert.Empty(
        from file in Directory.EnumerateFiles(Path.Combine(TestSite.Repository, "src", "LawFirmSite"), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("Migrations", StringComparison.Ordinal)
        from Match statement in Regex.Matches(File.ReadAllText(file), @"\b[dD]b\.(\w+)\b[^;]*?\.Execute(Update|Delete)(Async)?\([^;]*")
        let set = typeof(SiteDb).GetProperty(statement.Groups[1].Value)?.PropertyType.GenericTypeArguments.SingleOrDefault()
        where set is null || (!AuditedEntities.NotAudited.ContainsKey(set) && !(statement.Groups[2].Value == "Update" && ChangedBy(statement).All(AuditedEntities.Audited[set].Leaves)))
        select $"{Path.GetFileName(file)}: {statement.Value}");

    private static IEnumerable<string> ChangedBy(Match statement) =>
        Regex.Matches(statement.Value, @"SetProperty\(\s*\w+ => \w+\.(\w+)").Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Columns(ITypeBase type) =>
        type.GetProperties().Select(property => property.Name)
            .Concat(type.GetComplexProperties().SelectMany(value => Columns(value.ComplexType).Select(column => $"{value.Name}.{column}")));
}
