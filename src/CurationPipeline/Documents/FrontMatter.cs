using System.Text.RegularExpressions;
using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>Finds title, authors and abstract on the first page: by size, by place, and by the word "Abstract".</summary>
internal static partial class FrontMatter
{
    private const int MostBlocks = 40;

    /// <summary>Marks the title and what stands between it and the abstract; gives the authors' names.</summary>
    public static IReadOnlyList<string> Mark(List<PrintedBlock> blocks, float bodySize)
    {
        var end = FirstOfText(blocks);
        var title = TitleAt(blocks, end, bodySize);
        if (title < 0)
            return [];
        JoinTitle(blocks, title);
        blocks[title].Kind = BlockKind.Title;

        var lines = new List<TextLine>();
        for (var i = title + 1; i < blocks.Count && i < FirstOfText(blocks); i++)
        {
            if (blocks[i].First.InFigure || !blocks[i].First.Upright)
                continue;
            blocks[i].Kind = BlockKind.Authors;
            lines.AddRange(blocks[i].Lines.Select(line => line.Line));
        }

        return AuthorNames.Read(lines);
    }

    /// <summary>Marks the paragraphs under the heading "Abstract", or the one that starts with the word.</summary>
    public static void MarkAbstract(List<PrintedBlock> blocks)
    {
        for (var i = 0; i < blocks.Count && blocks[i].Page <= 2; i++)
        {
            if (blocks[i].Kind is not (BlockKind.Body or BlockKind.Heading) || !AbstractStart().IsMatch(blocks[i].Text))
                continue;
            if (blocks[i].Length > 20)
            {
                blocks[i].Kind = BlockKind.Abstract;
                return;
            }

            blocks[i].Kind = BlockKind.Heading;
            blocks[i].Level = 1;
            MarkUnder(blocks, i + 1);
            return;
        }
    }

    private static void MarkUnder(List<PrintedBlock> blocks, int start)
    {
        for (var i = start; i < blocks.Count && i < start + 12; i++)
        {
            if (blocks[i].Kind == BlockKind.Heading || AfterAbstract().IsMatch(blocks[i].Text))
                return;
            if (blocks[i].Kind == BlockKind.Body)
                blocks[i].Kind = BlockKind.Abstract;
        }
    }

    private static int FirstOfText(List<PrintedBlock> blocks)
    {
        for (var i = 0; i < blocks.Count && i < MostBlocks && blocks[i].Page == 1; i++)
        {
            var text = blocks[i].Text;
            if (AbstractStart().IsMatch(text) || AfterAbstract().IsMatch(text))
                return i;
            if (blocks[i].Length > 450 && !blocks[i].First.InFigure && blocks[i].Lines.Count > 4 && text.Count(c => c == ',') < text.Length / 25)
                return i;
        }

        return Math.Min(blocks.Count, 4);
    }

    private static int TitleAt(List<PrintedBlock> blocks, int end, float bodySize)
    {
        var best = -1;
        for (var i = 0; i < end && i < blocks.Count && blocks[i].Page == 1; i++)
        {
            var block = blocks[i];
            if (block.First.InFigure || !block.First.Upright || block.Text.Count(char.IsLetter) < 6 || block.Size < 1.1f * bodySize)
                continue;
            if (best < 0 || block.Size > 1.03f * blocks[best].Size)
                best = i;
        }

        return best;
    }

    // A title of several lines may have come apart where a line is short.
    private static void JoinTitle(List<PrintedBlock> blocks, int title)
    {
        while (title + 1 < blocks.Count
            && blocks[title + 1].Page == 1
            && IsOfSize(blocks[title], blocks[title + 1])
            && blocks[title + 1].Lines.Count <= 3
            && blocks[title + 1].First.Baseline - blocks[title].Last.Baseline < 2 * blocks[title].Size
            && blocks[title + 1].First.Baseline > blocks[title].Last.Baseline)
        {
            blocks[title].Lines.AddRange(blocks[title + 1].Lines);
            blocks.RemoveAt(title + 1);
        }
    }

    // Small capitals are letters of two sizes: which of them a line has more of is chance.
    private static bool IsOfSize(PrintedBlock title, PrintedBlock next)
    {
        var apart = Math.Abs(next.Size - title.Size) / title.Size;
        return apart < 0.04f || (apart < 0.25f && !title.Text.Any(char.IsLower) && !next.Text.Any(char.IsLower));
    }

    [GeneratedRegex(@"^(abstract|a b s t r a c t)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AbstractStart();

    [GeneratedRegex(@"^((1|I)\.?\s+)?introduction\b|^(key\s?words|index terms|ccs concepts|contents)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AfterAbstract();
}
