namespace CurationPipeline.Scoring;

/// <summary>
/// How far a figure would move with other documents: documents are drawn again, with replacement, and the middle 95 % of what
/// the figure becomes is told (Efron 1979). The same draws in every run.
/// </summary>
internal static class Bootstrap
{
    /// <summary>With fewer there is too little to draw from: the interval would look narrow and say nothing.</summary>
    private const int FewestDocuments = 5;
    private const int Draws = 2000;
    private const ulong Seed = 1979;

    public static Interval? Of<T>(IReadOnlyList<T> documents, Func<IEnumerable<T>, double?> figure)
    {
        if (documents.Count < FewestDocuments)
            return null;
        var state = Seed;
        var figures = new List<double>(Draws);
        for (var draw = 0; draw < Draws; draw++)
        {
            var drawn = new T[documents.Count];
            for (var i = 0; i < drawn.Length; i++)
                drawn[i] = documents[(int)(Next(ref state) % (ulong)documents.Count)];
            if (figure(drawn) is { } value)
                figures.Add(value);
        }

        if (figures.Count == 0)
            return null;
        figures.Sort();
        return new Interval(figures[(int)(0.025 * (figures.Count - 1))], figures[(int)(0.975 * (figures.Count - 1))]);
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine and under every version of the framework.</summary>
    private static ulong Next(ref ulong state)
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
