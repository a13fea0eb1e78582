namespace CurationPipeline.Pdf.Layout;

/// <summary>A stretch of the page's height over which nothing crosses a white strip.</summary>
internal sealed record Band(float X, float Top, float Bottom)
{
    private const float MinWidth = 45;

    public bool Holds(in Run run) => run.Centre >= Top && run.Centre <= Bottom;

    public bool IsLeft(in Run run) => (run.X0 + run.X1) / 2 < X;

    /// <summary>The bands at a strip: between the runs and barriers that cross it, where gaps show two sides.</summary>
    public static IEnumerable<Band> Across(List<Run> runs, List<Gap> gaps, float x, List<Box> barriers)
    {
        var cuts = new List<float> { float.MinValue, float.MaxValue };
        var crossing = runs.FindAll(run => Crosses(run, x));
        foreach (var run in crossing)
            cuts.Add(run.Centre);

        foreach (var barrier in barriers)
        {
            if (barrier.X0 < x - 20 && barrier.X1 > x + 20)
                cuts.Add((barrier.Y0 + barrier.Y1) / 2);
        }

        cuts.Sort();
        var ys = gaps.FindAll(gap => gap.X0 <= x && gap.X1 >= x);
        for (var i = 1; i < cuts.Count; i++)
        {
            var inside = 0;
            foreach (var gap in ys)
            {
                if (gap.Y > cuts[i - 1] && runs[gap.Left].Centre < cuts[i])
                    inside++;
            }

            if (inside >= 2 && Fit(runs, crossing, x, cuts[i - 1], cuts[i]) is { } band)
                yield return band;
        }
    }

    private static bool Crosses(in Run run, float x) => run.X0 < x - 1 && run.X1 > x + 1;

    private static Band? Fit(List<Run> runs, List<Run> crossing, float x, float from, float to)
    {
        float top = float.MaxValue, bottom = float.MinValue;
        foreach (var run in runs)
        {
            if (run.Centre <= from || run.Centre >= to || Crosses(run, x) || SharesLine(run, crossing))
                continue;
            top = Math.Min(top, run.Centre);
            bottom = Math.Max(bottom, run.Centre);
        }

        return bottom > top ? new Band(x, top, bottom) : null;
    }

    // What stands on one line with text across the strip is part of that line.
    private static bool SharesLine(in Run run, List<Run> crossing)
    {
        foreach (var other in crossing)
        {
            if (Math.Abs(other.Baseline - run.Baseline) < 0.35f * Math.Max(run.Size, other.Size))
                return true;
        }

        return false;
    }

    /// <summary>Whether both sides are columns of text rather than the cells of a table.</summary>
    /// <param name="runs">The region's runs.</param>
    /// <param name="known">Other pages have their gutter here, so that less proof is needed.</param>
    public bool HasColumns(List<Run> runs, bool known)
    {
        var left = new Side();
        var right = new Side();
        var switches = 0;
        var inside = runs.FindAll(run => Holds(run));
        foreach (var run in inside)
            (IsLeft(run) ? left : right).Add(run);
        if (left.Rows < 2 || right.Rows < 2 || left.Width < MinWidth || right.Width < MinWidth)
            return false;
        if (Math.Min(left.Width, right.Width) < 0.25f * Math.Max(left.Width, right.Width))
            return false;

        inside.Sort((a, b) => a.Start.CompareTo(b.Start));
        for (var i = 1; i < inside.Count; i++)
            switches += IsLeft(inside[i]) != IsLeft(inside[i - 1]) ? 1 : 0;
        var rows = Math.Min(left.Rows, right.Rows);
        var drawnBySide = switches <= 2 + (rows / 10);
        var needed = known ? (drawnBySide ? 0.3f : 0.5f) : drawnBySide ? 0.6f : 0.78f;
        var enough = switches == 1 || (known ? rows >= 3 : rows >= 4);
        return enough && left.Fill() >= needed && right.Fill() >= needed;
    }

    /// <summary>One side of a band: its width, and how full its lines are.</summary>
    private sealed class Side
    {
        private readonly List<(float Baseline, float Ink)> _rows = [];
        private float _x0 = float.MaxValue;
        private float _x1 = float.MinValue;

        public int Rows => _rows.Count;

        public float Width => _x1 - _x0;

        // Runs come sorted by baseline, so that a run belongs to the last row or starts one.
        public void Add(in Run run)
        {
            _x0 = Math.Min(_x0, run.X0);
            _x1 = Math.Max(_x1, run.X1);
            if (_rows.Count > 0 && run.Baseline - _rows[^1].Baseline < 0.45f * run.Size)
                _rows[^1] = (_rows[^1].Baseline, _rows[^1].Ink + run.Width);
            else
                _rows.Add((run.Baseline, run.Width));
        }

        /// <summary>How full a line is, on average over the ink: short formulas between full lines weigh little.</summary>
        public float Fill()
        {
            float ink = 0, weighted = 0;
            foreach (var row in _rows)
            {
                ink += row.Ink;
                weighted += row.Ink * row.Ink;
            }

            return weighted / (ink * Width);
        }
    }
}
