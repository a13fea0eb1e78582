using Microsoft.Data.Sqlite;

namespace CurationPipeline.Graph;

/// <summary>One SQLite file. With its statements, the only place that names the library. May be used from several threads.</summary>
internal sealed class Database : IDisposable
{
    /// <summary>In place of a path: a database that goes when it is closed.</summary>
    public const string InMemory = ":memory:";

    private static readonly Lock Starting = new();
    private static bool _started;

    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <exception cref="CurationException">The file is not a database, or is damaged.</exception>
    public Database(string path)
    {
        Start();
        _path = path;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            _connection.Open();
            Execute("PRAGMA foreign_keys = ON");
            Text("PRAGMA journal_mode = WAL");
            Execute("PRAGMA synchronous = NORMAL");
            Execute("PRAGMA cache_size = -65536");
            Execute("PRAGMA temp_store = MEMORY");
        }
        catch (SqliteException exception)
        {
            _connection.Dispose();
            throw new CurationException($"'{path}' is not a database that can be read: {exception.Message}", exception);
        }
        catch (CurationException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Keeps all that the work does, or nothing of it.</summary>
    public void InTransaction(Action work)
    {
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            work();
            transaction.Commit();
        }
    }

    /// <summary>
    /// Fills an empty database faster, because nothing has to be kept to go back to: a file beside it says that it is of no
    /// use until all is done.
    /// </summary>
    public void Fill(Action work)
    {
        // Not the connection's own DataSource: once open, that is empty for a database in memory.
        if (_path == InMemory)
        {
            InTransaction(work);
            return;
        }

        lock (_gate)
        {
            var mark = UnfinishedMark(_path);
            using (var file = File.Create(mark))
                file.Flush(flushToDisk: true);
            Text("PRAGMA journal_mode = OFF");
            InTransaction(work);
            Text("PRAGMA journal_mode = WAL");
            File.Delete(mark);
        }
    }

    /// <summary>Whether the exception says that the file is no database, or not one that was made here.</summary>
    public static bool IsDamage(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException as SqliteException) is { SqliteErrorCode: 1 or 11 or 26 };

    /// <summary>The file that is there while the database at the path is being filled.</summary>
    public static string UnfinishedMark(string path) => path + "-unfinished";

    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        lock (_gate)
        {
            try
            {
                return Prepare(sql, values.Length).Execute(values);
            }
            catch (SqliteException exception) when (IsOfTheFile(exception))
            {
                throw Damaged(exception);
            }
        }
    }

    /// <summary>Runs several statements that take no values.</summary>
    public void Script(string sql)
    {
        lock (_gate)
            SqliteException.ThrowExceptionForRC(SQLitePCL.raw.sqlite3_exec(Handle, sql), Handle);
    }

    public string? Text(string sql, params ReadOnlySpan<object?> values) => First(sql, row => row.FindText(0), values);

    public int Count(string sql, params ReadOnlySpan<object?> values) => First(sql, row => row.Number(0), values);

    /// <summary>Whether there is a row.</summary>
    public bool Any(string sql, params ReadOnlySpan<object?> values) => First(sql, _ => true, values);

    /// <summary>All rows at once, so that reading them may ask for more.</summary>
    public List<T> Query<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        var rows = new List<T>();
        Read(
            sql,
            row =>
            {
                rows.Add(read(row));
                return true;
            },
            values);
        return rows;
    }

    /// <summary>Takes row after row, so that any number of them needs no memory; what takes them may not ask for more.</summary>
    public void ForEach(string sql, Action<Row> take, params ReadOnlySpan<object?> values) => Read(
        sql,
        row =>
        {
            take(row);
            return true;
        },
        values);

    /// <summary>Shows all that the work asks for as it was at one moment, and spares each question a moment of its own.</summary>
    public T AtOneMoment<T>(Func<T> work)
    {
        Text("BEGIN");
        try
        {
            return work();
        }
        finally
        {
            // A failure may have ended it already, and is what has to be told.
            if (SQLitePCL.raw.sqlite3_get_autocommit(Handle) == 0)
                Text("COMMIT");
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _connection.Dispose();
    }

    private static void Start()
    {
        lock (Starting)
        {
            if (!_started)
                SQLitePCL.Batteries_V2.Init();
            _started = true;
        }
    }

    private SQLitePCL.sqlite3 Handle => _connection.Handle!; // opened by the constructor

    private T? First<T>(string sql, Func<Row, T?> read, ReadOnlySpan<object?> values)
    {
        var found = default(T);
        Read(
            sql,
            row =>
            {
                found = read(row);
                return false;
            },
            values);
        return found;
    }

    private void Read(string sql, Func<Row, bool> take, ReadOnlySpan<object?> values)
    {
        lock (_gate)
        {
            try
            {
                Prepare(sql, values.Length).Read(values, take);
            }
            catch (SqliteException exception) when (IsOfTheFile(exception))
            {
                throw Damaged(exception);
            }
        }
    }

    private Statement Prepare(string sql, int values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements[sql] = statement = new Statement(Handle, sql, values);
        return statement;
    }

    /// <summary>The disk, a damaged page, another file in its place: not a mistake of ours in a statement.</summary>
    private static bool IsOfTheFile(SqliteException exception) => exception.SqliteErrorCode is 5 or 6 or 8 or 10 or 11 or 13 or 14 or 26;

    private CurationException Damaged(SqliteException exception) =>
        new($"The store '{_connection.DataSource}' cannot be used: {exception.Message} "
            + "See that the disk has room and the folder can be written; or delete the file, it is made anew from the ledger.", exception);
}
