namespace CurationPipeline.Resolve;

/// <summary>
/// How much more often a unit (a word, or two that are a term) stands near a word than chance has it: positive pointwise mutual
/// information with smoothed contexts (Levy, Goldberg and Dagan 2015, "Improving distributional similarity with lessons learned from
/// word embeddings"). Near is within a sentence, and the nearer, the more it counts.
/// </summary>
/// <remarks>Counts are whole numbers, so that no order in which they come changes a sum.</remarks>
internal sealed class Cooccurrence
{
    /// <summary>Stands in place of a word that has no number.</summary>
    public const int Unknown = -1;

    /// <summary>Stands between two sentences.</summary>
    public const int Break = -2;

    // Wide, because few papers say little: with more of them a narrow one would tell a word's like from what it is used with.
    private const int Window = 16;

    private readonly int[] _words;
    private readonly int[] _near;
    private readonly List<int> _touched = [];

    private Cooccurrence(int[] words, int count)
    {
        _words = words;
        _near = new int[count];
    }

    /// <param name="words">Words by their numbers, sentence behind sentence.</param>
    /// <param name="count">How many words have a number; each has a row and a column.</param>
    /// <param name="pairs">Pairs of words, which have the rows behind those of the words.</param>
    public static SparseMatrix Of(int[] words, int count, IReadOnlyList<(int First, int Second)> pairs) =>
        Information(new Cooccurrence(words, count).Counts(new UnitPlaces(words, count, pairs)));

    private SparseMatrix Counts(UnitPlaces units)
    {
        var (starts, columns, counts) = (new int[units.Count + 1], new List<int>(), new List<float>());
        for (var unit = 0; unit < units.Count; unit++)
        {
            foreach (var place in units.Of(unit))
                Look(unit, place, units.LengthOf(unit));
            _touched.Sort();
            foreach (var word in _touched)
            {
                columns.Add(word);
                counts.Add(_near[word]);
                _near[word] = 0;
            }

            _touched.Clear();
            starts[unit + 1] = columns.Count;
        }

        return new SparseMatrix(starts, [.. columns], [.. counts], _near.Length);
    }

    private void Look(int unit, int place, int length)
    {
        for (var (at, weight) = (place - 1, Window); weight > 0 && at >= 0 && _words[at] != Break; at--, weight--)
            Count(unit, _words[at], weight);
        for (var (at, weight) = (place + length, Window); weight > 0 && at < _words.Length && _words[at] != Break; at++, weight--)
            Count(unit, _words[at], weight);
    }

    private void Count(int unit, int word, int weight)
    {
        if (word < 0 || word == unit)
            return;
        if (_near[word] == 0)
            _touched.Add(word);
        _near[word] += weight;
    }

    private static SparseMatrix Information(SparseMatrix near)
    {
        var sums = new double[near.ColumnCount];
        for (var at = 0; at < near.Columns.Length; at++)
            sums[near.Columns[at]] += near.Values[at];
        var smoothed = sums.Select(sum => Math.Sqrt(sum) * Math.Sqrt(Math.Sqrt(sum))).ToArray(); // to the power of 0.75
        var total = smoothed.Sum();
        var (starts, columns, values) = (new int[near.RowCount + 1], new List<int>(), new List<float>());
        for (var row = 0; row < near.RowCount; row++)
        {
            var (from, to) = (near.Starts[row], near.Starts[row + 1]);
            var sum = 0.0;
            for (var at = from; at < to; at++)
                sum += near.Values[at];
            for (var at = from; at < to; at++)
            {
                var ratio = near.Values[at] * total / (sum * smoothed[near.Columns[at]]);
                if (ratio <= 1)
                    continue;
                columns.Add(near.Columns[at]);
                values.Add((float)Logarithm.Of(ratio));
            }

            starts[row + 1] = columns.Count;
        }

        return new SparseMatrix(starts, [.. columns], [.. values], near.ColumnCount);
    }
}
