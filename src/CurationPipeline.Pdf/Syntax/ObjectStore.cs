using System.Collections.Concurrent;
using CurationPipeline.Pdf.Security;

namespace CurationPipeline.Pdf.Syntax;

/// <summary>The numbered objects of a file, read when first asked for; what the cross-references get wrong is found by scanning.</summary>
internal sealed class ObjectStore : IObjectSource
{
    // An object may need others to be read (a stream its length); a file can make that endless.
    private const int DeepestLoad = 24;

    [ThreadStatic]
    private static int _depth;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly ConcurrentDictionary<int, PdfObject?> _objects = new();
    private readonly ConcurrentDictionary<int, ObjectStream?> _streams = new();
    private readonly Lazy<XrefTable> _scanned;
    private XrefTable _table = new();
    private Decryptor? _decryptor;

    private ObjectStore(ReadOnlyMemory<byte> file)
    {
        _file = file;
        _scanned = new Lazy<XrefTable>(Scan);
    }

    public PdfDictionary Trailer => _table.Trailer;

    public PdfDictionary? Root => Trailer.Dictionary("Root");

    /// <summary>Opens a file whose first byte is that of its header.</summary>
    public static ObjectStore Open(ReadOnlyMemory<byte> file, string? password)
    {
        var store = new ObjectStore(file);
        store._table = XrefReader.Read(file, store) ?? store._scanned.Value;
        store.Unlock(password);
        if (store.Root?.Dictionary("Pages") is null)
            store.Rebuild(password);
        return store;
    }

    public PdfObject? Load(PdfReference reference)
    {
        for (var i = 0; i < DeepestLoad; i++)
        {
            var value = Load(reference.Number);
            if (value is not PdfReference next)
                return value;
            reference = next;
        }

        return null;
    }

    /// <summary>Every object that can be found, for files whose own lists cannot be trusted.</summary>
    public IEnumerable<PdfObject> All() =>
        _table.Entries.Keys.Concat(_scanned.Value.Entries.Keys).Distinct().Order().Select(Load).OfType<PdfObject>();

    private PdfObject? Load(int number)
    {
        if (_objects.TryGetValue(number, out var known))
            return known;
        if (_depth > DeepestLoad)
            return null;
        _depth++;
        try
        {
            return _objects.GetOrAdd(number, Read(number));
        }
        finally
        {
            _depth--;
        }
    }

    private PdfObject? Read(int number)
    {
        if (_table.Find(number) is not { } entry)
            return null;
        return TryRead(number, entry, out var value)
            || _scanned.Value.Find(number) is { } found && found != entry && TryRead(number, found, out value)
            ? value
            : null;
    }

    private bool TryRead(int number, XrefEntry entry, out PdfObject? value)
    {
        if (entry.IsInStream)
        {
            value = Container(entry.StreamNumber)?.Read(number, entry.Offset);
            return value is not null;
        }

        var read = IndirectObject.Read(_file, entry.Offset, this, _decryptor);
        value = read?.Value;
        return read?.Number == number;
    }

    private ObjectStream? Container(int number)
    {
        if (_streams.TryGetValue(number, out var known))
            return known;
        // A container inside a container would be a loop or a lie.
        var container = _table.Find(number) is { IsInStream: true } || Load(number) is not PdfStream stream ? null : new ObjectStream(stream, this);
        return _streams.GetOrAdd(number, container);
    }

    private void Unlock(string? password)
    {
        if (Trailer.Dictionary("Encrypt") is not { } encryption)
            return;
        var decryptor = Decryptor.Create(encryption, Trailer.Array("ID"), password);
        // What was read so far was read without the key; the encryption dictionary itself is never encrypted.
        _objects.Clear();
        _streams.Clear();
        if (Trailer.Raw("Encrypt") is PdfReference own)
            _objects[own.Number] = encryption;
        _decryptor = decryptor;
    }

    private void Rebuild(string? password)
    {
        _table = _scanned.Value;
        _objects.Clear();
        _streams.Clear();
        _decryptor = null;
        Unlock(password);
        AddContained();
        if (Root?.Dictionary("Pages") is null && FindRoot() is { } root)
            _table.Trailer = new PdfDictionary(new() { ["Root"] = root, ["Info"] = Trailer.Raw("Info") }, this);
    }

    private XrefTable Scan()
    {
        var table = XrefScanner.Scan(_file, this);
        if (table.Trailer.Keys.Count > 0)
            return table;
        foreach (var entry in table.Entries.Values)
        {
            if (entry is { } place && IndirectObject.Read(_file, place.Offset, null, null)?.Value is PdfStream stream
                && stream.Dictionary.Name("Type") == "XRef" && stream.Dictionary.Raw("Root") is PdfReference)
                table.Trailer = IndirectObject.Read(_file, place.Offset, this, null)?.Value is PdfStream own ? own.Dictionary : stream.Dictionary;
        }

        return table;
    }

    private void AddContained()
    {
        foreach (var (number, _) in _table.Entries.ToArray())
        {
            if (Load(number) is PdfStream stream && stream.Dictionary.Name("Type") == "ObjStm" && Container(number) is { } container)
            {
                foreach (var contained in container.Numbers)
                    _table.Entries.TryAdd(contained, new XrefEntry(-1, number));
            }
        }

        _objects.Clear();
    }

    private PdfDictionary? FindRoot()
    {
        var dictionaries = All().OfType<PdfDictionary>().ToList();
        return dictionaries.FindLast(item => item.Name("Type") == "Catalog" && item.Dictionary("Pages") is not null)
            ?? dictionaries.FindLast(item => item.Dictionary("Pages") is not null);
    }
}
