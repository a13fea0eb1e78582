namespace CurationPipeline.Pdf.Layout;

/// <summary>Runs that stand on one printed line, with what is raised or lowered beside them.</summary>
internal sealed class Row(Run first, float baseline)
{
    public List<Run> Runs { get; } = [first];

    public float Baseline { get; } = baseline;

    public float Size { get; } = first.Size;

    public float Centre => Baseline - (0.27f * Size);

    /// <summary>The run with the most letters, beside which others are raised or lowered.</summary>
    public Run Main()
    {
        var main = Runs[0];
        foreach (var run in Runs)
            main = run.Count > main.Count ? run : main;
        return main;
    }

    /// <summary>Whether a run touches one of the row's runs, but for a small gap.</summary>
    public bool IsBeside(in Run run, float reach)
    {
        foreach (var own in Runs)
        {
            if (run.X0 < own.X1 + reach && run.X1 > own.X0 - reach)
                return true;
        }

        return false;
    }
}

/// <summary>Brings the runs of a region together to rows, from the largest letters to the smallest.</summary>
internal static class RowBuilder
{
    public static List<Row> Build(List<Run> runs, List<Glyph> glyphs, Func<Run, bool> hangs)
    {
        var usual = UsualSize(runs);
        var rows = new List<Row>();
        runs.Sort((a, b) => a.Size != b.Size ? b.Size.CompareTo(a.Size) : a.Start.CompareTo(b.Start));
        foreach (var run in runs)
        {
            var baseline = TextBaseline(run, glyphs, usual, hangs);
            if (Find(rows, run, baseline) is { } row)
                row.Runs.Add(run);
            else
                rows.Add(new Row(run, baseline));
        }

        rows.Sort((a, b) => a.Baseline != b.Baseline ? a.Baseline.CompareTo(b.Baseline) : a.Runs[0].Start.CompareTo(b.Runs[0].Start));
        foreach (var row in rows)
            row.Runs.Sort((a, b) => a.X0 != b.X0 ? a.X0.CompareTo(b.X0) : a.Start.CompareTo(b.Start));
        return rows;
    }

    private static Row? Find(List<Row> rows, in Run run, float baseline)
    {
        Row? best = null;
        var least = float.MaxValue;
        foreach (var row in rows)
        {
            var distance = Math.Abs(row.Baseline - baseline);
            if (distance > 1.2f * row.Size || !Belongs(row, run, baseline))
                continue;
            if (run.Size < 0.85f * row.Size)
                distance = Math.Abs(row.Centre - (baseline - (0.27f * run.Size)));
            if (distance < least)
                (best, least) = (row, distance);
        }

        return best;
    }

    private static bool Belongs(Row row, in Run run, float baseline)
    {
        var distance = Math.Abs(row.Baseline - baseline);
        if (distance < 0.22f * run.Size)
            return true;
        // A line set a little higher than its neighbour cell; two lines are never that close.
        if (distance < 0.42f * Math.Min(run.Size, row.Size) && run.Size > 0.6f * row.Size && !row.IsBeside(run, 0))
            return true;
        if (run.Size > 0.86f * row.Size || run.Size < 0.42f * row.Size)
            return false;
        var centre = baseline - (0.27f * run.Size);
        return centre > row.Baseline - (1.05f * row.Size)
            && centre < row.Baseline + (0.35f * row.Size)
            && row.IsBeside(run, 0.6f * row.Size);
    }

    private static float TextBaseline(in Run run, List<Glyph> glyphs, float usual, Func<Run, bool> hangs)
    {
        if (hangs(run))
            return run.Baseline + (0.85f * run.Size);
        var isDropCap = run.Count == 1 && run.Size > 1.8f * usual && glyphs[run.Start].Text is [var c] && char.IsUpper(c);
        return isDropCap ? run.Baseline - (0.7f * run.Size) + (0.7f * usual) : run.Baseline;
    }

    /// <summary>The size in which most letters are set.</summary>
    internal static float UsualSize(List<Run> runs)
    {
        var bySize = new Dictionary<int, int>();
        int best = 0, most = 0;
        foreach (var run in runs)
        {
            var key = (int)MathF.Round(run.Size * 4);
            var count = bySize[key] = bySize.GetValueOrDefault(key) + run.Count;
            if (count > most)
                (best, most) = (key, count);
        }

        return best / 4f;
    }
}
