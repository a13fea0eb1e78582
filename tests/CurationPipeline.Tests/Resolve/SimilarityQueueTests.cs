using CurationPipeline.Graph;
using CurationPipeline.Resolve;

namespace CurationPipeline.Tests.Resolve;

public sealed class SimilarityQueueTests
{
    private static readonly EntityId A = EntityId.Parse("concept:a");
    private static readonly EntityId B = EntityId.Parse("concept:b");
    private static readonly EntityId C = EntityId.Parse("concept:c");
    private static readonly EntityId D = EntityId.Parse("concept:d");

    private static readonly (EntityId, float[])[] Vectors =
    [
        (A, [1, 0]), (B, [0.96f, 0.28f]), (C, [0.8f, 0.6f]), (D, [0, 1]),
    ];

    [Fact]
    public void Pairs_at_or_above_the_threshold_come()
    {
        var pairs = new SimilarityQueue((_, _) => false).Pairs(Vectors, 0.9);

        Assert.Equal([(A, B), (B, C)], pairs.Select(pair => (pair.First, pair.Second)).Order());
    }

    [Fact]
    public void Settled_pairs_stay_away()
    {
        var queue = new SimilarityQueue((first, second) => (first, second) == (A, B) || (first, second) == (B, C));

        Assert.Empty(queue.Pairs(Vectors, 0.9));
    }

    [Fact]
    public void Pairs_of_one_entity_are_those_of_the_whole_queue()
    {
        var queue = new SimilarityQueue((_, _) => false);

        var all = queue.Pairs(Vectors, 0.5);
        var own = queue.PairsOf(C, Vectors, 0.5);

        Assert.Equal(
            all.Where(pair => pair.First == C || pair.Second == C).Select(pair => (pair.Cosine, pair.Rank)).Order(),
            own.Select(pair => (pair.Cosine, pair.Rank)).Order());
        Assert.Empty(queue.PairsOf(EntityId.Parse("concept:none"), Vectors));
    }

    [Fact]
    public void What_is_near_to_everything_ranks_lower()
    {
        (EntityId, float[])[] vectors =
        [
            (A, [1, 0, 0]), (B, [0.8f, 0.6f, 0]), (C, [0.8f, -0.6f, 0]), (D, [0.8f, 0, 0.6f]),
            (EntityId.Parse("concept:x"), [0, 0.6f, -0.8f]), (EntityId.Parse("concept:y"), [0, 0, -1]),
        ];

        var pairs = new SimilarityQueue((_, _) => false).Pairs(vectors, 0.75);

        Assert.Equal("concept:x", pairs[0].First.ToString());
        Assert.Equal(4, pairs.Count);
    }
}
