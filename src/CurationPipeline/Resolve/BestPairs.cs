namespace CurationPipeline.Resolve;

/// <summary>Two rows of a table that are near each other.</summary>
internal readonly record struct Near(int One, int Other, float Cosine);

/// <summary>
/// The best of many pairs. An entity that is near to everything (a hub) says little by being near: the mean cosine of those nearest to
/// either is taken off.
/// </summary>
internal sealed class BestPairs(VectorTable table, Func<int, double> crowding, int most)
{
    private readonly Lock _turn = new();
    private List<SimilarPair> _pairs = [];
    private double _least = double.NegativeInfinity;

    /// <summary>The rank of the worst of those that are wanted, as far as it is known.</summary>
    public double Least => Volatile.Read(ref _least);

    /// <summary>Whether it is not known yet that so many others are better.</summary>
    public bool MayTake(Near pair) => RankOf(pair) >= Least;

    public void Offer(Near pair)
    {
        if (!MayTake(pair))
            return;
        lock (_turn)
        {
            _pairs.Add(new SimilarPair(table.Ids[pair.One], table.Ids[pair.Other], Math.Round(pair.Cosine, 4), RankOf(pair)));
            if (most <= int.MaxValue / 2 && _pairs.Count >= (2 * most) + 1_000)
                Cut();
        }
    }

    public IReadOnlyList<SimilarPair> InOrder()
    {
        Cut();
        return _pairs;
    }

    private double RankOf(Near pair) => Math.Round((2 * pair.Cosine) - crowding(pair.One) - crowding(pair.Other), 4);

    private void Cut()
    {
        _pairs = [.. _pairs.OrderByDescending(pair => pair.Rank).ThenBy(pair => pair.First).ThenBy(pair => pair.Second).Take(most)];
        if (_pairs.Count == most && most > 0)
            Volatile.Write(ref _least, _pairs[^1].Rank);
    }
}
