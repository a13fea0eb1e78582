using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>A PDF's passages in reading order, each with its kind, and what stands in the margins.</summary>
internal sealed record PaperDraft(
    IReadOnlyList<PageLayout> Pages, IReadOnlyList<Passage> Passages, IReadOnlyList<MarginText> Margins, float BodySize)
{
    public static PaperDraft Of(IReadOnlyList<PageLayout> pages)
    {
        var inMargin = MarginFinder.Find(pages);
        var passages = new List<Passage>();
        var margins = new List<MarginText>();
        foreach (var page in pages)
        {
            foreach (var number in page.LineNumbers)
                margins.Add(new MarginText(page.Number, BlockKind.LineNumber, number.Text, number.Box));
            AddPage(page, inMargin, passages, margins);
        }

        var bodySize = UsualSize(passages);
        PassageKinds.Assign(passages, pages, bodySize);
        return new PaperDraft(pages, passages, margins, bodySize);
    }

    /// <summary>The document's own words, to decide on hyphens by.</summary>
    public Hyphens Hyphens()
    {
        var hyphens = new Hyphens();
        foreach (var passage in Passages)
        {
            foreach (var (_, line) in passage.Lines)
                hyphens.Learn(line.Text);
        }

        return hyphens;
    }

    private static void AddPage(PageLayout page, HashSet<TextLine> inMargin, List<Passage> passages, List<MarginText> margins)
    {
        var block = -1;
        foreach (var line in page.Lines)
        {
            if (inMargin.Contains(line))
                margins.Add(new MarginText(page.Number, BlockKind.HeaderFooter, Nfkc.Of(line.Text), line.Box));
            else if (line.Block == block)
                passages[^1].Lines.Add(new PageLine(page.Number, line));
            else
                passages.Add(new Passage([new PageLine(page.Number, line)]));
            block = inMargin.Contains(line) ? -1 : line.Block;
        }
    }

    private static float UsualSize(List<Passage> passages)
    {
        var bySize = new Dictionary<int, int>();
        int best = 20, most = 0;
        foreach (var passage in passages)
        {
            foreach (var (_, line) in passage.Lines)
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
