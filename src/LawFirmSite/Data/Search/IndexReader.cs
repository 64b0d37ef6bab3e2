using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Data.Search;

/// <summary>Reads the index in one snapshot: what is asked twice is answered from the same state.</summary>
public sealed class IndexReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _snapshot;
    private SqliteCommand? _text;

    internal IndexReader(SqliteConnection connection)
    {
        _connection = connection;
        try
        {
            _snapshot = connection.BeginTransaction(deferred: true);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The content version the index is complete for; null while it is being made.</summary>
    public Guid? Stamp => IndexWriter.StampOf(_connection, _snapshot);

    /// <summary>Public rows that match, newest first, without those whose time has not come.</summary>
    public List<long> PublicRows(string match, DateTimeOffset now, int most)
    {
        using var command = Command("""
            SELECT rowid FROM words WHERE words MATCH $match AND rowid > 0 AND rowid NOT IN (SELECT row FROM texts WHERE due > $now)
            ORDER BY rowid DESC LIMIT $most
            """);
        command.Parameters.AddWithValue("$match", match);
        command.Parameters.AddWithValue("$now", now.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$most", most);
        return Longs(command);
    }

    /// <summary>Rows that staff search, newest first: the newest text of each article.</summary>
    public List<long> StaffRows(string match, int most)
    {
        using var command = Command("SELECT rowid FROM words WHERE words MATCH $match ORDER BY abs(rowid) DESC LIMIT $most");
        command.Parameters.AddWithValue("$match", match);
        command.Parameters.AddWithValue("$most", most);
        return Longs(command);
    }

    public IndexedText? Text(long row)
    {
        _text ??= Command("SELECT mark, due, year, category, title, about, body FROM texts WHERE row = $row");
        _text.Parameters.Clear();
        _text.Parameters.AddWithValue("$row", row);
        using var reader = _text.ExecuteReader();
        return reader.Read()
            ? new(row, reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetString(4), reader.GetString(5), reader.GetString(6), [])
            : null;
    }

    public long Count
    {
        get
        {
            using var command = Command("SELECT count(*) FROM texts");
            return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }
    }

    public void Dispose()
    {
        _text?.Dispose();
        _snapshot.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.Transaction = _snapshot;
        command.CommandText = sql;
        return command;
    }

    private static List<long> Longs(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var values = new List<long>();
        while (reader.Read()) values.Add(reader.GetInt64(0));
        return values;
    }
}
