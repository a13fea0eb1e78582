using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>Finds what a page or column break puts between the two halves of a sentence: captions, footnotes, tables.</summary>
internal static class Interruptions
{
    private const int MostBlocks = 12;
    private const int FragmentLength = 60;
    private const int RowLength = 160;

    /// <summary>The stretches from the end of a paragraph that stops in mid-sentence to the paragraph that goes on.</summary>
    public static List<TextRange> In(Document document)
    {
        var interruptions = new List<TextRange>();
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            var body = document.Blocks[i];
            if (IsFlow(body.Kind) && !IsClosed(document, body.Range) && Continuation(document, i) is { } next)
                interruptions.Add(new TextRange(body.Range.End, next.Range.Start));
        }

        return interruptions;
    }

    private static Block? Continuation(Document document, int at)
    {
        var interrupted = false;
        for (var i = at + 1; i < Math.Min(document.Blocks.Count, at + MostBlocks); i++)
        {
            var block = document.Blocks[i];
            var goesOn = IsFlow(block.Kind) && (interrupted || i > at + 1) && BeginsInside(document, block.Range);
            if (goesOn && (interrupted || document.Places.PageOf(block.Range.Start) != document.Places.PageOf(document.Blocks[at].Range.End - 1)))
                return block;
            if (!MayInterrupt(block.Kind) && !IsFragment(document, i))
                return interrupted && IsFlow(block.Kind) && i > at + 1 ? block : null;
            interrupted |= MayInterrupt(block.Kind);
        }

        return null;
    }

    private static bool IsFlow(BlockKind kind) => kind is BlockKind.Body or BlockKind.Abstract;

    /// <summary>A formula on its own line is part of its sentence and does not count.</summary>
    private static bool MayInterrupt(BlockKind kind) => kind
        is BlockKind.Caption or BlockKind.Footnote or BlockKind.HeaderFooter or BlockKind.LineNumber or BlockKind.Table or BlockKind.Figure;

    /// <summary>A word or two of a figure, or a row between a table and its caption, that were taken for a paragraph.</summary>
    private static bool IsFragment(Document document, int at)
    {
        var block = document.Blocks[at];
        var isBetween = MayInterrupt(document.Blocks[at - 1].Kind) && at + 1 < document.Blocks.Count && MayInterrupt(document.Blocks[at + 1].Kind);
        return block.Kind == BlockKind.Body && block.Range.Length < (isBetween ? RowLength : FragmentLength) && !IsClosed(document, block.Range);
    }

    private static bool BeginsInside(Document document, TextRange range) => range.Length > 0 && char.IsLower(document.Text[range.Start]);

    private static bool IsClosed(Document document, TextRange range)
    {
        var text = document[range].TrimEnd(" \n)]\"'\u201D\u2019");
        return text.IsEmpty || text[^1] is '.' or '!' or '?' or ':';
    }
}
