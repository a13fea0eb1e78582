namespace CurationPipeline.Pdf.Fonts;

/// <summary>A run of codes that map to a run of values.</summary>
internal readonly record struct CMapRange(uint Low, uint High, int Value);

/// <summary>The codes of one length, as far as they are used.</summary>
internal readonly record struct CodeSpace(int Bytes, uint Low, uint High)
{
    /// <summary>Each byte of a code has its own bounds.</summary>
    public bool Holds(uint code)
    {
        for (var shift = 0; shift < Bytes * 8; shift += 8)
        {
            var part = code >> shift & 255;
            if (part < (Low >> shift & 255) || part > (High >> shift & 255))
                return false;
        }

        return true;
    }
}

/// <summary>Cuts strings into codes and maps these to the glyph numbers (CIDs) of a composite font.</summary>
internal sealed class CMap(string name, bool isVertical, CodeSpace[] spaces, CMapRange[] ranges, CMap? basis)
{
    private readonly CMapRange[] _ranges = Sorted(ranges);

    /// <summary>Two bytes a code, and the code is the glyph number.</summary>
    public static readonly CMap Identity = new("Identity-H", false, [new(2, 0, 0xffff)], [new(0, 0xffff, 0)], null);

    public static readonly CMap IdentityVertical = new("Identity-V", true, [new(2, 0, 0xffff)], [new(0, 0xffff, 0)], null);

    public string Name { get; } = name;

    public bool IsVertical { get; } = isVertical;

    public IReadOnlyList<CMapRange> Ranges => _ranges;

    public CMap? Basis { get; } = basis;

    /// <summary>Reads the next code; a string that ends inside a code, or a code outside of every space, still takes a byte.</summary>
    public uint ReadCode(ReadOnlySpan<byte> text, ref int at)
    {
        uint code = 0;
        for (var length = 1; length <= 4 && at + length <= text.Length; length++)
        {
            code = code << 8 | text[at + length - 1];
            if (!HasSpace(length, code))
                continue;
            at += length;
            return code;
        }

        return ReadStray(text, ref at);
    }

    /// <summary>The glyph number, 0 when the code has none.</summary>
    public int Find(uint code)
    {
        int low = 0, high = _ranges.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var range = _ranges[middle];
            if (code < range.Low)
                high = middle - 1;
            else if (code > range.High)
                low = middle + 1;
            else
                return range.Value + (int)(code - range.Low);
        }

        return Basis?.Find(code) ?? 0;
    }

    private static CMapRange[] Sorted(CMapRange[] ranges)
    {
        for (var i = 1; i < ranges.Length; i++)
        {
            if (ranges[i].Low < ranges[i - 1].Low)
                return [.. ranges.OrderBy(range => range.Low)];
        }

        return ranges;
    }

    private bool HasSpace(int length, uint code)
    {
        foreach (var space in spaces)
        {
            if (space.Bytes == length && space.Holds(code))
                return true;
        }

        return Basis?.HasSpace(length, code) ?? false;
    }

    private uint ReadStray(ReadOnlySpan<byte> text, ref int at)
    {
        uint code = 0;
        var end = Math.Min(text.Length, at + Math.Max(1, ShortestSpace()));
        for (; at < end; at++)
            code = code << 8 | text[at];
        return code;
    }

    private int ShortestSpace()
    {
        var shortest = Basis?.ShortestSpace() ?? 0;
        foreach (var space in spaces)
            shortest = shortest == 0 ? space.Bytes : Math.Min(shortest, space.Bytes);
        return shortest;
    }
}
