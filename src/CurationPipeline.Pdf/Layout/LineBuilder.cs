using System.Runtime.InteropServices;
using System.Text;

namespace CurationPipeline.Pdf.Layout;

/// <summary>Writes a row's letters as a line of text: finds the spaces, and gives each character its place and style.</summary>
internal sealed class LineBuilder(LetterPage page, GlyphGroup group)
{
    // The same distance that other extractors take: under the tightest word space, over kerning and italic correction.
    private const float WordGap = 0.15f;
    private const float WordGapBesideSpaces = 0.28f;
    private const float CellGap = 1.2f;

    private readonly StringBuilder _text = new();
    private readonly List<float> _left = [];
    private readonly List<float> _right = [];
    private readonly List<CharStyle> _styles = [];
    private readonly List<bool> _starts = [];
    private readonly List<float> _gaps = [];
    private readonly CharStyle[] _fontStyles = [.. page.Fonts.Select(StyleOf)];

    public TextLine? Build(Row row, bool inFigure)
    {
        Clear();
        var threshold = WordThreshold(row);
        var main = row.Main();
        var cells = 1;
        var before = 0f;
        var reach = float.MinValue;
        var glyphs = CollectionsMarshal.AsSpan(group.Glyphs);
        foreach (var run in row.Runs)
        {
            var shift = Shift(main, run);
            for (var i = run.Start; i < run.Start + run.Count; i++)
            {
                ref readonly var glyph = ref glyphs[i];
                if (before > 0)
                {
                    var size = Math.Max(Math.Min(before, glyph.Size), 0.6f * row.Size);
                    var gap = glyph.X0 - reach;
                    if (gap > threshold * size || (glyph.SpaceBefore && gap > 0.06f * size && i > run.Start))
                        Write(' ', reach, reach, CharStyle.None, true);
                    if (gap > CellGap * row.Size)
                        cells++;
                }

                Write(glyph, StyleOf(glyph) | shift);
                before = glyph.Size;
                reach = Math.Max(reach, glyph.X1);
            }
        }

        return _text.Length == 0 ? null : Close(row, cells, inFigure);
    }

    private void Clear()
    {
        _text.Clear();
        _left.Clear();
        _right.Clear();
        _styles.Clear();
        _starts.Clear();
    }

    /// <summary>The gap, in ems, from which on two letters are of two words: wider where the line is letter-spaced, leaders of dots aside.</summary>
    private float WordThreshold(Row row)
    {
        _gaps.Clear();
        var spaces = 0;
        var glyphs = CollectionsMarshal.AsSpan(group.Glyphs);
        foreach (var run in row.Runs)
        {
            for (var i = run.Start + 1; i < run.Start + run.Count; i++)
            {
                ref readonly var glyph = ref glyphs[i];
                if (glyph.SpaceBefore)
                    spaces++;
                else if (glyph.Text != "." || glyphs[i - 1].Text != ".")
                    _gaps.Add((glyph.X0 - glyphs[i - 1].X1) / glyph.Size);
            }
        }

        if (_gaps.Count < 4)
            return spaces > 0 ? WordGapBesideSpaces : WordGap;
        _gaps.Sort();
        var tracking = Math.Clamp(_gaps[_gaps.Count / 2], 0, 0.5f);
        return tracking + (spaces > _gaps.Count / 20 ? WordGapBesideSpaces : WordGap);
    }

    private static CharStyle Shift(in Run main, in Run run)
    {
        if (run.Size > 0.86f * main.Size)
            return CharStyle.None;
        if (run.Baseline < main.Baseline - (0.12f * main.Size))
            return CharStyle.Superscript;
        return run.Baseline > main.Baseline + (0.06f * main.Size) ? CharStyle.Subscript : CharStyle.None;
    }

    private CharStyle StyleOf(in Glyph glyph)
    {
        var font = page.Letters.ItemRef(glyph.Letter).Font;
        return font >= 0 && font < _fontStyles.Length ? _fontStyles[font] : CharStyle.None;
    }

    private static CharStyle StyleOf(LetterFont font) =>
        (font.Bold ? CharStyle.Bold : 0)
        | (font.Italic ? CharStyle.Italic : 0)
        | (font.Monospace ? CharStyle.Monospace : 0)
        | (font.Math ? CharStyle.Math : 0);

    private void Write(in Glyph glyph, CharStyle style)
    {
        var step = (glyph.X1 - glyph.X0) / Math.Max(1, glyph.Text.Length);
        for (var i = 0; i < glyph.Text.Length; i++)
        {
            var c = glyph.Text[i];
            if (!char.IsControl(c))
                Write(c, glyph.X0 + (i * step), glyph.X0 + ((i + 1) * step), style, i == 0);
        }
    }

    private void Write(char c, float left, float right, CharStyle style, bool starts)
    {
        if (char.IsWhiteSpace(c))
        {
            if (_text.Length == 0 || _text[^1] == ' ')
                return;
            c = ' ';
        }

        _text.Append(c);
        _left.Add(left);
        _right.Add(right);
        _styles.Add(style);
        _starts.Add(starts);
    }

    private TextLine Close(Row row, int cells, bool inFigure)
    {
        float x0 = float.MaxValue, x1 = float.MinValue, y0 = float.MaxValue, y1 = float.MinValue;
        Box? box = null;
        foreach (var run in row.Runs)
        {
            x0 = Math.Min(x0, run.X0);
            x1 = Math.Max(x1, run.X1);
            y0 = Math.Min(y0, Math.Max(run.Top, row.Baseline - (1.1f * row.Size)));
            y1 = Math.Max(y1, Math.Min(run.Bottom, row.Baseline + (0.5f * row.Size)));
            for (var i = run.Start; !group.Frame.Upright && i < run.Start + run.Count; i++)
            {
                var own = page.Letters.ItemRef(group.Glyphs[i].Letter).Box;
                box = box?.Union(own) ?? own;
            }
        }

        var extent = new Box(x0, y0, x1, y1);
        var text = _text.ToString();
        var order = VisualOrder.ToLogical(text, _starts);
        return new TextLine
        {
            Text = order is null ? text : string.Create(text.Length, (text, order), static (read, line) => Pick(line.text, line.order, read)),
            Left = Ordered(_left, order),
            Right = Ordered(_right, order),
            Styles = Ordered(_styles, order),
            Box = box ?? extent,
            Extent = extent,
            Baseline = row.Baseline,
            Size = MainSize(row),
            Angle = group.Frame.Angle,
            InFigure = inFigure,
            Cells = cells,
        };
    }

    private static T[] Ordered<T>(List<T> items, int[]? order)
    {
        if (order is null)
            return [.. items];
        var ordered = new T[items.Count];
        Pick(CollectionsMarshal.AsSpan(items), order, ordered);
        return ordered;
    }

    private static void Pick<T>(ReadOnlySpan<T> items, int[] order, Span<T> ordered)
    {
        for (var i = 0; i < order.Length; i++)
            ordered[i] = items[order[i]];
    }

    private static float MainSize(Row row)
    {
        var size = row.Size;
        var most = 0;
        foreach (var run in row.Runs)
        {
            var count = 0;
            foreach (var other in row.Runs)
                count += Math.Abs(other.Size - run.Size) < 0.3f ? other.Count : 0;
            if (count > most)
                (size, most) = (run.Size, count);
        }

        return size;
    }
}
