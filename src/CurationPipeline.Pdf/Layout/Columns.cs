namespace CurationPipeline.Pdf.Layout;

/// <summary>Runs that are read line by line before any other: a column, or what runs across the columns.</summary>
internal sealed record Region(List<Run> Runs, float Left, float Right);

/// <summary>
/// Cuts a page into regions in reading order: looks for the white strip that parts most lines into two full columns,
/// reads what is above it, the left side, the right side and what is below, and goes on inside each.
/// </summary>
internal sealed class Columns
{
    private const int MaxDepth = 12;
    private readonly List<Box> _barriers;
    private readonly float? _known;
    private readonly List<Region> _regions = [];

    private Columns(List<Box> barriers, float? known)
    {
        _barriers = barriers;
        _known = known;
    }

    /// <summary>Middle of the tallest gutter found.</summary>
    public float? Gutter { get; private set; }

    private float GutterHeight { get; set; }

    /// <param name="runs">Runs of one writing direction.</param>
    /// <param name="barriers">Rules and figures: what they cross is no gutter there.</param>
    /// <param name="known">Where other pages of the document have their gutter.</param>
    public static (List<Region> Regions, float? Gutter, float Height) Of(List<Run> runs, List<Box> barriers, float? known)
    {
        var columns = new Columns(barriers, known);
        runs.Sort((a, b) =>
            a.Baseline != b.Baseline ? a.Baseline.CompareTo(b.Baseline) : a.X0 != b.X0 ? a.X0.CompareTo(b.X0) : a.Start.CompareTo(b.Start));
        columns.Cut(runs, 0);
        return (columns._regions, columns.Gutter, columns.GutterHeight);
    }

    private void Cut(List<Run> runs, int depth)
    {
        if (runs.Count == 0)
            return;
        if (depth < MaxDepth && FindBand(runs) is { } band)
        {
            if (band.Bottom - band.Top > GutterHeight)
                (Gutter, GutterHeight) = (band.X, band.Bottom - band.Top);
            Cut(runs.FindAll(run => run.Centre < band.Top), depth + 1);
            Cut(runs.FindAll(run => band.Holds(run) && band.IsLeft(run)), depth + 1);
            Cut(runs.FindAll(run => band.Holds(run) && !band.IsLeft(run)), depth + 1);
            Cut(runs.FindAll(run => run.Centre > band.Bottom), depth + 1);
            return;
        }

        float left = float.MaxValue, right = float.MinValue;
        foreach (var run in runs)
        {
            left = Math.Min(left, run.X0);
            right = Math.Max(right, run.X1);
        }

        _regions.Add(new Region(runs, left, right));
    }

    private Band? FindBand(List<Run> runs)
    {
        if (runs.Count < 4)
            return null;
        var gaps = Gap.Between(runs);
        gaps.RemoveAll(gap => gap.X1 - gap.X0 < 4);
        Band? best = null;
        for (var attempt = 0; attempt < 8 && gaps.Count >= 2; attempt++)
        {
            var (x, count) = Stab(gaps);
            if (count < 2)
                break;
            foreach (var band in Band.Across(runs, gaps, x, _barriers))
            {
                if ((best is null || band.Bottom - band.Top > best.Bottom - best.Top) && band.HasColumns(runs, IsKnown(x)))
                    best = band;
            }

            gaps.RemoveAll(gap => gap.X0 <= x && gap.X1 >= x);
        }

        return best;
    }

    private bool IsKnown(float x) => _known is { } known && Math.Abs(known - x) < 8;

    /// <summary>The x that lies in most gaps, and in how many.</summary>
    private static (float X, int Count) Stab(List<Gap> gaps)
    {
        var edges = new List<(float X, int Step)>(2 * gaps.Count);
        foreach (var gap in gaps)
        {
            edges.Add((gap.X0, 1));
            edges.Add((gap.X1, -1));
        }

        edges.Sort((a, b) => a.X != b.X ? a.X.CompareTo(b.X) : b.Step.CompareTo(a.Step));
        int open = 0, most = 0;
        var x = 0f;
        for (var i = 0; i < edges.Count; i++)
        {
            open += edges[i].Step;
            if (open <= most)
                continue;
            most = open;
            x = i + 1 < edges.Count ? (edges[i].X + edges[i + 1].X) / 2 : edges[i].X;
        }

        return (x, most);
    }
}
