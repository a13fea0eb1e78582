using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>The widths and vertical measures that a CID font lists by glyph number.</summary>
internal sealed class CidWidths
{
    private const int MostGlyphs = 65_536;

    /// <summary>A damaged list may go through all glyphs again and again.</summary>
    private const int MostTaken = 4 * MostGlyphs;

    private readonly Dictionary<int, float> _widths = [];
    private readonly Dictionary<int, (float Advance, float X, float Y)> _verticals = [];
    private readonly float _default;
    private readonly (float Y, float Advance) _defaultVertical;

    public CidWidths(PdfDictionary font)
    {
        _default = (float)font.Number("DW", 1000) / 1000;
        var vertical = font.Numbers("DW2", 2) ?? [880, -1000];
        _defaultVertical = ((float)vertical[0] / 1000, (float)vertical[1] / 1000);
        ReadRuns(font.Array("W"), 1, (cid, values) => _widths[cid] = values[0]);
        ReadRuns(font.Array("W2"), 3, (cid, values) => _verticals[cid] = (values[0], values[1], values[2]));
    }

    public float Width(int cid) => _widths.TryGetValue(cid, out var width) ? width : _default;

    public (float Advance, float X, float Y) Vertical(int cid) =>
        _verticals.TryGetValue(cid, out var own) ? own : (_defaultVertical.Advance, Width(cid) / 2, _defaultVertical.Y);

    /// <summary>Reads "first [v v …]" and "first last v"; each glyph has some values.</summary>
    private static void ReadRuns(PdfArray? runs, int each, Action<int, float[]> take)
    {
        var left = MostTaken;
        for (var i = 0; i + 1 < runs?.Count;)
        {
            var first = Math.Clamp(runs.Integer(i), 0, MostGlyphs);
            if (runs[i + 1] is PdfArray list)
            {
                for (var k = 0; k + each <= list.Count && k / each < MostGlyphs; k += each)
                    take(first + k / each, Values(list, k, each));
                i += 2;
            }
            else
            {
                var values = Values(runs, i + 2, each);
                var last = Math.Min(runs.Integer(i + 1), MostGlyphs);
                for (var cid = first; cid <= last && left > 0; cid++, left--)
                    take(cid, values);
                i += 2 + each;
            }
        }
    }

    private static float[] Values(PdfArray source, int at, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = (float)source.Number(at + i) / 1000;
        return values;
    }
}
