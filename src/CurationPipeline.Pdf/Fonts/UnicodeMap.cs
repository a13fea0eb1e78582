namespace CurationPipeline.Pdf.Fonts;

/// <summary>Maps codes to text: a font's ToUnicode table, or the characters of a CJK collection's glyphs.</summary>
internal sealed class UnicodeMap(List<UnicodeMap.Range> ranges, UnicodeMap? basis = null)
{
    /// <summary>Codes that are themselves UTF-16.</summary>
    public static readonly UnicodeMap Identity = new([new(1, 0xffff, "\u0001")]);

    private readonly Dictionary<uint, string> _single = Singles(ranges);
    private readonly Range[] _ranges = Sort(ranges);

    /// <summary>A run of codes; the last character of the text grows along it.</summary>
    public readonly record struct Range(uint Low, uint High, string Text);

    public bool IsEmpty => _ranges.Length == 0 && _single.Count == 0 && basis is null;

    public string? Find(uint code)
    {
        if (_single.TryGetValue(code, out var text))
            return text;
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
                return Shift(range.Text, code - range.Low);
        }

        return basis?.Find(code);
    }

    private static string Shift(string text, uint distance)
    {
        if (distance == 0 || text.Length == 0)
            return text;
        return text.Length >= 2 && char.IsSurrogatePair(text[^2], text[^1])
            ? text[..^2] + UnicodeText.From((int)(char.ConvertToUtf32(text[^2], text[^1]) + distance))
            : text[..^1] + (char)(text[^1] + distance);
    }

    private static Dictionary<uint, string> Singles(List<Range> ranges)
    {
        var single = new Dictionary<uint, string>();
        foreach (var range in ranges)
        {
            if (range.Low == range.High)
                single[range.Low] = range.Text;
        }

        return single;
    }

    /// <summary>Of two ranges for one code the later counts, so later ones are cut out of earlier ones.</summary>
    private static Range[] Sort(List<Range> ranges)
    {
        var sorted = ranges.Where(range => range.Low < range.High).Select((range, i) => (range, i)).OrderBy(item => item.range.Low).ThenByDescending(item => item.i);
        var result = new List<Range>();
        foreach (var (range, _) in sorted)
        {
            if (result.Count > 0 && result[^1] is var last && range.Low <= last.High)
            {
                if (range.Low == last.Low)
                    continue;
                result[^1] = last with { High = range.Low - 1 };
            }

            result.Add(range);
        }

        return [.. result];
    }
}
