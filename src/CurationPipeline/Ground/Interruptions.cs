using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>Finds what a page break puts between the two halves of a sentence: captions, footnotes, tables.</summary>
internal static class Interruptions
{
    public static List<TextRange> In(string text, IReadOnlyList<Block> blocks)
    {
        var interruptions = new List<TextRange>();
        Block? body = null;
        var interrupted = false;
        foreach (var block in blocks)
        {
            if (MayInterrupt(block.Kind))
            {
                interrupted = true;
                continue;
            }

            if (interrupted && body is not null && IsFlow(block.Kind) && !IsClosed(text, body.Range))
                interruptions.Add(new TextRange(body.Range.End, block.Range.Start));
            body = IsFlow(block.Kind) ? block : null;
            interrupted = false;
        }

        return interruptions;
    }

    private static bool IsFlow(BlockKind kind) => kind is BlockKind.Body or BlockKind.Abstract;

    /// <summary>A formula on its own line is part of its sentence and does not count.</summary>
    private static bool MayInterrupt(BlockKind kind) => kind
        is BlockKind.Caption or BlockKind.Footnote or BlockKind.HeaderFooter or BlockKind.LineNumber or BlockKind.Table or BlockKind.Figure;

    private static bool IsClosed(string text, TextRange range)
    {
        var end = range.End;
        while (end > range.Start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ')' or ']' or '"' or '\'' or '\u201D' or '\u2019'))
            end--;
        return end > range.Start && text[end - 1] is '.' or '!' or '?';
    }
}
