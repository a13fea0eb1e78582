using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CurationPipeline.Pdf.Data;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>The CMaps for Chinese, Japanese and Korean that files refer to by name, each read when first asked for.</summary>
internal static class PredefinedCMaps
{
    private static readonly Lazy<(Dictionary<string, (int Offset, int Length)> Index, byte[] Data)> Table = new(Load);
    private static readonly ConcurrentDictionary<string, CMap?> CMaps = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, UnicodeMap?> Collections = new(StringComparer.Ordinal);

    public static CMap? Find(string? name) => name switch
    {
        null or "" => null,
        "Identity-H" or "Identity" => CMap.Identity,
        "Identity-V" => CMap.IdentityVertical,
        _ => CMaps.GetOrAdd(name, Read),
    };

    /// <summary>The text of a collection's glyphs, such as those of Adobe-Japan1.</summary>
    public static UnicodeMap? FindCollection(string name) => Collections.GetOrAdd(name, key => ReadCollection(key + "-UCS2"));

    private static CMap? Read(string name)
    {
        if (Open(name) is not { } source)
            return null;
        var isVertical = source.Number() == 1;
        var basis = source.Text();
        var spaces = new CodeSpace[source.Number()];
        for (var i = 0; i < spaces.Length; i++)
            spaces[i] = new CodeSpace((int)source.Number(), source.Number(), source.Number());
        var ranges = new CMapRange[source.Number()];
        uint last = 0;
        for (var i = 0; i < ranges.Length; i++)
        {
            var low = last + source.Number();
            last = low + source.Number();
            ranges[i] = new CMapRange(low, last, (int)source.Number());
        }

        return new CMap(name, isVertical, spaces, ranges, Find(basis));
    }

    private static UnicodeMap? ReadCollection(string name)
    {
        if (Open(name) is not { } source)
            return null;
        source.Number();
        var basis = source.Text();
        for (var i = source.Number() * 3; i > 0; i--)
            source.Number();
        var ranges = new List<UnicodeMap.Range>();
        uint last = 0;
        for (var i = source.Number(); i > 0; i--)
        {
            var low = last + source.Number();
            last = low + source.Number();
            ranges.Add(new UnicodeMap.Range(low, last, source.Text()));
        }

        return new UnicodeMap(ranges, basis.Length > 0 ? ReadCollection(basis) : null);
    }

    private static Source? Open(string name)
    {
        var (index, data) = Table.Value;
        if (!index.TryGetValue(name, out var place))
            return null;
        using var inflate = new DeflateStream(new MemoryStream(data, place.Offset, place.Length), CompressionMode.Decompress);
        using var body = new MemoryStream();
        inflate.CopyTo(body);
        return new Source(body.ToArray());
    }

    private static (Dictionary<string, (int, int)>, byte[]) Load()
    {
        using var stream = DataTables.Open("cmaps.bin");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var data = copy.ToArray();
        var headLength = data.AsSpan().IndexOf("\n\n"u8);
        var index = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        foreach (var line in Encoding.ASCII.GetString(data, 0, headLength).Split('\n'))
        {
            var parts = line.Split(' ');
            index[parts[0]] = (headLength + 2 + Integer(parts[1]), Integer(parts[2]));
        }

        return (index, data);
    }

    private static int Integer(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>Numbers of seven bits a byte, the high bit on all but the last.</summary>
    private sealed class Source(byte[] data)
    {
        private int _at;

        public uint Number()
        {
            uint value = 0;
            while (true)
            {
                var part = data[_at++];
                value = value << 7 | part & 127u;
                if (part < 128)
                    return value;
            }
        }

        public string Text() => string.Create((int)Number(), this, static (letters, source) =>
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = (char)source.Number();
        });
    }
}
