namespace CurationPipeline.Pdf.Syntax;

/// <summary>A stream that holds several objects, one after another behind a table of their numbers and offsets.</summary>
internal sealed class ObjectStream
{
    private readonly byte[] _data;
    private readonly (int Number, int Offset)[] _index;
    private readonly IObjectSource _source;

    public ObjectStream(PdfStream stream, IObjectSource source)
    {
        _source = source;
        _data = stream.Decode();
        _index = ReadIndex(stream.Dictionary.Integer("N"), stream.Dictionary.Integer("First"));
    }

    public IEnumerable<int> Numbers => _index.Select(entry => entry.Number);

    /// <summary>Reads an object; the index is only a hint.</summary>
    public PdfObject? Read(int number, int hint)
    {
        var at = hint >= 0 && hint < _index.Length && _index[hint].Number == number
            ? hint
            : Array.FindIndex(_index, entry => entry.Number == number);
        if (at < 0)
            return null;
        var parser = new ObjectParser(_data, _index[at].Offset, _source);
        parser.TryRead(out var value);
        return value;
    }

    private (int Number, int Offset)[] ReadIndex(int count, int first)
    {
        var index = new List<(int, int)>();
        var parser = new ObjectParser(_data, 0, null);
        while (index.Count < count && parser.TryInteger(out var number) && parser.TryInteger(out var offset))
            index.Add((number, Math.Max(0, first + offset)));
        return [.. index];
    }
}
