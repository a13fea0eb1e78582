using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;

namespace CurationPipeline.Benchmarks;

/// <summary>
/// What it costs to find the pairs that lie near each other, in bases of several sizes with names as a literature has them: vectors as
/// the built-in maker makes them of what the base says of itself, then the queue, beside comparing every pair with the same cores.
/// </summary>
internal static class SimilarSearch
{
    private const int Wanted = 50;
    private const int MostCompared = 10_000;

    /// <param name="arguments">Numbers of entities.</param>
    public static int Measure(string[] arguments)
    {
        var sizes = arguments.Select(text => int.TryParse(text, out var size) ? size : 0).ToList();
        if (sizes.Count == 0 || sizes.Exists(size => size <= 0))
        {
            Console.Error.WriteLine("Give numbers of entities: similar 1000 10000 100000");
            return 2;
        }

        Console.WriteLine("| entities | vectors made s | queue s clock | processor | every pair s clock | processor | pairs | most memory MB |\n| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var size in sizes)
            Measure(size);
        return 0;
    }

    private static void Measure(int size)
    {
        var names = new MadeNames(seed: 7);
        List<Entity> entities = [.. Enumerable.Range(0, size).Select(_ => names.Next()).DistinctBy(entity => entity.Id)];
        var clock = Stopwatch.StartNew();
        var table = TableOf(entities);
        var made = clock.Elapsed.TotalSeconds;
        var queue = new SimilarityQueue((_, _) => false);
        var (pairs, took) = Timed(() => queue.Pairs(table, EmbeddedEmbeddings.Threshold, Wanted));
        Cost? plain = size > MostCompared ? null : Timed(() => EveryPair(table)).Cost;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {table.Count:#,0} | {made:0.0} | {took.Clock:0.0} | {took.Processor:0.0} | {plain?.Clock:0.0} | {plain?.Processor:0.0} | {pairs.Count:#,0} | {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} |"));
    }

    private static VectorTable TableOf(List<Entity> entities)
    {
        var space = WordSpace.Learn(entities.Select(Vectors.TextOf));
        using var generator = new EmbeddedEmbeddings("", () => space);
        VectorTable? table = null;
        foreach (var some in entities.Chunk(1_000))
        {
            foreach (var (entity, made) in some.Zip(generator.GenerateAsync(some.Select(Vectors.TextOf)).GetAwaiter().GetResult()))
                (table ??= new VectorTable(made.Vector.Length, entities.Count)).Add(entity.Id, made.Vector.Span);
        }

        return table!; // there is an entity
    }

    /// <summary>How it was done before: each row beside each, with the ten nearest of each in a heap.</summary>
    private static int EveryPair(VectorTable table)
    {
        Parallel.For(0, table.Count, row =>
        {
            var nearest = new PriorityQueue<int, float>();
            for (var other = 0; other < table.Count; other++)
            {
                nearest.Enqueue(other, table.Dot(row, other));
                if (nearest.Count > NearestRows.Kept)
                    nearest.Dequeue();
            }
        });
        return table.Count;
    }

    private static (T Result, Cost Cost) Timed<T>(Func<T> work)
    {
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var result = work();
        return (result, new Cost(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds, 0, 0));
    }
}
