namespace CurationPipeline.Resolve;

/// <summary>Runs of three letters, the ends of the word counted as letters.</summary>
internal static class Trigrams
{
    /// <summary>Share of runs that two words have in common, 0 to 1.</summary>
    public static double Dice(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0 || Math.Min(left.Length, right.Length) * 4 < Math.Max(left.Length, right.Length))
        {
            return 0;
        }

        Span<ulong> one = stackalloc ulong[Math.Min(left.Length, NormalName.LongestCompared)];
        Span<ulong> other = stackalloc ulong[Math.Min(right.Length, NormalName.LongestCompared)];
        Fill(left, one);
        Fill(right, other);
        return 2.0 * Common(one, other) / (one.Length + other.Length);
    }

    private static void Fill(string text, Span<ulong> runs)
    {
        for (var i = 0; i < runs.Length; i++)
        {
            ulong before = i == 0 ? '^' : text[i - 1], after = i + 1 == text.Length ? '$' : text[i + 1];
            runs[i] = (before << 32) | ((ulong)text[i] << 16) | after;
        }

        runs.Sort();
    }

    private static int Common(Span<ulong> one, Span<ulong> other)
    {
        int common = 0, i = 0, j = 0;
        while (i < one.Length && j < other.Length)
        {
            if (one[i] == other[j])
            {
                common++;
                i++;
                j++;
            }
            else if (one[i] < other[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return common;
    }
}
