using LawFirmSite.Domain.Search;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Data.Search;

/// <summary>
/// Writes the index. One writer at a time, also among several processes: <see cref="Begin"/> waits for the lock, and what
/// is read from the database after it is at least as new as what any other writer has written.
/// </summary>
public sealed class IndexWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private SqliteTransaction? _transaction;

    internal IndexWriter(SqliteConnection connection) => _connection = connection;

    public Guid? Stamp => StampOf(_connection, _transaction);

    public void Begin() => _transaction = _connection.BeginTransaction(deferred: false);

    public void Commit()
    {
        _transaction!.Commit();
        _transaction.Dispose();
        _transaction = null;
    }

    /// <summary>The mark of each article or page in the index, by the number of its public row, and the rows it has.</summary>
    public Dictionary<long, long> Marks()
    {
        using var command = Command("SELECT row, mark FROM texts INDEXED BY texts_mark");
        using var reader = command.ExecuteReader();
        var marks = new Dictionary<long, long>();
        while (reader.Read()) marks[Math.Abs(reader.GetInt64(0))] = reader.GetInt64(1);
        return marks;
    }

    /// <summary>Takes away what stands for an article or page, its draft included.</summary>
    public void Remove(long row)
    {
        foreach (var one in (long[])[row, -row])
        {
            // Looked up first: a contentless index cannot tell whether it has a row.
            using var delete = Command("DELETE FROM texts WHERE row = $row");
            delete.Parameters.AddWithValue("$row", one);
            if (delete.ExecuteNonQuery() == 0) continue;

            using var forget = Command("DELETE FROM words WHERE rowid = $row");
            forget.Parameters.AddWithValue("$row", one);
            forget.ExecuteNonQuery();
        }
    }

    public void Add(IndexedText text)
    {
        using var keep = Command("INSERT INTO texts(row, mark, due, year, category, title, about, body) VALUES ($row, $mark, $due, $year, $category, $title, $about, $body)");
        keep.Parameters.AddWithValue("$row", text.Row);
        keep.Parameters.AddWithValue("$mark", text.Mark);
        keep.Parameters.AddWithValue("$due", text.Due);
        keep.Parameters.AddWithValue("$year", text.Year);
        keep.Parameters.AddWithValue("$category", text.Category);
        keep.Parameters.AddWithValue("$title", text.Title);
        keep.Parameters.AddWithValue("$about", text.About);
        keep.Parameters.AddWithValue("$body", text.Body);
        keep.ExecuteNonQuery();

        using var index = Command("INSERT INTO words(rowid, title, about, body, facets) VALUES ($row, $title, $about, $body, $facets)");
        index.Parameters.AddWithValue("$row", text.Row);
        index.Parameters.AddWithValue("$title", Terms(text.Title));
        index.Parameters.AddWithValue("$about", Terms(text.About));
        index.Parameters.AddWithValue("$body", Terms(text.Body));
        index.Parameters.AddWithValue("$facets", string.Join(' ', text.Facets));
        index.ExecuteNonQuery();
    }

    /// <summary>Says that the index holds all of a content version.</summary>
    public void Complete(Guid version)
    {
        using var command = Command("DELETE FROM stamp; INSERT INTO stamp(version) VALUES ($version)");
        command.Parameters.AddWithValue("$version", version.ToString());
        command.ExecuteNonQuery();
    }

    /// <summary>Merges what many small writes have left apart; worth it after the index was made from nothing.</summary>
    public void Tidy()
    {
        using var command = Command("INSERT INTO words(words) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE);");
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _transaction?.Dispose();
        _connection.Dispose();
    }

    internal static Guid? StampOf(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT version FROM stamp";
        return Guid.TryParse(command.ExecuteScalar() as string, out var stamp) ? stamp : null;
    }

    private static string Terms(string folded) => string.Join(' ', SearchTerms.OfText(folded));

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        return command;
    }
}
