namespace CurationPipeline.Pdf.Fonts;

/// <summary>Reads the tables by which TrueType programs map characters to glyphs.</summary>
internal static class CmapTable
{
    private const int MostSubtables = 32;

    public static List<(int Platform, int Encoding, int Offset)> Subtables(ReadOnlySpan<byte> cmap)
    {
        var data = new BigEndianReader(cmap);
        var subtables = new List<(int, int, int)>();
        for (var i = 0; i < Math.Min(data.UInt16(2), MostSubtables); i++)
        {
            if (data.Offset32(8 + i * 8) < data.Length)
                subtables.Add((data.UInt16(4 + i * 8), data.UInt16(6 + i * 8), data.Offset32(8 + i * 8)));
        }

        return subtables;
    }

    /// <summary>The glyph of a character, 0 when it has none.</summary>
    public static int Find(ReadOnlySpan<byte> subtable, int character)
    {
        var data = new BigEndianReader(subtable);
        return data.UInt16(0) switch
        {
            0 => character < 256 ? data.Byte(6 + character) : 0,
            4 => FindInSegments(data, character),
            6 => character - data.UInt16(6) is >= 0 and var index && index < data.UInt16(8) ? data.UInt16(10 + index * 2) : 0,
            12 => FindInGroups(data, character),
            _ => 0,
        };
    }

    /// <summary>Every character with its glyph, the first characters first.</summary>
    public static IEnumerable<(int Character, int Glyph)> All(byte[] subtable)
    {
        foreach (var (low, high) in Runs(subtable))
        {
            for (var character = low; character <= high; character++)
                yield return (character, Find(subtable, character));
        }
    }

    private static List<(int Low, int High)> Runs(byte[] subtable)
    {
        var data = new BigEndianReader(subtable);
        var runs = new List<(int, int)>();
        switch (data.UInt16(0))
        {
            case 0:
                runs.Add((0, 255));
                break;
            case 4:
                var count = data.UInt16(6) / 2;
                for (var i = 0; i < count; i++)
                    runs.Add((data.UInt16(16 + count * 2 + i * 2), Math.Min(0xfffe, data.UInt16(14 + i * 2))));
                break;
            case 6:
                runs.Add((data.UInt16(6), data.UInt16(6) + data.UInt16(8) - 1));
                break;
            case 12:
                for (var i = 0; i < Math.Min(data.Offset32(12), 20_000); i++)
                    runs.Add(((int)Math.Min(data.UInt32(16 + i * 12), 0x10ffff), (int)Math.Min(data.UInt32(20 + i * 12), 0x10ffff)));
                break;
        }

        return WithinReason(runs);
    }

    /// <summary>A damaged table may list the whole of Unicode again and again.</summary>
    private static List<(int Low, int High)> WithinReason(List<(int Low, int High)> runs)
    {
        var left = 0x20000;
        var kept = new List<(int, int)>();
        foreach (var (low, high) in runs)
        {
            left -= Math.Max(0, high - low + 1);
            if (left < 0)
                break;
            kept.Add((low, high));
        }

        return kept;
    }

    private static int FindInSegments(BigEndianReader data, int character)
    {
        var count = data.UInt16(6) / 2;
        for (var i = 0; i < count; i++)
        {
            if (character > data.UInt16(14 + i * 2))
                continue;
            var start = data.UInt16(16 + (count + i) * 2);
            if (character < start)
                return 0;
            var delta = data.UInt16(16 + (count * 2 + i) * 2);
            var rangeAt = 16 + (count * 3 + i) * 2;
            var range = data.UInt16(rangeAt);
            if (range == 0)
                return (character + delta) & 0xffff;
            var glyph = data.UInt16(rangeAt + range + (character - start) * 2);
            return glyph == 0 ? 0 : (glyph + delta) & 0xffff;
        }

        return 0;
    }

    private static int FindInGroups(BigEndianReader data, int character)
    {
        var count = Math.Min(data.Offset32(12), 20_000);
        for (var i = 0; i < count; i++)
        {
            var start = data.UInt32(16 + i * 12);
            if (character >= start && character <= data.UInt32(20 + i * 12))
                return (int)Math.Min(int.MaxValue, data.UInt32(24 + i * 12) + (uint)(character - start));
        }

        return 0;
    }
}
