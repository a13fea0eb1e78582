namespace CurationPipeline.Pdf.Layout;

/// <summary>The white between a run and the nearest run to its right.</summary>
internal readonly record struct Gap(int Left, int Right, float X0, float X1, float Y)
{
    /// <summary>Finds the gap to the right of each run; the runs are sorted by baseline.</summary>
    public static List<Gap> Between(List<Run> runs)
    {
        var gaps = new List<Gap>();
        var tallest = 0f;
        foreach (var run in runs)
            tallest = Math.Max(tallest, run.Size);

        for (var i = 0; i < runs.Count; i++)
        {
            var right = NearestRight(runs, i, tallest);
            if (right >= 0)
                gaps.Add(new Gap(i, right, runs[i].X1, runs[right].X0, runs[i].Baseline));
        }

        return gaps;
    }

    private static int NearestRight(List<Run> runs, int index, float reach)
    {
        var run = runs[index];
        var nearest = -1;
        for (var j = index - 1; j >= 0 && runs[j].Baseline > run.Baseline - reach; j--)
            Consider(j);
        for (var j = index + 1; j < runs.Count && runs[j].Baseline < run.Baseline + reach; j++)
            Consider(j);
        return nearest;

        void Consider(int j)
        {
            var other = runs[j];
            var overlap = Math.Min(run.Bottom, other.Bottom) - Math.Max(run.Top, other.Top);
            if (other.X0 >= run.X1 - 0.5f
                && overlap > 0.4f * Math.Min(run.Bottom - run.Top, other.Bottom - other.Top)
                && (nearest < 0 || other.X0 < runs[nearest].X0))
            {
                nearest = j;
            }
        }
    }
}
