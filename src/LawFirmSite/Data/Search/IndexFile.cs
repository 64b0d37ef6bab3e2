using Microsoft.Data.Sqlite;

namespace LawFirmSite.Data.Search;

/// <summary>
/// <c>search.db</c>: an FTS5 index derived from the database, whatever kind that one is. It may be deleted, damaged or locked
/// at any moment. Each use opens the file anew, so that what is read is always the file that lies there now and never one
/// that was deleted meanwhile.
/// </summary>
public sealed class IndexFile(string path)
{
    /// <summary>Raised when what is stored changes its form or its tokens; a file of another version is made anew.</summary>
    private const int Version = 1;

    // Readers must not make a visitor wait for a lock; there is another way to answer.
    private const int ReaderPatienceSeconds = 1;
    private const int WriterPatienceSeconds = 10;

    // A contentless index keeps no copy of the tokens; detail=column leaves out positions, which the text itself tells.
    // ascii leaves every sign beyond ASCII alone: the program has cut and folded the terms already.
    private const string Schema = """
        PRAGMA journal_mode=WAL;
        BEGIN IMMEDIATE;
        CREATE TABLE IF NOT EXISTS texts(row INTEGER PRIMARY KEY, mark INTEGER NOT NULL, due INTEGER NOT NULL, year INTEGER NOT NULL,
            category INTEGER NOT NULL, title TEXT NOT NULL, about TEXT NOT NULL, body TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS texts_mark ON texts(mark);
        CREATE INDEX IF NOT EXISTS texts_due ON texts(due);
        CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(title, about, body, facets, content='', contentless_delete=1, detail=column, tokenize='ascii');
        CREATE TABLE IF NOT EXISTS stamp(version TEXT NOT NULL);
        PRAGMA user_version=1;
        COMMIT;
        """;

    private readonly string _path = path;

    public bool Exists => File.Exists(_path);

    /// <summary>Null when there is no index of this version.</summary>
    public IndexReader? Read()
    {
        if (!Exists) return null;

        var connection = Open(SqliteOpenMode.ReadWrite, ReaderPatienceSeconds);
        if (connection is null) return null;
        if (VersionOf(connection) == Version) return new(connection);

        connection.Dispose();
        return null;
    }

    /// <summary>Creates what is missing. A file of another version is replaced.</summary>
    public IndexWriter Write()
    {
        OwnFiles.CreateFolder(System.IO.Path.GetDirectoryName(_path)!);
        var connection = Open(SqliteOpenMode.ReadWriteCreate, WriterPatienceSeconds)!;
        try
        {
            if (VersionOf(connection) is not (0 or Version))
            {
                connection.Dispose();
                Discard();
                connection = Open(SqliteOpenMode.ReadWriteCreate, WriterPatienceSeconds)!;
            }
            if (VersionOf(connection) == 0) Execute(connection, Schema);
            return new(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>For a file that cannot be read any more. What is lost comes back from the database.</summary>
    public void Discard()
    {
        foreach (var suffix in (string[])["", "-wal", "-shm", "-journal"]) File.Delete(_path + suffix);
    }

    /// <summary>Whether the file itself is at fault, so that it has to be made anew; else it is only locked, or the disk is full.</summary>
    public static bool IsDamage(SqliteException exception) => exception.SqliteErrorCode is Corrupt or Format or NotADatabase
        || exception.SqliteExtendedErrorCode == ShortRead
        // A table that is not there; but a question that FTS5 cannot read says nothing about the file.
        || (exception.SqliteErrorCode == Sql && !exception.Message.Contains("fts5: ", StringComparison.Ordinal));

    private const int Sql = 1;
    private const int Corrupt = 11;
    private const int Format = 24;
    private const int NotADatabase = 26;
    private const int ShortRead = 522;
    private const int CannotOpen = 14;

    private SqliteConnection? Open(SqliteOpenMode mode, int patience)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = patience,
        }.ConnectionString);
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA synchronous=NORMAL; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA journal_size_limit=16777216;");
            return connection;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == CannotOpen && !Exists)
        {
            connection.Dispose();
            return null;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static int VersionOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), null);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
