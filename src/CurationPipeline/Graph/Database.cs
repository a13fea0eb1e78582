using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CurationPipeline.Graph;

/// <summary>One SQLite file. With its statements, the only place that names the library. May be used from several threads.</summary>
internal sealed class Database : IDisposable
{
    /// <summary>In place of a path: a database that goes when it is closed.</summary>
    public const string InMemory = ":memory:";

    private static readonly Lock Starting = new();
    private static bool _started;

    private readonly IDisk _disk;
    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private bool _inTransaction;

    /// <exception cref="CurationException">The file is not a database, is damaged, or cannot be used now.</exception>
    public Database(string path, IDisk? disk = null)
    {
        _disk = disk ?? new Disk();
        Start();
        _path = path;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            _connection.Open();
            Text("PRAGMA foreign_keys = ON");
            Text("PRAGMA journal_mode = WAL");
            Text("PRAGMA synchronous = NORMAL");
            Text("PRAGMA cache_size = -65536");
            Text("PRAGMA temp_store = MEMORY");
        }
        catch (SqliteException exception)
        {
            Dispose();
            throw Refusal(exception);
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
            try
            {
                Prepare("BEGIN IMMEDIATE", 0).Execute([]);
                _inTransaction = true;
                work();
                _disk.Commit(() => Prepare("COMMIT", 0).Execute([]));
            }
            catch (SqliteException exception) when (IsOfTheFile(exception))
            {
                throw Refusal(exception);
            }
            finally
            {
                _inTransaction = false;
                RollBack();
            }
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
            _disk.Write(mark, _ => { });
            _disk.Flush([mark]);
            Text("PRAGMA journal_mode = OFF");
            InTransaction(work);
            Text("PRAGMA journal_mode = WAL");
            _disk.Delete(mark);
        }
    }

    /// <summary>Whether the file is damaged, or lacks the tables that were made here: for a file that can be made anew, both are the same.</summary>
    public static bool IsDamagedOrForeign(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException as SqliteException) is
        { SqliteErrorCode: raw.SQLITE_ERROR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB };

    /// <summary>The file that is there while the database at the path is being filled.</summary>
    public static string UnfinishedMark(string path) => path + "-unfinished";

    /// <summary>Whether it is the file that cannot be read any more, and not the disk or the moment that stands in the way.</summary>
    public static bool IsDamage(CurationException exception) =>
        exception.InnerException is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB };

    /// <summary>Changes rows; outside of a transaction, as one of its own.</summary>
    public void Execute(string sql, params ReadOnlySpan<object?> values)
    {
        lock (_gate)
        {
            try
            {
                if (_inTransaction)
                {
                    Prepare(sql, values.Length).Execute(values);
                    return;
                }

                var kept = values.ToArray();
                _disk.Commit(() => Prepare(sql, kept.Length).Execute(kept));
            }
            catch (SqliteException exception) when (IsOfTheFile(exception))
            {
                throw Refusal(exception);
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
        lock (_gate)
        {
            foreach (var statement in _statements.Values)
                statement.Dispose();
            _connection.Dispose();
        }
    }

    /// <summary>Takes back what did not come to its end; after some failures, such as a full disk, SQLite has done so by itself.</summary>
    private void RollBack()
    {
        if (raw.sqlite3_get_autocommit(Handle) == 0)
            raw.sqlite3_exec(Handle, "ROLLBACK");
    }

    private static void Start()
    {
        lock (Starting)
        {
            if (!_started)
            {
                SQLitePCL.Batteries_V2.Init();
                // Each connection is guarded here already, and nobody asks how much memory is in use: a lock less for each value and each piece of memory.
                raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
                raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
            }

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
                throw Refusal(exception);
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
    private static bool IsOfTheFile(SqliteException exception) => exception.SqliteErrorCode
        is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_CORRUPT
        or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_NOTADB;

    private CurationException Refusal(SqliteException exception)
    {
        var refusal = new CurationException(
            $"The store '{_connection.DataSource}' cannot be used: {exception.Message} "
            + "See that the disk has room and that the folder can be written, and run the command again.", exception);
        return !IsDamage(refusal) ? refusal : new CurationException(
            $"The store '{_connection.DataSource}' is damaged: {exception.Message} Move the file away and run the command again: it is made anew from the ledger.", exception);
    }
}
