using System.Text;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>What an embedded compact font program (CFF) says of its glyphs' names and codes.</summary>
internal sealed class CffProgram
{
    private const int RosOperator = 12 << 8 | 30;

    private readonly byte[] _data;
    private readonly List<(int Start, int Length)> _strings;
    private readonly int _glyphCount;
    private readonly int[] _charset;

    private CffProgram(byte[] data)
    {
        _data = data;
        var reader = new BigEndianReader(data);
        var names = ReadIndex(reader, reader.Byte(2), out var end);
        var tops = ReadIndex(reader, end, out end);
        _strings = ReadIndex(reader, end, out _);
        var top = tops.Count > 0 && names.Count > 0 ? ReadDictionary(reader, tops[0]) : [];
        IsCidKeyed = top.ContainsKey(RosOperator);
        _glyphCount = top.TryGetValue(17, out var outlines) ? ReadIndex(reader, outlines, out _).Count : 0;
        _charset = ReadCharset(reader, top.GetValueOrDefault(15));
        Encoding = IsCidKeyed ? [] : ReadEncoding(reader, top.GetValueOrDefault(16));
    }

    public bool IsCidKeyed { get; }

    /// <summary>The name of each code's glyph.</summary>
    public string?[] Encoding { get; }

    /// <summary>Gives null for data that is no such program.</summary>
    public static CffProgram? Read(byte[] data)
    {
        if (data.Length < 16 || data[0] != 1)
            return null;
        var program = new CffProgram(data);
        return program._glyphCount > 0 ? program : null;
    }

    public string? NameOfGlyph(int glyph) => glyph > 0 && glyph < _charset.Length && !IsCidKeyed ? String(_charset[glyph]) : null;

    private string? String(int id)
    {
        if (id < Encodings.CffStrings.Length)
            return Encodings.CffStrings[id];
        id -= Encodings.CffStrings.Length;
        return id < _strings.Count ? System.Text.Encoding.Latin1.GetString(_data, _strings[id].Start, _strings[id].Length) : null;
    }

    private static List<(int Start, int Length)> ReadIndex(BigEndianReader data, int at, out int end)
    {
        var items = new List<(int, int)>();
        var count = data.UInt16(at);
        end = at + 2;
        if (count == 0)
            return items;
        var size = data.Byte(at + 2);
        var start = at + 2 + (count + 1) * size;
        var last = Offset(data, at + 3, size);
        for (var i = 1; i <= count; i++)
        {
            var next = Offset(data, at + 3 + i * size, size);
            if (next < last || start + next > data.Length)
                break;
            items.Add((start + last, next - last));
            last = next;
        }

        end = start + last;
        return items;
    }

    private static int Offset(BigEndianReader data, int at, int size)
    {
        var value = 0;
        for (var i = 0; i < Math.Min(size, 4); i++)
            value = value << 8 | data.Byte(at + i);
        return value & 0x7fffffff;
    }

    /// <summary>The last operand of each operator, which is all that is needed here.</summary>
    private static Dictionary<int, int> ReadDictionary(BigEndianReader data, (int Start, int Length) place)
    {
        var entries = new Dictionary<int, int>();
        var operand = 0;
        for (var at = place.Start; at < place.Start + place.Length;)
        {
            var first = data.Byte(at++);
            switch (first)
            {
                case <= 21:
                    entries[first == 12 ? 12 << 8 | data.Byte(at++) : first] = operand;
                    break;
                case 28:
                    operand = data.Int16(at);
                    at += 2;
                    break;
                case 29:
                    operand = (int)data.UInt32(at);
                    at += 4;
                    break;
                case 30:
                    while (at < place.Start + place.Length && (data.Byte(at) & 15) != 15 && data.Byte(at) >> 4 != 15)
                        at++;
                    at++;
                    break;
                case <= 246:
                    operand = first - 139;
                    break;
                case <= 250:
                    operand = (first - 247) * 256 + data.Byte(at++) + 108;
                    break;
                default:
                    operand = -(first - 251) * 256 - data.Byte(at++) - 108;
                    break;
            }
        }

        return entries;
    }

    private int[] ReadCharset(BigEndianReader data, int at)
    {
        var charset = new int[_glyphCount];
        if (at is >= 0 and <= 2)
            return ReadPredefined(charset, at);
        var format = data.Byte(at++);
        for (var glyph = 1; glyph < _glyphCount && at < data.Length;)
        {
            var first = data.UInt16(at);
            var left = format switch { 0 => 0, 1 => data.Byte(at + 2), _ => data.UInt16(at + 2) };
            at += format switch { 0 => 2, 1 => 3, _ => 4 };
            for (var i = 0; i <= left && glyph < _glyphCount; i++)
                charset[glyph++] = first + i;
        }

        return charset;
    }

    private static int[] ReadPredefined(int[] charset, int which)
    {
        var names = which == 1 ? Encodings.CffExpertCharset : Encodings.CffExpertSubsetCharset;
        for (var i = 0; i < charset.Length; i++)
            charset[i] = which == 0 ? i : i < names.Length ? Array.IndexOf(Encodings.CffStrings, names[i]) : 0;
        return charset;
    }

    private string?[] ReadEncoding(BigEndianReader data, int at)
    {
        if (at == 0)
            return Encodings.Standard;
        var names = new string?[256];
        if (at == 1)
            return Encodings.Find("MacExpertEncoding") ?? names;
        var format = data.Byte(at);
        var count = data.Byte(at + 1);
        at += 2;
        var glyph = 1;
        for (var i = 0; i < count; i++)
        {
            var first = data.Byte(at++);
            var left = (format & 127) == 0 ? 0 : data.Byte(at++);
            for (var code = first; code <= Math.Min(255, first + left); code++)
                names[code] = NameOfGlyph(glyph++);
        }

        for (var i = (format & 128) != 0 ? data.Byte(at++) : 0; i > 0; i--, at += 3)
            names[data.Byte(at)] = String(data.UInt16(at + 1));
        return names;
    }
}
