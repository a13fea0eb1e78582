namespace CurationPipeline.Pdf.Layout;

/// <summary>
/// Puts the lines of one table cell together where a row's cells have several lines: such a row is drawn cell by cell,
/// while plain rows are drawn line by line.
/// </summary>
internal static class CellOrder
{
    private const float CellGap = 0.9f;
    private const float MostPitch = 1.7f;

    public static List<Row> Of(List<Row> rows)
    {
        var ordered = new List<Row>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var end = i + 1;
            while (end < rows.Count && end - i < 6 && AreDrawnByCell(rows[end - 1], rows[end]))
                end++;
            if (end - i > 1)
                AddCells(rows.GetRange(i, end - i), ordered);
            else
                ordered.Add(rows[i]);
            i = end - 1;
        }

        return ordered;
    }

    // The lower row's cell was drawn before a cell further right in the upper row.
    private static bool AreDrawnByCell(Row upper, Row lower)
    {
        if (lower.Baseline - upper.Baseline > MostPitch * upper.Size || Math.Abs(lower.Size - upper.Size) > 0.1f * upper.Size)
            return false;
        foreach (var below in lower.Runs)
        {
            var above = upper.Runs.FindIndex(run => run.X0 < below.X1 && run.X1 > below.X0);
            if (above < 0 || upper.Runs[above].Start > below.Start)
                continue;
            for (var next = above + 1; next < upper.Runs.Count; next++)
            {
                var other = upper.Runs[next];
                if (other.Start > below.Start
                    && other.Size > 0.8f * upper.Size
                    && other.X0 - Math.Max(upper.Runs[above].X1, below.X1) > CellGap * upper.Size)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void AddCells(List<Row> rows, List<Row> ordered)
    {
        var cells = new List<Row>();
        foreach (var row in rows)
        {
            Row? cell = null;
            var reach = 0f;
            foreach (var run in row.Runs)
            {
                if (cell is not null && run.X0 - reach < CellGap * row.Size)
                    cell.Runs.Add(run);
                else
                    cells.Add(cell = new Row(run, row.Baseline));
                reach = run.X1;
            }
        }

        cells.Sort((a, b) => a.Runs[0].Start.CompareTo(b.Runs[0].Start));
        ordered.AddRange(cells);
    }
}
