using System.Numerics.Tensors;
using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>Two entities near each other in meaning that no edge joins: a duplicate, a missing edge, or nothing to do with each other.</summary>
/// <param name="Cosine">Of their vectors.</param>
/// <param name="Rank">The cosine less what either has in common with everything.</param>
public sealed record SimilarPair(EntityId First, EntityId Second, double Cosine, double Rank);

/// <summary>Finds pairs that a person should look at, best first.</summary>
/// <param name="settled">Whether a typed edge joins the two, or a person has said what they are to each other.</param>
public sealed class SimilarityQueue(Func<EntityId, EntityId, bool> settled)
{
    /// <summary>The threshold of makers that have none of their own.</summary>
    public const double DefaultThreshold = 0.65;

    private const int HubNeighbours = 10;

    public IReadOnlyList<SimilarPair> Pairs(IReadOnlyList<(EntityId Id, float[] Vector)> vectors, double threshold = DefaultThreshold)
    {
        var crowding = new double[vectors.Count];
        var near = new List<(int First, int Second, float Cosine)>[vectors.Count];
        Parallel.For(0, vectors.Count, i => (crowding[i], near[i]) = Compare(vectors, i, threshold));
        return Rank(vectors, near.SelectMany(pairs => pairs).Where(pair => pair.First < pair.Second), crowding);
    }

    /// <summary>Pairs of one entity only.</summary>
    public IReadOnlyList<SimilarPair> PairsOf(EntityId id, IReadOnlyList<(EntityId Id, float[] Vector)> vectors, double threshold = DefaultThreshold)
    {
        var at = vectors.ToList().FindIndex(entry => entry.Id == id);
        if (at < 0)
            return [];
        var crowding = new double[vectors.Count];
        (crowding[at], var near) = Compare(vectors, at, threshold);
        foreach (var pair in near)
            crowding[pair.Second] = Compare(vectors, pair.Second, threshold).Crowding;
        return Rank(vectors, near, crowding);
    }

    private static (double Crowding, List<(int First, int Second, float Cosine)> Near) Compare(
        IReadOnlyList<(EntityId Id, float[] Vector)> vectors, int i, double threshold)
    {
        var near = new List<(int, int, float)>();
        var nearest = new PriorityQueue<int, float>();
        for (var j = 0; j < vectors.Count; j++)
        {
            if (i == j)
                continue;
            var cosine = TensorPrimitives.Dot(vectors[i].Vector, vectors[j].Vector);
            if (cosine >= threshold)
                near.Add((i, j, cosine));
            nearest.Enqueue(j, cosine);
            if (nearest.Count > HubNeighbours)
                nearest.Dequeue();
        }

        return (nearest.UnorderedItems.Select(item => (double)item.Priority).DefaultIfEmpty().Average(), near);
    }

    // An entity that is near to everything (a hub) says little by being near: the mean cosine of either's nearest is taken off.
    private List<SimilarPair> Rank(
        IReadOnlyList<(EntityId Id, float[] Vector)> vectors, IEnumerable<(int First, int Second, float Cosine)> near, double[] crowding) =>
        [.. near.Where(pair => !settled(vectors[pair.First].Id, vectors[pair.Second].Id))
            .Select(pair => new SimilarPair(
                vectors[pair.First].Id,
                vectors[pair.Second].Id,
                Math.Round(pair.Cosine, 4),
                Math.Round((2 * pair.Cosine) - crowding[pair.First] - crowding[pair.Second], 4)))
            .OrderByDescending(pair => pair.Rank).ThenBy(pair => pair.First).ThenBy(pair => pair.Second)];
}
