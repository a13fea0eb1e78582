using Microsoft.Data.Sqlite;

namespace CurationPipeline.Graph;

/// <summary>One SQLite file: the only place that names the library. May be used from several threads.</summary>
internal sealed class Database : IDisposable
{
    private static readonly Lock Starting = new();
    private static bool _started;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private SqliteTransaction? _transaction;

    /// <exception cref="CurationException">The file is not a database, or is damaged.</exception>
    public Database(string path)
    {
        Start();
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            _connection.Open();
            Execute("PRAGMA foreign_keys = ON");
            Scalar("PRAGMA journal_mode = WAL");
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
            using var transaction = _transaction = _connection.BeginTransaction();
            try
            {
                work();
                transaction.Commit();
            }
            finally
            {
                _transaction = null;
            }
        }
    }

    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        lock (_gate)
        {
            try
            {
                return Prepare(sql, values).ExecuteNonQuery();
            }
            catch (SqliteException exception) when (IsOfTheFile(exception))
            {
                throw Damaged(exception);
            }
        }
    }

    public object? Scalar(string sql, params ReadOnlySpan<object?> values)
    {
        lock (_gate)
        {
            try
            {
                return Prepare(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;
            }
            catch (SqliteException exception) when (IsOfTheFile(exception))
            {
                throw Damaged(exception);
            }
        }
    }

    public string? Text(string sql, params ReadOnlySpan<object?> values) => Scalar(sql, values) as string;

    public int Count(string sql, params ReadOnlySpan<object?> values) => Scalar(sql, values) is long count ? (int)count : 0;

    /// <summary>All rows at once, so that reading them may ask for more.</summary>
    public List<T> Query<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        lock (_gate)
        {
            try
            {
                var rows = new List<T>();
                using var reader = Prepare(sql, values).ExecuteReader();
                while (reader.Read())
                    rows.Add(read(new Row(reader)));
                return rows;
            }
            catch (SqliteException exception) when (IsOfTheFile(exception))
            {
                throw Damaged(exception);
            }
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
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

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            _commands[sql] = command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        command.Transaction = _transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    /// <summary>The disk, a damaged page, another file in its place: not a mistake of ours in a statement.</summary>
    private static bool IsOfTheFile(SqliteException exception) => exception.SqliteErrorCode is 5 or 6 or 8 or 10 or 11 or 13 or 14 or 26;

    private CurationException Damaged(SqliteException exception) =>
        new($"The store '{_connection.DataSource}' cannot be used: {exception.Message} "
            + "See that the disk has room and the folder can be written; or delete the file, it is made anew from the ledger.", exception);

    /// <summary>One row of an answer.</summary>
    internal readonly struct Row(SqliteDataReader reader)
    {
        public string Text(int column) => reader.GetString(column);

        public string? FindText(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

        public int Number(int column) => reader.GetInt32(column);

        public long Long(int column) => reader.GetInt64(column);

        public double Real(int column) => reader.GetDouble(column);

        public byte[] Bytes(int column) => (byte[])reader.GetValue(column);

        public EntityId Id(int column) => EntityId.Parse(reader.GetString(column));

        public EntityId? FindId(int column) => reader.IsDBNull(column) ? null : Id(column);
    }
}
