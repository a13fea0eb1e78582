namespace CurationPipeline.Scoring;

/// <summary>Pairs found things with right ones: each at most once, and as many as can be (Kuhn 1955).</summary>
internal static class Matching
{
    /// <summary>For each found thing the number of the right one that it is paired with, or -1.</summary>
    public static int[] Of(IReadOnlyList<Thing> found, IReadOnlyList<Thing> right, Strictness strictness)
    {
        // What is the same goes before what is only alike, so that a breakdown by kind says what a person would say.
        var partners = found.Select(thing => Enumerable.Range(0, right.Count).Where(i => thing.Matches(right[i], strictness))
            .OrderBy(i => thing.Matches(right[i], Strictness.Strict) ? 0 : 1).ToArray()).ToArray();
        var owner = Enumerable.Repeat(-1, right.Count).ToArray();
        for (var i = 0; i < found.Count; i++)
            TryPlace(i, partners, owner, new bool[right.Count]);

        var pairs = Enumerable.Repeat(-1, found.Count).ToArray();
        for (var i = 0; i < right.Count; i++)
        {
            if (owner[i] >= 0)
                pairs[owner[i]] = i;
        }

        return pairs;
    }

    private static bool TryPlace(int found, int[][] partners, int[] owner, bool[] tried)
    {
        foreach (var right in partners[found])
        {
            if (tried[right])
                continue;
            tried[right] = true;
            if (owner[right] < 0 || TryPlace(owner[right], partners, owner, tried))
            {
                owner[right] = found;
                return true;
            }
        }

        return false;
    }
}
