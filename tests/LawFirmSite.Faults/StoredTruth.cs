using Microsoft.Data.Sqlite;
using SkiaSharp;

namespace LawFirmSite.Faults;

/// <summary>
/// Looks into the database past the site, with statements of its own, and compares what is there with the ledger: every
/// acknowledged write once and to the letter, every other whole or not at all.
/// </summary>
public static class StoredTruth
{
    /// <summary>What is one change in several tables; each row that such a query gives is half of one.</summary>
    private static readonly (string What, string Sql)[] Halves =
    [
        ("an article without as many revisions as it says", """
            SELECT Id FROM Articles a WHERE RevisionCount <> (SELECT count(*) FROM Revisions r WHERE r.ArticleId = a.Id)
                OR RevisionCount <> (SELECT max(Number) FROM Revisions r WHERE r.ArticleId = a.Id)
            """),
        ("a public text that is not the revision it was made from", """
            SELECT Id FROM Articles a WHERE PublishedRevision > 0 AND (PublishedHtml_Html IS NULL OR PublishedAt IS NULL OR NOT EXISTS
                (SELECT 1 FROM Revisions r WHERE r.ArticleId = a.Id AND r.Number = a.PublishedRevision AND r.Text_Title = a.Published_Title AND r.Text_Body = a.Published_Body))
            """),
        ("a new article that the record does not tell of", "SELECT Id FROM Articles a WHERE NOT EXISTS (SELECT 1 FROM AuditEntries e WHERE e.Kind = 'Article' AND e.SubjectId = a.Id AND e.Verb = 'Added')"),
        ("a revision that the record does not tell of", """
            SELECT Id FROM Revisions r WHERE r.ArticleId IS NOT NULL AND r.Number > 1
                AND NOT EXISTS (SELECT 1 FROM AuditEntries e WHERE e.Kind = 'Article' AND e.SubjectId = r.ArticleId AND e.ToRevision = r.Number AND e.Verb = 'Saved')
            """),
        ("a publication that the record does not tell of", """
            SELECT Id FROM Articles a WHERE PublishedRevision > 1
                AND NOT EXISTS (SELECT 1 FROM AuditEntries e WHERE e.Kind = 'Article' AND e.SubjectId = a.Id AND e.Verb = 'Published' AND e.ToRevision = a.PublishedRevision)
            """),
        ("a record of a revision that is not there", """
            SELECT e.Id FROM AuditEntries e WHERE e.Kind = 'Article' AND e.Verb = 'Saved'
                AND NOT EXISTS (SELECT 1 FROM Revisions r WHERE r.ArticleId = e.SubjectId AND r.Number = e.ToRevision)
            """),
        ("a number whose history does not end where it stands", """
            SELECT c.Id FROM ContactPoints c WHERE c.Label LIKE '写手%' AND c.Note <>
                coalesce((SELECT h."To" FROM ContactChanges h WHERE h.ContactPointId = c.Id AND h.Kind = 4 ORDER BY h.Id DESC LIMIT 1), '')
            """),
        ("a row that points to none", "SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check"),
    ];

    private static readonly (string What, string Sql)[] Twice =
    [
        ("an article", "SELECT Text_Title FROM Revisions WHERE ArticleId IS NOT NULL AND Number = 1 GROUP BY Text_Title HAVING count(*) > 1"),
        ("a change of a number", "SELECT \"To\" FROM ContactChanges WHERE Kind = 4 GROUP BY \"To\" HAVING count(*) > 1"),
        ("a record of a step", "SELECT Title || ' ' || Verb FROM AuditEntries WHERE Kind = 'Article' AND Verb IN ('Added', 'Saved', 'Published') GROUP BY SubjectId, Verb, ToRevision HAVING count(*) > 1"),
        ("a picture", "SELECT Alt FROM MediaFiles WHERE Alt <> '' GROUP BY Alt HAVING count(*) > 1"),
    ];

