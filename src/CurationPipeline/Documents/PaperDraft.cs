using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>A PDF's blocks in reading order, each with its kind, and what stands in the margins.</summary>
internal sealed record PaperDraft(
    IReadOnlyList<PageLayout> Pages, IReadOnlyList<PrintedBlock> Blocks, IReadOnlyList<MarginText> Margins, float BodySize,
    IReadOnlyList<string> Authors)
{
    public static PaperDraft Of(IReadOnlyList<PageLayout> pages)
    {
        var inMargin = MarginFinder.Find(pages);
        var blocks = new List<PrintedBlock>();
        var margins = new List<MarginText>();
        foreach (var page in pages)
        {
            foreach (var count in page.LineNumbers)
                margins.Add(new MarginText(page.Number, BlockKind.LineNumber, count.Text, count.Box));
            AddPage(page, inMargin, blocks, margins);
        }

        var bodySize = UsualSize(blocks);
        var authors = FrontMatter.Mark(blocks, bodySize);
        BlockKinds.Assign(blocks, pages, bodySize);
        FrontMatter.MarkAbstract(blocks);
        return new PaperDraft(pages, blocks, margins, bodySize, authors);
    }

    /// <summary>The document's own words, to decide on hyphens by.</summary>
    public Hyphens Hyphens()
    {
        var hyphens = new Hyphens();
        foreach (var block in Blocks)
        {
            foreach (var (_, line) in block.Lines)
                hyphens.Learn(line.Text);
        }

        return hyphens;
    }

    private static void AddPage(PageLayout page, HashSet<TextLine> inMargin, List<PrintedBlock> blocks, List<MarginText> margins)
    {
        var number = -1;
        foreach (var line in page.Lines)
        {
            if (inMargin.Contains(line))
                margins.Add(new MarginText(page.Number, BlockKind.HeaderFooter, Nfkc.Of(line.Text), line.Box));
            else if (line.Block == number)
                blocks[^1].Lines.Add(new PageLine(page.Number, line));
            else
                blocks.Add(new PrintedBlock([new PageLine(page.Number, line)]));
            number = inMargin.Contains(line) ? -1 : line.Block;
        }
    }

    private static float UsualSize(List<PrintedBlock> blocks)
    {
        var bySize = new Dictionary<int, int>();
        int best = 20, most = 0;
        foreach (var block in blocks)
        {
            foreach (var (_, line) in block.Lines)
            {
                var key = (int)MathF.Round(line.Size * 4);
                var count = bySize[key] = bySize.GetValueOrDefault(key) + (line.InFigure ? 0 : line.Text.Length);
                if (count > most)
                    (best, most) = (key, count);
            }
        }

        return best / 4f;
    }
}
