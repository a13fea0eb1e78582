using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Seeds;
using CurationPipeline.Site;

namespace CurationPipeline.Cli;

/// <summary>What lies near what in a base without an edge: the vectors of its entities, and the queue that is made of them.</summary>
/// <param name="Maker">Who made the vectors.</param>
/// <param name="Threshold">From which cosine on two count as similar.</param>
internal sealed record SimilarEntities(SimilarityQueue Queue, VectorTable Vectors, string Maker, double Threshold)
{
    /// <param name="knowledge">The base.</param>
    /// <param name="embeddings">The maker of vectors; null for the one that the environment names, or the built-in one.</param>
    /// <param name="least">The threshold; null for the maker's own.</param>
    /// <param name="terminal">Where it is said what a server's vectors took.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="later">Whether it is about the pairs that were put off, instead of those that are open.</param>
    public static async Task<SimilarEntities> OfAsync(
        KnowledgeBase knowledge, string? embeddings, double? least, Terminal terminal, CancellationToken cancellationToken, bool later = false)
    {
        var graph = knowledge.Graph;
        var entities = graph.Entities().Where(entity => entity.Quote is null); // read as often as it is gone through, and never held
        using var embedder = Embedder.Open(embeddings, graph, entities, terminal);
        var vectors = await embedder.VectorsOfAsync(entities, knowledge, terminal, cancellationToken);
        var queue = new SimilarityQueue(new SettledPairs(graph, vectors, later).Contains);
        return new SimilarEntities(queue, vectors, embedder.Maker, least ?? embedder.Threshold);
    }

    /// <summary>The best pairs of one entity, or of all.</summary>
    /// <param name="most">How many.</param>
    /// <param name="only">The one entity; null for all.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public SimilarPairs Pairs(int most, EntityId? only = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        only is { } one ? Queue.PairsOf(one, Vectors, Threshold, cancellationToken) : Queue.Pairs(Vectors, Threshold, most, progress, cancellationToken);

    /// <summary>The closest of each entity, as pages list them.</summary>
    public Func<EntityId, IReadOnlyList<Similar>> ByEntity(CancellationToken cancellationToken)
    {
        var closest = Queue.Closest(Vectors, Threshold, Similar.Most, cancellationToken);
        return id => Vectors.Find(id) is >= 0 and var row ? Listed(closest[row]) : [];
    }

    /// <summary>All that are near one entity, the closest first.</summary>
    public IReadOnlyList<Similar> To(EntityId id) => Listed(Queue.ClosestTo(id, Vectors, Threshold, int.MaxValue));

    private static IReadOnlyList<Similar> Listed(IEnumerable<(EntityId Id, double Cosine)> closest) => [.. closest.Select(near => new Similar(near.Id, near.Cosine))];
}
