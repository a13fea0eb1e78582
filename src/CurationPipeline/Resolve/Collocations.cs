using System.Runtime.InteropServices;

namespace CurationPipeline.Resolve;

/// <summary>
/// Pairs of words that stand together more often than chance has it, so that <c>reward hacking</c> is a unit with neighbours of its own:
/// chosen by the likelihood ratio (Dunning 1993, "Accurate methods for the statistics of surprise and coincidence").
/// </summary>
internal static class Collocations
{
    private const int LeastCount = 5;
    private const double LeastRatio = 30;

    /// <param name="words">Words by their numbers, sentence behind sentence; negative ones are in no pair.</param>
    /// <param name="count">How many words have a number.</param>
    /// <returns>The pairs with their counts, in order of their words.</returns>
    public static List<((int First, int Second) Pair, int Count)> Find(int[] words, int count)
    {
        var (first, second, total) = (new int[count], new int[count], 0);
        var together = new Dictionary<(int, int), int>();
        for (var i = 1; i < words.Length; i++)
        {
            var (one, other) = (words[i - 1], words[i]);
            if (one < 0 || other < 0 || one == other)
                continue;
            first[one]++;
            second[other]++;
            total++;
            CollectionsMarshal.GetValueRefOrAddDefault(together, (one, other), out _)++;
        }

        return [.. together.Where(pair => pair.Value >= LeastCount && Ratio(pair.Value, first[pair.Key.Item1], second[pair.Key.Item2], total) >= LeastRatio)
            .Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key)];
    }

    private static double Ratio(double both, double one, double other, double total)
    {
        var expected = one * other / total;
        return both <= expected ? 0 : 2 * (Term(both, expected)
            + Term(one - both, one * (total - other) / total)
            + Term(other - both, other * (total - one) / total)
            + Term(total - one - other + both, (total - one) * (total - other) / total));
    }

    private static double Term(double seen, double expected) => seen <= 0 ? 0 : seen * Logarithm.Of(seen / expected);
}
