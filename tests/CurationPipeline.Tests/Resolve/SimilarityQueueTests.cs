using System.Numerics.Tensors;
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
    public void Of_nothing_and_of_vectors_that_say_nothing_there_are_no_pairs()
    {
        var queue = new SimilarityQueue((_, _) => false);

        Assert.Empty(queue.Pairs([], 0.9));
        Assert.Empty(queue.Pairs([(A, new float[300]), (B, new float[300])], 0.9));
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

    [Theory]
    [InlineData(3)]
    [InlineData(1000)]
    public void The_closest_of_each_entity_are_the_first_of_its_pairs(int most)
    {
        var random = new Random(11);
        var table = VectorTable.Of([.. Enumerable.Range(0, 300).Select(at => (EntityId.Parse($"concept:e{at}"), Unit([.. Enumerable.Range(0, 6).Select(_ => (float)random.NextDouble())])))]);
        var queue = new SimilarityQueue((first, second) => (first.Slug.Length + second.Slug.Length) % 3 == 0);
        var pairs = queue.Pairs(table, 0.9, int.MaxValue).Best;

        var closest = queue.Closest(table, 0.9, most);

        for (var row = 0; row < table.Count; row++)
        {
            var id = table.Ids[row];
            Assert.Equal(
                pairs.Where(pair => pair.First == id || pair.Second == id).Select(pair => (Id: pair.First == id ? pair.Second : pair.First, pair.Cosine))
                    .OrderByDescending(near => near.Cosine).ThenBy(near => near.Id).Take(most),
                closest[row]);
            Assert.Equal(closest[row], queue.ClosestTo(id, table, 0.9, most));
        }
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

    /// <summary>Lengths and numbers around those of tiles and registers, with the length of a vector spread evenly or lying in a few columns.</summary>
    [Theory]
    [InlineData(1, 3, 0.5, 1.0)]
    [InlineData(12, 2, 0.9, 1.0)]
    [InlineData(127, 17, 0.4, 1.0)]
    [InlineData(129, 64, 0.3, 1.0)]
    [InlineData(300, 100, 0.25, 0.1)]
    [InlineData(520, 70, 0.6, 0.02)]
    public void It_finds_what_comparing_every_pair_finds(int count, int width, double threshold, double elsewhere)
    {
        var random = new Random(count);
        var vectors = Enumerable.Range(0, count).Select(i => (Id(i), Made(random, width, elsewhere))).ToList();
        bool IsSettled(EntityId one, EntityId other) => (one.Slug.Length + other.Slug[^1]) % 5 == 0;

        var expected = ByEveryPair(vectors, threshold, IsSettled);
        var all = new SimilarityQueue(IsSettled).Pairs(VectorTable.Of(vectors), threshold, int.MaxValue);
        var best = new SimilarityQueue(IsSettled) { MostKept = 3 }.Pairs(VectorTable.Of(vectors), threshold, 7);

        AssertSame(expected, all.Best);
        Assert.Equal((expected.Count, expected.Count), (all.Count, best.Count));
        AssertSame([.. expected.Take(7)], best.Best);
    }

    [Fact]
    public void It_can_be_stopped_and_says_how_far_it_is()
    {
        var random = new Random(1);
        var table = VectorTable.Of([.. Enumerable.Range(0, 400).Select(i => (Id(i), Made(random, 8, 1)))]);
        using var stop = new CancellationTokenSource();
        var told = new Told(stop);

        Assert.Throws<OperationCanceledException>(() => new SimilarityQueue((_, _) => false).Pairs(table, 0.5, 10, told, stop.Token));

        Assert.InRange(told.Share, 0.01, 1);
    }

    private static EntityId Id(int i) => new("concept", $"c{i:0000}");

    private static float[] Made(Random random, int width, double elsewhere)
    {
        var vector = Enumerable.Range(0, width).Select(i => (float)((random.NextDouble() - 0.4) * (i >= width / 4 && i < width / 2 ? 1 : elsewhere))).ToArray();
        EmbeddedEmbeddings.Normalize(vector);
        return vector;
    }

    private static List<SimilarPair> ByEveryPair(List<(EntityId Id, float[] Vector)> vectors, double threshold, Func<EntityId, EntityId, bool> isSettled)
    {
        float Cosine(int one, int other) => TensorPrimitives.Dot<float>(vectors[one].Vector, vectors[other].Vector);
        var rows = Enumerable.Range(0, vectors.Count).ToList();
        var crowding = rows.Select(row => rows.Where(other => other != row).Select(other => (double)Cosine(row, other)).OrderDescending().Take(10).DefaultIfEmpty().Average()).ToList();
        return
        [
            .. rows.SelectMany(one => rows.Skip(one + 1), (one, other) => (one, other, Cosine: Cosine(one, other)))
                .Where(pair => pair.Cosine >= threshold && !isSettled(vectors[pair.one].Id, vectors[pair.other].Id))
                .Select(pair => new SimilarPair(
                    vectors[pair.one].Id, vectors[pair.other].Id, Math.Round(pair.Cosine, 4), Math.Round((2 * pair.Cosine) - crowding[pair.one] - crowding[pair.other], 4)))
                .OrderByDescending(pair => pair.Rank).ThenBy(pair => pair.First).ThenBy(pair => pair.Second),
        ];
    }

    /// <summary>The last digit of a rank may depend on the order in which ten cosines are added up.</summary>
    private static void AssertSame(List<SimilarPair> expected, IReadOnlyList<SimilarPair> actual)
    {
        Assert.Equal(expected.Select(pair => pair.Rank), actual.Select(pair => pair.Rank), (one, other) => Math.Abs(one - other) < 0.00015);
        if (expected.Count < 7)
            Assert.Equal(expected, actual);
        else
            Assert.Equal(expected.Select(pair => (pair.First, pair.Second, pair.Cosine)).Order(), actual.Select(pair => (pair.First, pair.Second, pair.Cosine)).Order());
    }

    private sealed class Told(CancellationTokenSource stop) : IProgress<double>
    {
        public double Share { get; private set; }

        public void Report(double value)
        {
            Share = value;
            stop.Cancel();
        }
    }

    private static float[] Unit(float[] vector)
    {
        var length = TensorPrimitives.Norm(vector);
        return Array.ConvertAll(vector, value => value / length);
    }
}
