namespace CurationPipeline.Pdf.Layout;

/// <summary>Joins the lines of a region to blocks: a paragraph, a heading, a list item, an entry of the references.</summary>
internal static class BlockBuilder
{
    /// <summary>Numbers the blocks of one region's lines, which stand from top to bottom.</summary>
    /// <returns>The next free number.</returns>
    public static int Number(List<TextLine> lines, int next)
    {
        if (lines.Count == 0)
            return next;
        var pitch = UsualPitch(lines);
        var start = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && Breaks(lines, start, i, pitch))
            {
                start = i;
                next++;
            }

            lines[i].Block = next;
        }

        return next + 1;
    }

    private static bool Breaks(List<TextLine> lines, int start, int i, float usualPitch)
    {
        TextLine a = lines[i - 1], b = lines[i];
        var size = Math.Max(a.Size, b.Size);
        var pitch = b.Baseline - a.Baseline;
        if (pitch < 0.3f * size)
            return false; // the next cell of a table's row
        if (Math.Abs(a.Size - b.Size) > 0.12f * size)
            return true;
        var expected = Math.Max(usualPitch, 1.05f * size);
        if (i - start >= 2)
            expected = Math.Min(expected, Math.Max(a.Baseline - lines[i - 2].Baseline, 1.05f * size));
        if (pitch > 1.32f * expected && pitch > 1.2f * size)
            return true;
        if (a.Cells > 1 || b.Cells > 1)
            return false;
        return EndsHeading(a, b) || StartsItem(b, lines[start]) || BreaksByIndent(lines, start, i) || EndsShort(lines, i);
    }

    // A paragraph may start with bold words that fill its first line; a heading's line ends early.
    private static bool EndsHeading(TextLine a, TextLine b)
    {
        if (IsBold(a) == IsBold(b))
            return false;
        return !IsBold(a) || ((b.Styles[0] & CharStyle.Bold) == 0 && a.Extent.X1 < a.Measure.Right - (2 * a.Size));
    }

    private static bool BreaksByIndent(List<TextLine> lines, int start, int i)
    {
        TextLine a = lines[i - 1], b = lines[i];
        var step = b.Extent.X0 - a.Extent.X0;
        var em = b.Size;
        if (Math.Abs(step) < 0.6f * em || IsCentred(a, b))
            return false;
        if (step < 0)
        {
            // The first line of a paragraph stands further in; a block whose lines all do, or hang, ends here.
            return i - start >= 2 && Math.Abs(lines[i - 2].Extent.X0 - a.Extent.X0) < 0.6f * em;
        }

        if (i - start == 1 && (IsBullet(a.Text[0]) || IsHanging(lines, i)))
            return false;

        // Further in than the line before: the first line of a paragraph, unless the next line stays there too.
        if (i - start > 1 || i + 1 >= lines.Count)
            return i - start > 1 || !StartsLikeEntry(a);
        return lines[i + 1].Extent.X0 < b.Extent.X0 - (0.4f * em) && lines[i + 1].Size > 0.9f * em;
    }

    // A full line at the margin with an indented one under it is an entry of a list; a heading may hang too.
    private static bool IsHanging(List<TextLine> lines, int i)
    {
        TextLine a = lines[i - 1], b = lines[i];
        return (IsBold(a) && IsBold(b)) || (a.Extent.X1 > a.Measure.Right - a.Size && a.Extent.X0 < a.Measure.Left + (0.3f * a.Size));
    }

    private static bool IsCentred(TextLine a, TextLine b) =>
        Math.Abs((a.Extent.X0 + a.Extent.X1) - (b.Extent.X0 + b.Extent.X1)) < 1.2f * b.Size
        && Math.Abs(a.Extent.Width - b.Extent.Width) > b.Size;

    // Where the next word had found room, the writer ended the line.
    private static bool EndsShort(List<TextLine> lines, int i)
    {
        TextLine a = lines[i - 1], b = lines[i];
        if (IsCentred(a, b) || a.Text[^1] is '-' or '\u00AD')
            return false;
        var right = a.Extent.X1;
        for (var j = Math.Max(0, i - 4); j < Math.Min(lines.Count, i + 4); j++)
        {
            if (Math.Abs(lines[j].Size - a.Size) < 0.12f * a.Size && Math.Abs(lines[j].Extent.X0 - a.Extent.X0) < 2.5f * a.Size)
                right = Math.Max(right, lines[j].Extent.X1);
        }

        var space = b.Text.IndexOf(' ', StringComparison.Ordinal);
        var word = space < 0 ? b.Extent.Width : b.Right[space - 1] - b.Left[0];
        return right - a.Extent.X1 > word + (1.5f * b.Size);
    }

    private static bool IsBullet(char c) => c is '•' or '◦' or '▪' or '∙' or '●' or '○' or '■' or '◆' or '➢' or '✓';

    private static bool StartsItem(TextLine line, TextLine first) =>
        IsBullet(line.Text[0])
        || (StartsLikeEntry(line) && StartsLikeEntry(first) && line.Extent.X0 < first.Extent.X0 + (0.8f * line.Size));

    private static bool StartsLikeEntry(TextLine line)
    {
        var text = line.Text;
        if (text[0] is not ('[' or '(') && !char.IsAsciiDigit(text[0]))
            return false;
        var end = text.AsSpan().IndexOfAny(']', ')', '.');
        return end is > 0 and < 5 && char.IsAsciiDigit(text[end - 1]) && end + 1 < text.Length && text[end + 1] == ' ';
    }

    internal static bool IsBold(TextLine line)
    {
        int bold = 0, letters = 0;
        for (var i = 0; i < line.Text.Length; i++)
        {
            if (!char.IsLetter(line.Text[i]))
                continue;
            letters++;
            bold += (line.Styles[i] & CharStyle.Bold) != 0 ? 1 : 0;
        }

        return letters > 0 && bold > 0.9f * letters;
    }

    private static float UsualPitch(List<TextLine> lines)
    {
        var pitches = new List<float>(lines.Count);
        for (var i = 1; i < lines.Count; i++)
        {
            var pitch = lines[i].Baseline - lines[i - 1].Baseline;
            if (pitch > 0.7f * lines[i].Size && pitch < 3 * lines[i].Size)
                pitches.Add(pitch);
        }

        if (pitches.Count == 0)
            return 1.2f * lines[0].Size;
        pitches.Sort();
        return pitches[pitches.Count / 2];
    }
}
