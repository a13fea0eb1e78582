using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>Joins the two halves of a paragraph that runs over a column's or a page's end.</summary>
internal static class ParagraphJoiner
{
    /// <summary>The blocks with halves joined; what stood between the halves follows the whole.</summary>
    public static List<PrintedBlock> Join(IReadOnlyList<PrintedBlock> blocks)
    {
        var joined = new List<PrintedBlock>(blocks.Count);
        PrintedBlock? open = null;
        var scraps = 0;
        foreach (var block in blocks)
        {
            if (block.Kind is BlockKind.Body or BlockKind.Reference or BlockKind.Abstract)
            {
                if (open is not null && Continues(open, block) && (scraps == 0 || block.First.Region != open.Last.Region || block.Page != open.Lines[^1].Page))
                {
                    open.Lines.AddRange(block.Lines);
                    continue;
                }

                scraps++;
                if (open is null || !WaitsOver(open, block))
                    (open, scraps) = (block, 0);
            }
            else if (block.Kind is BlockKind.Heading or BlockKind.Title or BlockKind.Maths)
            {
                open = null;
            }

            joined.Add(block);
        }

        return joined;
    }

    // A paragraph cut off in the middle of a sentence goes on after scraps of a table or a figure.
    private static bool WaitsOver(PrintedBlock open, PrintedBlock block) =>
        !EndsSentence(open.Last.Text) && IsFull(open.Last) && block.Lines.Count <= 4
            && (block.Length < 30 || block.Lines.TrueForAll(line => line.Line.Cells > 1 || !IsFull(line.Line)));

    private static bool Continues(PrintedBlock first, PrintedBlock second)
    {
        var (page, last) = first.Lines[^1];
        var next = second.First;
        var sameRegion = second.Page == page && next.Region == last.Region;
        if (first.Kind != second.Kind || second.Page - page > 2 || Math.Abs(last.Size - next.Size) > 0.08f * last.Size)
            return false;
        if (sameRegion && !IsInterrupted(first, second))
            return false;
        if (BlockStart(next.Text))
            return false;
        var end = LastLetter(last.Text);
        var ended = end is '.' or '?' or '!' or ':';
        if (char.IsLower(next.Text[0]) || end is '-' or ',' or ';')
            return !ended || end == '.' && IsFull(last) && char.IsLower(next.Text[0]);
        return IsFull(last) && !IsIndented(second) && !sameRegion && (!ended || IndentsParagraphs(first, second));
    }

    // Inside one column a paragraph goes on only over something that was set into it.
    private static bool IsInterrupted(PrintedBlock first, PrintedBlock second) =>
        second.First.Block - first.Last.Block > 1 && !EndsSentence(first.Last.Text) && char.IsLower(second.First.Text[0]);

    private static bool EndsSentence(string text) => LastLetter(text) is '.' or '?' or '!' or ':';

    private static char LastLetter(string text)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] is not ('”' or '"' or '’' or ')' or ']' or ' '))
                return text[i];
        }

        return ' ';
    }

    private static bool BlockStart(string text) =>
        text[0] is '•' or '◦' or '▪' or '∙' or '●' || (text[0] == '[' && text.Length > 1 && char.IsAsciiDigit(text[1]));

    private static bool IsFull(TextLine line) => line.Extent.X1 > line.Measure.Right - (1.5f * line.Size);

    private static bool IsIndented(PrintedBlock block)
    {
        var lines = block.Lines;
        if (lines.Count > 1 && lines[1].Page == lines[0].Page)
            return lines[0].Line.Extent.X0 > lines[1].Line.Extent.X0 + (0.6f * lines[0].Line.Size);
        return block.First.Extent.X0 > block.First.Measure.Left + (0.6f * block.First.Size);
    }

    // Where paragraphs start with an indent, a first line without one continues the paragraph before.
    private static bool IndentsParagraphs(PrintedBlock first, PrintedBlock second) => first.Lines.Count > 1 && second.Lines.Count > 1 && IsIndented(first);
}
