namespace CurationPipeline.Pdf.Syntax;

/// <summary>Reads the chain of cross-reference sections, newest first; tables, streams and hybrids of both.</summary>
internal sealed class XrefReader
{
    private const int MostObjects = 8_388_607;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly IObjectSource _source;
    private readonly XrefTable _table = new();
    private readonly HashSet<int> _seen = [];
    private readonly Queue<int> _waiting = new();

    private XrefReader(ReadOnlyMemory<byte> file, IObjectSource source) => (_file, _source) = (file, source);

    /// <summary>Gives null when the chain is broken anywhere.</summary>
    public static XrefTable? Read(ReadOnlyMemory<byte> file, IObjectSource source)
    {
        var start = FindStart(file.Span);
        return start < 0 ? null : new XrefReader(file, source).ReadChain(start);
    }

    private static int FindStart(ReadOnlySpan<byte> file)
    {
        var at = file.LastIndexOf("startxref"u8);
        if (at < 0)
            return -1;
        var parser = new ObjectParser(file, at + "startxref".Length, null);
        return parser.TryInteger(out var start) && start < file.Length ? start : -1;
    }

    private XrefTable? ReadChain(int start)
    {
        _waiting.Enqueue(start);
        while (_waiting.TryDequeue(out var offset))
        {
            if (_seen.Add(offset) && !ReadSection(offset))
                return null;
        }

        return _table;
    }

    private bool ReadSection(int offset)
    {
        if (offset < 0 || offset >= _file.Length)
            return false;
        var parser = new ObjectParser(_file.Span, offset, _source);
        return parser.TryKeyword("xref"u8) ? ReadTable(ref parser) : ReadStream(offset);
    }

    private bool ReadTable(ref ObjectParser parser)
    {
        while (parser.TryInteger(out var first))
        {
            if (!parser.TryInteger(out var count) || first < 0 || count < 0)
                return false;
            for (var i = 0; i < count; i++)
            {
                if (!ReadEntry(ref parser, first + i))
                    return false;
            }
        }

        if (!parser.TryKeyword("trailer"u8) || !parser.TryRead(out var value) || value is not PdfDictionary trailer)
            return false;
        // A hybrid file's stream holds what the table hides from old readers: it comes before older sections.
        Follow(trailer, "XRefStm");
        Take(trailer);
        return true;
    }

    private bool ReadEntry(ref ObjectParser parser, int number)
    {
        if (!parser.TryInteger(out var offset) || !parser.TryInteger(out _))
            return false;
        if (parser.TryKeyword("n"u8))
            Add(number, offset > 0 ? new XrefEntry(offset) : null);
        else if (parser.TryKeyword("f"u8))
            Add(number, null);
        else
            return false;
        return true;
    }

    private bool ReadStream(int offset)
    {
        if (IndirectObject.Read(_file, offset, null, null)?.Value is not PdfStream stream
            || stream.Dictionary.Array("W") is not { Count: >= 3 } widths)
            return false;
        var data = stream.Decode();
        var index = stream.Dictionary.Array("Index");
        var at = 0;
        for (var section = 0; section < Math.Max(1, (index?.Count ?? 0) / 2); section++)
        {
            var first = index?.Integer(section * 2) ?? 0;
            var count = index?.Integer(section * 2 + 1) ?? stream.Dictionary.Integer("Size");
            ReadRows(data, ref at, (widths.Integer(0), widths.Integer(1), widths.Integer(2)), first, count);
        }

        Take(stream.Dictionary);
        return true;
    }

    private void ReadRows(ReadOnlySpan<byte> data, ref int at, (int Kind, int Second, int Third) widths, int first, int count)
    {
        var size = widths.Kind + widths.Second + widths.Third;
        if (widths.Kind < 0 || widths.Second < 0 || widths.Third < 0 || size is <= 0 or > 32)
            return;
        for (var i = 0; i < count && at + size <= data.Length; i++, at += size)
        {
            var row = data.Slice(at, size);
            var kind = widths.Kind == 0 ? 1 : Field(row[..widths.Kind]);
            var second = Field(row.Slice(widths.Kind, widths.Second));
            var third = Field(row[(widths.Kind + widths.Second)..]);
            Add(first + i, kind switch
            {
                1 => new XrefEntry(second),
                2 when second > 0 => new XrefEntry(third, second),
                _ => null,
            });
        }
    }

    private static int Field(ReadOnlySpan<byte> bytes)
    {
        var value = 0L;
        foreach (var part in bytes)
            value = (value << 8 | part) & int.MaxValue;
        return (int)value;
    }

    private void Add(int number, XrefEntry? entry)
    {
        if (number is >= 0 and <= MostObjects)
            _table.Entries.TryAdd(number, entry);
    }

    private void Take(PdfDictionary trailer)
    {
        if (_table.Trailer.Keys.Count == 0)
            _table.Trailer = trailer;
        Follow(trailer, "Prev");
    }

    private void Follow(PdfDictionary trailer, string key)
    {
        if (trailer.Raw(key) is PdfNumber { Value: > 0 and < int.MaxValue } number)
            _waiting.Enqueue((int)number.Value);
    }
}
