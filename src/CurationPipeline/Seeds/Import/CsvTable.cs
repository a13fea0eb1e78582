using System.Globalization;
using System.Text;

namespace CurationPipeline.Seeds.Import;

/// <summary>A table as RFC 4180 has it: fields in quotes may hold commas, quotes and line ends.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns;

    private CsvTable(string file, List<(int Line, List<string> Fields)> rows)
    {
        if (rows.Count == 0)
            throw new CurationException($"{file}: the table is empty; its first line has to name the columns.");
        _columns = rows[0].Fields.Select((name, i) => (Name: name.Trim(), i)).GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().i, StringComparer.OrdinalIgnoreCase);
        Rows = [.. rows.Skip(1).Select(row => new CsvRow(this, row.Fields, $"{file}({row.Line},1)"))];
    }

    public IReadOnlyList<CsvRow> Rows { get; }

    public static CsvTable Read(string path)
    {
        var file = Path.GetFileName(path);
        return new CsvTable(file, Split(GivenFile.Text(path), file));
    }

    /// <summary>What the rows say; a field that cannot be read is a mistake with its row.</summary>
    public List<T> Read<T>(Func<CsvRow, T> read, List<string> mistakes)
    {
        var items = new List<T>(Rows.Count);
        foreach (var row in Rows)
        {
            try
            {
                items.Add(read(row));
            }
            catch (FormatException exception)
            {
                mistakes.Add($"{row.Place}: {exception.Message.TrimEnd('.')}.");
            }
        }

        return items;
    }

    /// <summary>The first of the columns that the table has.</summary>
    public int? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_columns.TryGetValue(name, out var column))
                return column;
        }

        return null;
    }

    private static List<(int Line, List<string> Fields)> Split(string text, string file)
    {
        var rows = new List<(int, List<string>)>();
        var (fields, field, line, start) = (new List<string>(), new StringBuilder(), 1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && field.Length == 0)
            {
                i = Quoted(text, i, field, file, ref line);
            }
            else if (c == ',')
            {
                Next();
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
                EndRow();
                start = ++line;
            }
            else
            {
                field.Append(c);
            }
        }

        EndRow();
        return rows;

        void Next()
        {
            fields.Add(field.ToString());
            field.Clear();
        }

        void EndRow()
        {
            Next();
            if (fields.Count > 1 || fields[0].Length > 0)
                rows.Add((start, fields));
            fields = [];
        }
    }

    /// <summary>Returns where the quotation ends.</summary>
    private static int Quoted(string text, int start, StringBuilder field, string file, ref int line)
    {
        var opened = line;
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\n')
                line++;
            if (text[i] != '"')
                field.Append(text[i]);
            else if (i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[i++]);
            else
                return i;
        }

        throw new CurationException($"{file}({opened},1): a quotation mark that is opened in this row is not closed.");
    }
}

/// <summary>One row of a table.</summary>
/// <param name="Place">What a message about it begins with.</param>
internal sealed record CsvRow(CsvTable Table, IReadOnlyList<string> Fields, string Place)
{
    /// <summary>The field of the first of the columns that there is; empty where there is none.</summary>
    public string Text(params ReadOnlySpan<string> columns) => Table.Find(columns) is { } column && column < Fields.Count ? Whole(Fields[column]) : "";

    public IReadOnlyList<string> Texts(params ReadOnlySpan<string> columns) => [.. List(columns).Where(item => item.Length > 0)];

    /// <summary>A list with its empty items, which stand for what another list has in the same place.</summary>
    public IReadOnlyList<string> List(params ReadOnlySpan<string> columns)
    {
        var text = Text(columns);
        var (items, item) = (new List<string>(), new StringBuilder());
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is (';' or '\\'))
            {
                item.Append(text[++i]);
            }
            else if (text[i] == ';')
            {
                items.Add(item.ToString());
                item.Clear();
            }
            else
            {
                item.Append(text[i]);
            }
        }

        items.Add(item.ToString());
        return items;
    }

    /// <summary>Without the apostrophe that keeps a spreadsheet from taking a text for a formula.</summary>
    private static string Whole(string field) =>
        field is ['\'', ..] && field.TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? field[1..] : field;

    public string? FindText(params ReadOnlySpan<string> columns) => Text(columns) is { Length: > 0 } text ? text : null;

    /// <exception cref="FormatException">The field is neither empty nor a whole number.</exception>
    public int? Number(params ReadOnlySpan<string> columns) => FindText(columns) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new FormatException($"'{text}' in '{columns[^1]}' is not a whole number");
}
