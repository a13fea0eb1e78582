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

    public static async Task<Func<EntityId, IReadOnlyList<Similar>>?> OfAsync(
        KnowledgeBase knowledge, double threshold, TextWriter say, CancellationToken cancellationToken)
    {
        var graph = knowledge.Graph;
        if (graph.Counts().Entities.Values.Sum() > MostEntities)
        {
            say.WriteLine($"The base has more than {MostEntities} entries, so the pages are made without similar ones; 'curate similar ID' lists those of one.");
            return null;
        }

        var entities = graph.Entities().Where(entity => entity.Quote is null).ToList();
        using var generator = new EmbeddedEmbeddings(WordSpace.Learn(Texts(graph, entities)));
        var vectors = await new Vectors(generator, graph.Caches).OfAsync(entities, cancellationToken);
        var queue = new SimilarityQueue(
            entity => graph.EdgesOf(entity).SelectMany(edge => (EntityId[])[edge.Source, edge.Target]),
            (first, second) => graph.AreDistinct(first, second) || graph.AreUnrelated(first, second));
        var similar = queue.Pairs(vectors, threshold)
            .SelectMany(pair => new[] { (Of: pair.First, Other: pair.Second, pair.Cosine), (Of: pair.Second, Other: pair.First, pair.Cosine) })
            .ToLookup(pair => pair.Of, pair => new Similar(pair.Other, pair.Cosine));
        return id => [.. similar[id]];
    }

    private static IEnumerable<string> Texts(GraphStore graph, List<Entity> entities) => entities.Select(Vectors.TextOf)
        .Concat(graph.Caches.Papers().Select(paper => graph.Caches.FindPaper(paper.Sha256)?.Text ?? ""));
}
