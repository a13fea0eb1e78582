using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>Two entities near each other in meaning that no edge joins: a duplicate, a missing edge, or nothing to do with each other.</summary>
/// <param name="Cosine">Of their vectors.</param>
/// <param name="Rank">The cosine less what either has in common with everything.</param>
public sealed record SimilarPair(EntityId First, EntityId Second, double Cosine, double Rank);

/// <summary>The best of the pairs that reach a threshold.</summary>
/// <param name="Best">Best first.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record SimilarPairs(IReadOnlyList<SimilarPair> Best, long Count);

/// <summary>Finds pairs that a person should look at, best first.</summary>
/// <param name="settled">Whether a typed edge joins the two, or a person has said what they are to each other. Asked by several threads.</param>
public sealed class SimilarityQueue(Func<EntityId, EntityId, bool> settled)
{
    /// <summary>The threshold of makers that have none of their own.</summary>
    public const double DefaultThreshold = 0.65;

    /// <summary>Up to how many pairs are kept until it is known how crowded each entity is; of more, each is met twice.</summary>
    internal int MostKept { get; init; } = 4_000_000;

    /// <summary>Every pair.</summary>
    public IReadOnlyList<SimilarPair> Pairs(IReadOnlyList<(EntityId Id, float[] Vector)> vectors, double threshold = DefaultThreshold) =>
        Pairs(VectorTable.Of(vectors), threshold, int.MaxValue).Best;

    /// <summary>Of all pairs the best.</summary>
    /// <param name="table">The vectors of the entities.</param>
    /// <param name="threshold">The least cosine.</param>
    /// <param name="most">How many are wanted.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public SimilarPairs Pairs(
        VectorTable table, double threshold, int most, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var tiles = new RowTiles(table);
        var nearest = new NearestRows(table.Count);
        var near = new List<Near>();
        var (full, count, found) = (false, 0L, new Lock());
        tiles.Meet(
            row => Math.Min((float)threshold, nearest.Least[row]),
            (one, other) =>
            {
                var cosine = table.Dot(one, other);
                nearest.Offer(one, cosine);
                nearest.Offer(other, cosine);
                if (cosine >= threshold && !settled(table.Ids[one], table.Ids[other]))
                    Keep(new Near(one, other, cosine));
            },
            progress,
            cancellationToken);
        double[] crowding = [.. Enumerable.Range(0, table.Count).Select(nearest.Crowding)];
        var best = new BestPairs(table, row => crowding[row], most);
        if (!full)
            near.ForEach(best.Offer);
        else
            MeetAgain(tiles, table, threshold, best, row => crowding[row], progress, cancellationToken);
        return new SimilarPairs(best.InOrder(), count);

        void Keep(Near pair)
        {
            lock (found)
            {
                count++;
                full |= most != int.MaxValue && near.Count >= MostKept;
                if (full)
                    near.Clear();
                else
                    near.Add(pair);
            }
        }
    }

    /// <summary>Pairs of one entity only.</summary>
    public IReadOnlyList<SimilarPair> PairsOf(EntityId id, IReadOnlyList<(EntityId Id, float[] Vector)> vectors, double threshold = DefaultThreshold) =>
        PairsOf(id, VectorTable.Of(vectors), threshold).Best;

    /// <summary>Pairs of one entity only.</summary>
    public SimilarPairs PairsOf(EntityId id, VectorTable table, double threshold, CancellationToken cancellationToken = default)
    {
        if (table.Find(id) is not (>= 0 and var at))
            return new SimilarPairs([], 0);
        List<Near> near = [.. Enumerable.Range(0, table.Count).Where(other => other != at)
            .Select(other => new Near(Math.Min(at, other), Math.Max(at, other), table.Dot(at, other)))
            .Where(pair => pair.Cosine >= threshold && !settled(table.Ids[pair.One], table.Ids[pair.Other]))];
        var rows = near.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().ToList();
        var crowding = rows.Zip(AllCores.Map(rows, row => Crowding(table, row), cancellationToken)).ToDictionary(pair => pair.First, pair => pair.Second);
        var best = new BestPairs(table, row => crowding[row], int.MaxValue);
        near.ForEach(best.Offer);
        return new SimilarPairs(best.InOrder(), near.Count);
    }

    /// <summary>Of each entity, in the order of the table, those closest to it, however many pairs there are in all.</summary>
    /// <param name="table">The vectors of the entities.</param>
    /// <param name="threshold">The least cosine.</param>
    /// <param name="most">How many are wanted of each.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IReadOnlyList<IReadOnlyList<(EntityId Id, double Cosine)>> Closest(
        VectorTable table, double threshold, int most, CancellationToken cancellationToken = default)
    {
        ClosestOf[] closest = [.. Enumerable.Range(0, table.Count).Select(_ => new ClosestOf(most))];
        new RowTiles(table).Meet(
            _ => (float)threshold,
            (one, other) =>
            {
                if (CosineOf(table, one, other, threshold) is not { } cosine)
                    return;
                closest[one].Offer(table.Ids[other], cosine);
                closest[other].Offer(table.Ids[one], cosine);
            },
            progress: null,
            cancellationToken);
        return [.. closest.Select(near => near.InOrder())];
    }

    /// <summary>The same of one entity only.</summary>
    public IReadOnlyList<(EntityId Id, double Cosine)> ClosestTo(EntityId id, VectorTable table, double threshold, int most)
    {
        var at = table.Find(id);
        var closest = new ClosestOf(most);
        for (var other = 0; at >= 0 && other < table.Count; other++)
        {
            if (other != at && CosineOf(table, Math.Min(at, other), Math.Max(at, other), threshold) is { } cosine)
                closest.Offer(table.Ids[other], cosine);
        }

        return closest.InOrder();
    }

    private double? CosineOf(VectorTable table, int one, int other, double threshold) =>
        table.Dot(one, other) is var cosine && cosine >= threshold && !settled(table.Ids[one], table.Ids[other]) ? Math.Round(cosine, 4) : null;

    // There are too many to keep: now that it is known how crowded each entity is, only the best are. To rank above the worst of those, a
    // cosine has to be above half its rank and the crowding of one of the two.
    private void MeetAgain(
        RowTiles tiles, VectorTable table, double threshold, BestPairs best, Func<int, double> crowding, IProgress<double>? progress, CancellationToken cancellationToken) => tiles.Meet(
        row => (float)Math.Max(threshold, (best.Least / 2) + crowding(row)),
        (one, other) =>
        {
            var pair = new Near(one, other, table.Dot(one, other));
            if (pair.Cosine >= threshold && best.MayTake(pair) && !settled(table.Ids[one], table.Ids[other]))
                best.Offer(pair);
        },
        progress,
        cancellationToken);

    private static double Crowding(VectorTable table, int row)
    {
        var nearest = new NearestRows(1);
        for (var other = 0; other < table.Count; other++)
        {
            if (other != row)
                nearest.Offer(0, table.Dot(row, other));
        }

        return nearest.Crowding(0);
    }
}
