using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CurationPipeline.Graph;

/// <summary>
/// A prepared statement, run as often as wanted with other values. Goes to SQLite without the layer of commands and
/// parameters between, which costs more than the statements of a large ledger themselves.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int Small = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    /// <param name="database">The open connection's handle.</param>
    /// <param name="sql">One statement; its values are called <c>$1</c>, <c>$2</c> and so on.</param>
    /// <param name="values">How many it has.</param>
    public Statement(sqlite3 database, string sql, int values)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out _statement), database);
        _places = [.. Enumerable.Range(1, values).Select(number => raw.sqlite3_bind_parameter_index(_statement, $"${number}"))];
    }

    public void Execute(ReadOnlySpan<object?> values)
    {
        try
        {
            Bind(values);
            while (Step())
            {
            }
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>Runs it and reads rows until there are no more or <paramref name="take"/> says that it is enough.</summary>
    public void Read(ReadOnlySpan<object?> values, Func<Row, bool> take)
    {
        try
        {
            Bind(values);
            while (Step() && take(new Row(_statement)))
            {
            }
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE)
            return code == raw.SQLITE_ROW;
        SqliteException.ThrowExceptionForRC(code, _database);
        return false;
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var code = values[i] switch
            {
                null => raw.sqlite3_bind_null(_statement, _places[i]),
                string text => BindText(_places[i], text),
                EntityId id => BindId(_places[i], id),
                int number => raw.sqlite3_bind_int64(_statement, _places[i], number),
                long number => raw.sqlite3_bind_int64(_statement, _places[i], number),
                double number => raw.sqlite3_bind_double(_statement, _places[i], number),
                // An empty span is a null pointer, which SQLite takes for NULL.
                byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, _places[i], 0),
                byte[] bytes => raw.sqlite3_bind_blob(_statement, _places[i], bytes),
                ReadOnlyMemory<byte> bytes => raw.sqlite3_bind_blob(_statement, _places[i], bytes.Span),
                var other => throw new InvalidOperationException($"A value of the type '{other.GetType().Name}' has no form in SQLite."),
            };
            SqliteException.ThrowExceptionForRC(code, _database);
        }
    }

    /// <summary>As its text, which need not be made for it: a large base has ids by the million.</summary>
    private int BindId(int place, EntityId id)
    {
        Span<byte> bytes = stackalloc byte[EntityId.MaxLength];
        return id.TryFormat(bytes, out var length) ? raw.sqlite3_bind_text(_statement, place, bytes[..length]) : BindText(place, id.ToString());
    }

    /// <summary>With its length, because a text may hold the character that would end it.</summary>
    private int BindText(int place, string text)
    {
        if (text.Length == 0)
            return raw.sqlite3_bind_text(_statement, place, "");
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > Small ? ArrayPool<byte>.Shared.Rent(most) : null;
        var bytes = rented ?? stackalloc byte[Small];
        var code = raw.sqlite3_bind_text(_statement, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return code;
    }
}

/// <summary>One row of an answer; holds only while it is read.</summary>
internal readonly struct Row(sqlite3_stmt statement)
{
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public string Text(int column) => Encoding.UTF8.GetString(Span(column));

    public string? FindText(int column) => IsNull(column) ? null : Text(column);

    public int Number(int column) => raw.sqlite3_column_int(statement, column);

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public double Real(int column) => raw.sqlite3_column_double(statement, column);

    public byte[] Bytes(int column) => Span(column).ToArray();

    /// <summary>A text's or a blob's bytes where they lie.</summary>
    public ReadOnlySpan<byte> Span(int column) => raw.sqlite3_column_blob(statement, column);

    public EntityId Id(int column) => EntityId.Parse(Text(column));

    public EntityId? FindId(int column) => IsNull(column) ? null : Id(column);
}
