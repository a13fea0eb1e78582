namespace CurationPipeline.Pdf.Layout;

/// <summary>Finds the numbers that count lines in the margin of a manuscript.</summary>
internal static class MarginNumbers
{
    private const int Fewest = 6;
    private const int FewestInTextSize = 25;

    /// <summary>Takes the runs that are line numbers out of the list; numbers as large as the text must be many, or they are a table's.</summary>
    public static List<Run> TakeFrom(List<Run> runs, List<Glyph> glyphs)
    {
        var numbers = new List<(Run Run, int Value)>();
        foreach (var run in runs)
        {
            if (run.Count <= 4 && Value(run, glyphs) is { } value)
                numbers.Add((run, value));
        }

        var taken = new List<Run>();
        if (numbers.Count < Fewest)
            return taken;
        var usual = RowBuilder.UsualSize(runs);
        foreach (var column in numbers.GroupBy(number => (int)MathF.Round(number.Run.X1 / 4)).ToList())
        {
            var inColumn = numbers
                .FindAll(number => Math.Abs((number.Run.X1 / 4) - column.Key) < 1)
                .OrderBy(number => number.Run.Baseline)
                .ToList();
            if (inColumn.Count >= (inColumn[0].Run.Size < 0.9f * usual ? Fewest : FewestInTextSize) && Counts(inColumn) && IsOutside(inColumn, runs))
                taken.AddRange(inColumn.Select(number => number.Run));
        }

        taken = [.. taken.DistinctBy(run => run.Start)];
        var gone = taken.Select(run => run.Start).ToHashSet();
        runs.RemoveAll(run => gone.Contains(run.Start));
        return taken;
    }

    private static bool Counts(List<(Run Run, int Value)> numbers)
    {
        int steps = 0, step = numbers[1].Value - numbers[0].Value;
        for (var i = 1; i < numbers.Count; i++)
            steps += numbers[i].Value - numbers[i - 1].Value == step ? 1 : 0;
        return step is 1 or 5 && steps >= 0.85f * (numbers.Count - 1);
    }

    // Left of everything or right of everything, but for a few letters.
    private static bool IsOutside(List<(Run Run, int Value)> numbers, List<Run> runs)
    {
        var x0 = numbers.Min(number => number.Run.X0);
        var x1 = numbers.Max(number => number.Run.X1);
        int left = 0, right = 0;
        foreach (var run in runs)
        {
            if (run.Count <= 4)
                continue;
            left += run.X0 < x1 ? 1 : 0;
            right += run.X1 > x0 ? 1 : 0;
        }

        return Math.Min(left, right) <= 2;
    }

    private static int? Value(in Run run, List<Glyph> glyphs)
    {
        var value = 0;
        for (var i = run.Start; i < run.Start + run.Count; i++)
        {
            if (glyphs[i].Text is not [>= '0' and <= '9'])
                return null;
            value = (value * 10) + (glyphs[i].Text[0] - '0');
        }

        return value;
    }
}
