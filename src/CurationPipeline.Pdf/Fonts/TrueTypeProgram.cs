using System.Text;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>What an embedded TrueType program says of its glyphs: their characters, names and widths.</summary>
internal sealed class TrueTypeProgram
{
    private const int MostGlyphs = 65_536;

    private readonly byte[] _data;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly Lazy<string?[]> _names;
    private readonly Lazy<Dictionary<int, int>> _characters;

    private TrueTypeProgram(byte[] data)
    {
        _data = data;
        ReadDirectory();
        _names = new(() => PostTable.ReadNames(Table("post")));
        _characters = new(() => InvertUnicode());
    }

    /// <summary>Gives null for data that is no such program.</summary>
    public static TrueTypeProgram? Read(byte[] data)
    {
        var program = new TrueTypeProgram(data);
        return program._tables.Count > 0 ? program : null;
    }

    /// <summary>The compact outlines that an OpenType program wraps.</summary>
    public byte[]? CompactOutlines => _tables.ContainsKey("CFF ") ? Table("CFF ").ToArray() : null;

    /// <summary>The text of a code in a font without a usable encoding: by its symbol or Macintosh table, then by the glyph it shows.</summary>
    public string TextOfCode(int code)
    {
        var glyph = GlyphOfCode(code);
        return glyph > 0 ? TextOfGlyph(glyph) : "";
    }

    public string TextOfGlyph(int glyph)
    {
        if (_characters.Value.TryGetValue(glyph, out var character))
            return UnicodeText.From(character);
        return glyph < _names.Value.Length && _names.Value[glyph] is { } name ? GlyphNames.ToText(name) : "";
    }

    /// <summary>The width in units of the font size, or null.</summary>
    public float? Width(int glyph)
    {
        var unitsPerEm = new BigEndianReader(Table("head")).UInt16(18);
        var count = new BigEndianReader(Table("hhea")).UInt16(34);
        var metrics = new BigEndianReader(Table("hmtx"));
        return unitsPerEm == 0 || count == 0 ? null : (float)metrics.UInt16(Math.Min(glyph, count - 1) * 4) / unitsPerEm;
    }

    public int GlyphOfCode(int code)
    {
        var cmap = Table("cmap");
        foreach (var (platform, encoding, offset) in CmapTable.Subtables(cmap))
        {
            if (platform == 3 && encoding == 0)
            {
                foreach (var high in new[] { 0xf000, 0, 0xf100, 0xf200 })
                {
                    if (CmapTable.Find(cmap[offset..], high + code) is > 0 and var glyph)
                        return glyph;
                }
            }
            else if (platform == 1 && CmapTable.Find(cmap[offset..], code) is > 0 and var glyph)
            {
                return glyph;
            }
        }

        return 0;
    }

    private ReadOnlySpan<byte> Table(string tag) =>
        _tables.TryGetValue(tag, out var place) ? _data.AsSpan(place.Offset, place.Length) : [];

    private void ReadDirectory()
    {
        var data = new BigEndianReader(_data);
        var start = data.UInt32(0) == 0x74746366 ? data.Offset32(12) : 0;
        for (var i = 0; i < Math.Min(data.UInt16(start + 4), 64); i++)
        {
            var entry = start + 12 + i * 16;
            if (entry + 16 > data.Length)
                return;
            var offset = data.Offset32(entry + 8);
            _tables[Encoding.Latin1.GetString(_data, entry, 4)] = (offset, (int)Math.Min(data.UInt32(entry + 12), (uint)(data.Length - offset)));
        }
    }

    private Dictionary<int, int> InvertUnicode()
    {
        var characters = new Dictionary<int, int>();
        var cmap = Table("cmap");
        foreach (var (platform, encoding, offset) in CmapTable.Subtables(cmap))
        {
            if (platform != 0 && !(platform == 3 && encoding is 1 or 10))
                continue;
            foreach (var (character, glyph) in CmapTable.All(cmap[offset..].ToArray()))
            {
                if (glyph is > 0 and < MostGlyphs)
                    characters.TryAdd(glyph, character);
            }
        }

        return characters;
    }
}
