using FsCheck.Xunit;
using LawFirmSite.Data.Search;
using LawFirmSite.Domain.Search;
using LawFirmSite.Tests.Domain.Intake;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Tests.Data;

/// <summary>Whatever is looked for is words to the search index and to the database, and never more.</summary>
[Properties(Arbitrary = [typeof(RandomPages)])]
public sealed class SearchProperties : IDisposable
{
    private readonly SqliteConnection _database = new("Data Source=:memory:");

    public SearchProperties()
    {
        _database.Open();
        Execute("CREATE VIRTUAL TABLE texts USING fts5(title, body, facets); INSERT INTO texts VALUES ('canary', 'canary', 'k1')");
    }

    public void Dispose() => _database.Dispose();

    [Rounds(1000)]
    public void What_is_typed_means_nothing_to_the_index(WildText typed) => Ask(typed.Text);

    [Rounds(300)]
    public void Nor_does_any_string(string? typed) => Ask(typed);

    [Fact]
    public void Nor_do_the_signs_of_its_language()
    {
        foreach (var typed in new[] { "\"", "\"\"", "a\"b", "NEAR(a b)", "a AND", "OR", "NOT a", "title:a", "^a", "a*", "-a", "{title body}:a", "a+b", "(", ")", "'; DROP TABLE texts; --", "\0", "a\0b", "\ud800" }) Ask(typed);
    }

    // Found by chance: .NET does not normalize U+FFFE, and the search page answered 500.
    [Theory]
    [InlineData("\uFFFE"), InlineData("法律\uFFFE援助"), InlineData("\uD800"), InlineData("\uFFFF"), InlineData("\uFDD0")]
    public void What_is_no_character_is_looked_for_like_anything_else(string typed)
    {
        Ask(typed);
        Assert.Equal(typed, string.Concat(Excerpt.Whole(typed, ["法律"]).Select(part => part.Text)));
    }

    [Rounds(500)]
    public void A_pattern_finds_its_word_and_no_other(string? word, string? text)
    {
        // SQLite ends a text at its first NUL, which no stored text has.
        var (sought, held) = (Plain(word), Plain(text));
        using var command = _database.CreateCommand();
        command.CommandText = "SELECT $text LIKE $pattern ESCAPE '\\'";
        command.Parameters.AddWithValue("$text", held + sought + held);
        command.Parameters.AddWithValue("$pattern", SearchQuery.Pattern(sought));
        Assert.Equal(1L, command.ExecuteScalar());

        command.Parameters["$text"].Value = held;
        Assert.Equal(held.Contains(sought, StringComparison.OrdinalIgnoreCase) ? 1L : 0L, command.ExecuteScalar());
    }

    [Rounds(500)]
    public void An_excerpt_is_made_of_the_text_and_of_nothing_else(WildText text, WildText typed)
    {
        var spellings = SearchQuery.Of(typed.Text).Words.SelectMany(word => word.Spellings).ToList();

        Assert.Equal(text.Text, string.Concat(Excerpt.Whole(text.Text, spellings).Select(part => part.Text)));
        Assert.NotNull(Excerpt.Around(text.Text, spellings, 40));
    }

    internal void Ask(string? typed)
    {
        var query = SearchQuery.Of(typed);
        Assert.InRange(query.Words.Count, 0, 8);
        if (query.IsEmpty) return;

        using var command = _database.CreateCommand();
        command.CommandText = "SELECT count(*) FROM texts WHERE texts MATCH $match";
        var match = SearchExpression.All(query.Words);
        command.Parameters.AddWithValue("$match", SearchExpression.With(match, ["k1"]));
        Assert.InRange((long)command.ExecuteScalar()!, 0, 1);
        command.Parameters["$match"].Value = SearchExpression.InTitle(match);
        Assert.InRange((long)command.ExecuteScalar()!, 0, 1);
    }

    // ASCII: what SQLite compares without regard to case is ASCII only.
    private static string Plain(string? text) => string.Concat((text ?? "").Where(c => c is > '\0' and < '\x80'));

    private void Execute(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
