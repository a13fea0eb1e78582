namespace CurationPipeline.Pdf.Layout;

/// <summary>Turns the letters of a page into lines and blocks in reading order.</summary>
public static class PageLayouter
{
    /// <param name="page">The page's letters.</param>
    /// <param name="gutter">Where other pages of the document have their gutter, if they have one.</param>
    public static PageLayout Lay(LetterPage page, float? gutter = null)
    {
        var draft = new PageDraft(page, gutter);
        foreach (var group in TiltedWords.Join(GlyphReader.Read(page.Letters), page.Letters).OrderByDescending(group => group.Glyphs.Count))
            draft.Add(group);
        return draft.Close();
    }

    /// <summary>Collects the lines of each writing direction; the one with the most letters comes first.</summary>
    private sealed class PageDraft(LetterPage page, float? known)
    {
        private readonly List<TextLine> _lines = [];
        private readonly List<TextLine> _labels = [];
        private readonly List<TextLine> _numbers = [];
        private readonly List<Box> _figures = FigureFinder.Find(page);
        private float? _gutter;
        private (int Angle, float Size)? _main;
        private int _block;
        private int _region;

        public void Add(GlyphGroup group)
        {
            var runs = RunBuilder.Build(group.Glyphs);
            var builder = new LineBuilder(page, group);
            if (group.Frame.Angle % 90 == 0)
                Write(_numbers, MarginNumbers.TakeFrom(runs, group.Glyphs), group, builder, false);
            var isMain = _main is null;
            _main ??= (group.Frame.Angle, RowBuilder.UsualSize(runs));
            Write(_labels, FigureText.TakeFrom(runs, group.Glyphs, _figures, group.Frame, _main.Value.Size), group, builder, true);
            if (!isMain)
                TakeLabels(runs, group, builder);
            var (regions, gutter, height) = Columns.Of(runs, Barriers(group.Frame), group.Frame.Upright ? known : null);
            if (group.Frame.Upright && height > page.Height / 4)
                _gutter = gutter;
            foreach (var region in regions)
            {
                var first = _lines.Count;
                WriteRegion(region.Runs, group, builder);
                var own = _lines.GetRange(first, _lines.Count - first);
                foreach (var line in own)
                    (line.Region, line.Measure) = (_region, (region.Left, region.Right));
                _block = BlockBuilder.Number(own, _block);
                _region++;
            }
        }

        // Short text across the page's direction names an axis or a row.
        private void TakeLabels(List<Run> runs, GlyphGroup group, LineBuilder builder)
        {
            if (runs.Sum(run => run.Count) > 400)
                return;
            Write(_labels, runs, group, builder, true);
            runs.Clear();
        }

        public PageLayout Close()
        {
            foreach (var label in _labels)
                (label.Block, label.Region) = (_block, _region);
            _lines.AddRange(_labels);
            var rules = page.Graphics.Where(graphic => graphic.Kind == GraphicKind.HorizontalRule).Select(graphic => graphic.Box);
            return new PageLayout(page.Number, page.Width, page.Height, _lines, _numbers, _figures, [.. rules], _gutter);
        }

        private void Write(List<TextLine> lines, List<Run> runs, GlyphGroup group, LineBuilder builder, bool inFigure)
        {
            foreach (var row in RowBuilder.Build(runs, group.Glyphs, run => Hangs(run, group)))
            {
                if (builder.Build(row, inFigure) is { } line)
                    lines.Add(line);
            }
        }

        private void WriteRegion(List<Run> runs, GlyphGroup group, LineBuilder builder)
        {
            var rows = RowBuilder.Build(runs, group.Glyphs, run => Hangs(run, group));
            foreach (var row in CellOrder.Of(rows))
            {
                if (builder.Build(row, false) is { } line)
                    _lines.Add(line);
            }
        }

        // The signs of TeX's extension fonts (large operators, brackets) hang from their baseline.
        private bool Hangs(Run run, GlyphGroup group)
        {
            var font = page.Letters.ItemRef(group.Glyphs[run.Start].Letter).Font;
            return font >= 0 && font < page.Fonts.Count && page.Fonts[font].Math && IsExtension(page.Fonts[font].Name);
        }

        private static bool IsExtension(string name) =>
            name.Contains("EX", StringComparison.OrdinalIgnoreCase) && !name.Contains("TEX", StringComparison.OrdinalIgnoreCase);

        private List<Box> Barriers(Frame frame)
        {
            var barriers = new List<Box>(_figures.Select(frame.Turn));
            foreach (var graphic in page.Graphics)
            {
                if (graphic.Kind is GraphicKind.HorizontalRule or GraphicKind.VerticalRule && frame.Turn(graphic.Box) is { Height: < 3 } rule)
                    barriers.Add(rule);
            }

            return barriers;
        }
    }
}
