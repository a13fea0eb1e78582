namespace CurationPipeline.Pdf.Layout;

/// <summary>Tells the letters that label a drawing from the text that only stands in a frame.</summary>
internal static class FigureText
{
    private const float Reach = 13;

    /// <summary>Takes the runs that belong to figures out of the list, and the figures that turn out to be frames of text.</summary>
    public static List<Run> TakeFrom(List<Run> runs, List<Box> figures, Frame frame)
    {
        var usual = figures.Count == 0 ? 0 : RowBuilder.UsualSize(runs);
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

            var reach = box;
            foreach (var run in inside)
                reach = reach.Union(run.Box);
            foreach (var run in runs)
            {
                if (IsLabel(run, box))
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
    private static bool IsLabel(in Run run, Box box)
    {
        if (run.Count > 40 || run.Width > 0.6f * box.Width || Contains(box, run))
            return false;
        var dx = Math.Max(0, Math.Max(box.X0 - run.X1, run.X0 - box.X1));
        var dy = Math.Max(0, Math.Max(box.Y0 - run.Bottom, run.Top - box.Y1));
        return run.Size < 9 && dx < Reach && dy < Reach && run.X0 > box.X0 - 30 && run.X1 < box.X1 + 30
            && (dx > 0 ? run.Centre > box.Y0 - Reach && run.Centre < box.Y1 + Reach && run.Count < 12 : true);
    }
}