    /// <summary>"ok", or what is wrong with the file and with rows that point to none.</summary>
    public static async Task<string> IntegrityAsync(string database)
    {
        await using var connection = await OpenAsync(database);
        return string.Join("; ", [.. await TextsAsync(connection, "PRAGMA integrity_check"), .. await TextsAsync(connection, "SELECT \"table\" FROM pragma_foreign_key_check")]);
    }

    /// <summary>Compares with all that was noted since the last time.</summary>
    public static Task CompareAsync(string database, Ledger ledger) => CompareAsync(database, ledger, ledger.TakeUnchecked);

    /// <summary>Compares with these writes, each of which was acknowledged; others may be there as well.</summary>
    public static Task CompareAsync(string database, Ledger ledger, List<Write> acknowledged) => CompareAsync(database, ledger, () => acknowledged);

    private static async Task CompareAsync(string database, Ledger ledger, Func<List<Write>> writes)
    {
        await using var connection = await OpenAsync(database);
        ledger.Integrity = string.Join("; ", await TextsAsync(connection, "PRAGMA integrity_check"));
        foreach (var (what, sql) in Halves)
            foreach (var row in await TextsAsync(connection, sql)) ledger.Tear($"{what}: {row}");
        foreach (var (what, sql) in Twice)
            foreach (var row in await TextsAsync(connection, sql)) ledger.Duplicate($"{what}: {row}");
        foreach (var write in writes()) await CompareAsync(connection, write, ledger);
    }

    private static async Task CompareAsync(SqliteConnection connection, Write write, Ledger ledger)
    {
        var found = write.Kind switch
        {
            WriteKind.Article => await TextsAsync(connection,
                "SELECT r.Text_Title || ' ' || r.Text_Body FROM Articles a JOIN Revisions r ON r.ArticleId = a.Id WHERE lower(a.CreationKey) = lower($1) AND r.Number = 1", write.CreationKey.ToString()),
            WriteKind.Revision => await TextsAsync(connection,
                "SELECT Text_Title || ' ' || Text_Body FROM Revisions WHERE ArticleId = $1 AND Number = $2", write.Subject, write.Revision),
            WriteKind.Publication => await TextsAsync(connection,
                "SELECT $3 || ' ' FROM Articles WHERE Id = $1 AND PublishedRevision = $2", write.Subject, write.Revision, write.Key),
            // A number and what is said of it are changed by one form, so the history has both.
            WriteKind.Contact => await TextsAsync(connection, """
                SELECT h."To" || ' ' || n."To" FROM ContactChanges h JOIN ContactChanges n ON n.ContactPointId = h.ContactPointId AND n.Kind = 1 AND n."To" = $2
                WHERE h.ContactPointId = $3 AND h.Kind = 4 AND h."To" = $1
                """, write.Key, write.Body, write.Subject),
            _ => [.. (await RowsAsync(connection, "SELECT Bytes FROM MediaFiles WHERE Alt = $1", write.Key)).Select(bytes => $"{write.Key} {Pixels((byte[])bytes)}")],
        };
        if (found.Count > 1) ledger.Duplicate(write);
        else if (found.Count == 1 && found[0] != $"{write.Key} {write.Body}") ledger.Tear(write);
        else if (found.Count == 0 && write.IsAcknowledged) ledger.Lose(write);
        else if (found.Count == 1 && !write.IsAcknowledged) ledger.DoneUnanswered++;
    }

    private static async Task<SqliteConnection> OpenAsync(string database)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static string Pixels(byte[] stored)
    {
        using var picture = SKBitmap.Decode(stored, new SKImageInfo(8, 8, SKColorType.Bgra8888, SKAlphaType.Opaque));
        return picture is null ? "" : Convert.ToHexString(picture.GetPixelSpan());
    }

    private static async Task<List<string>> TextsAsync(SqliteConnection connection, string sql, params object[] values) =>
        [.. (await RowsAsync(connection, sql, values)).Select(value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "")];

    private static async Task<List<object>> RowsAsync(SqliteConnection connection, string sql, params object[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i]);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object>();
        while (await reader.ReadAsync()) rows.Add(reader.GetValue(0));
        return rows;
    }
}
