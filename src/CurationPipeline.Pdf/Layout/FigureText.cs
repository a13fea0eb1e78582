namespace CurationPipeline.Pdf.Layout;

/// <summary>Tells the letters that label a drawing from the text that only stands in a frame.</summary>
internal static class FigureText
{
    private const float Reach = 13;

    /// <summary>Takes the runs that belong to figures out of the list, and the figures that turn out to be frames of text.</summary>
    /// <param name="runs">Runs of one writing direction.</param>
    /// <param name="glyphs">What the runs are made of.</param>
    /// <param name="figures">The page's figures.</param>
    /// <param name="frame">The writing direction.</param>
    /// <param name="usual">The size of the page's text.</param>
    public static List<Run> TakeFrom(List<Run> runs, List<Glyph> glyphs, List<Box> figures, Frame frame, float usual)
    {
        var taken = new List<Run>();
        for (var f = figures.Count - 1; f >= 0; f--)
        {
            var box = frame.Turn(figures[f]);
            var inside = runs.FindAll(run => Contains(box, run));
            if (IsText(inside, box, usual))
            {
                figures.RemoveAt(f);
                continue;
            }

            foreach (var run in runs)
            {
                if (IsLabel(run, glyphs, box, usual))
                    inside.Add(run);
            }

            taken.AddRange(inside);
            var gone = inside.Select(run => run.Start).ToHashSet();
            runs.RemoveAll(run => gone.Contains(run.Start));
        }

        return taken;
    }

    private static bool Contains(Box box, in Run run) =>
        run.Centre > box.Y0 && run.Centre < box.Y1 && (run.X0 + run.X1) / 2 > box.X0 && (run.X0 + run.X1) / 2 < box.X1;

    // Lines that run over most of the frame, or letters over much of its area, are text with something drawn around it.
    // So are the rows of a table with shaded cells: letters of the page's own size.
    private static bool IsText(List<Run> inside, Box box, float usual)
    {
        int wide = 0, letters = 0, ownSize = 0;
        float ink = 0;
        foreach (var run in inside)
        {
            wide += run.Width > 0.6f * box.Width && run.Count > 25 ? 1 : 0;
            ink += run.Width * run.Size;
            letters += run.Count;
            ownSize += Math.Abs(run.Size - usual) < 0.06f * usual ? run.Count : 0;
        }

        var share = ink / (box.Width * box.Height);
        return wide >= 3 || share > 0.25f || (share > 0.06f && ownSize > 0.6f * letters);
    }

    // Numbers and names along an axis stand just outside of the drawing: short, and no wider than it.
    private static bool IsLabel(in Run run, List<Glyph> glyphs, Box box, float usual)
    {
        if (run.Count > 40 || run.Width > 0.6f * box.Width || Contains(box, run))
            return false;
        if (run.Size > 0.93f * usual && run.Size < 1.05f * usual && !IsNumber(run, glyphs))
            return false;
        var dx = Math.Max(0, Math.Max(box.X0 - run.X1, run.X0 - box.X1));
        var dy = Math.Max(0, Math.Max(box.Y0 - run.Bottom, run.Top - box.Y1));
        var isSmall = run.Size < 0.8f * usual;
        var overhang = isSmall ? Math.Max(30, 0.7f * box.Width) : 30;
        if (dx > Reach || dy > Reach || run.X0 < box.X0 - overhang || run.X1 > box.X1 + overhang)
            return false;
        return dx <= 0 || ((isSmall || run.Count < 12) && run.Centre > box.Y0 - Reach && run.Centre < box.Y1 + Reach);
    }

    private static bool IsNumber(in Run run, List<Glyph> glyphs)
    {
        for (var i = run.Start; i < run.Start + run.Count; i++)
        {
            if (glyphs[i].Text is not [(>= '0' and <= '9') or '.' or ',' or '-' or '−' or '%' or 'e' or 'k' or 'K' or 'M'])
                return false;
        }

        return run.Count < 8;
    }
}
