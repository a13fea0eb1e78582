using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Seeds;
using CurationPipeline.Site;

namespace CurationPipeline.Cli.Commands;

/// <summary>What a site says of similarity: the open pairs of the similarity queue, entity by entity.</summary>
internal static class SiteSimilarity
{
    /// <summary>Every entity is compared with every other; in larger bases that takes longer than the site itself.</summary>
    private const int MostEntities = 3_000;

    /// <param name="knowledge">The base.</param>
    /// <param name="least">From which cosine on entities are similar; null for what the maker of vectors says.</param>
    /// <param name="terminal">Where it is said that there is none, and where the maker is named.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<(Func<EntityId, IReadOnlyList<Similar>>? Of, double Threshold)> OfAsync(
        KnowledgeBase knowledge, double? least, Terminal terminal, CancellationToken cancellationToken)
    {
        var graph = knowledge.Graph;
        if (graph.Counts().Entities.Values.Sum() > MostEntities)
        {
            terminal.Error.WriteLine($"The base has more than {MostEntities} entries, so the pages are made without similar ones; 'curate similar ID' lists those of one.");
            return (null, least ?? EmbeddedEmbeddings.Threshold);
        }

        var entities = graph.Entities().Where(entity => entity.Quote is null).ToList();
        using var embedder = Embedder.Open(null, graph, entities, terminal);
        var threshold = least ?? embedder.Threshold;
        var vectors = await embedder.VectorsOfAsync(entities, knowledge, terminal, cancellationToken);
        var queue = new SimilarityQueue(
            entity => graph.EdgesOf(entity).SelectMany(edge => (EntityId[])[edge.Source, edge.Target]),
            (first, second) => graph.AreDistinct(first, second) || graph.AreUnrelated(first, second));
        var similar = queue.Pairs(vectors, threshold)
            .SelectMany(pair => new[] { (Of: pair.First, Other: pair.Second, pair.Cosine), (Of: pair.Second, Other: pair.First, pair.Cosine) })
            .ToLookup(pair => pair.Of, pair => new Similar(pair.Other, pair.Cosine));
        return (id => [.. similar[id]], threshold);
    }
}
