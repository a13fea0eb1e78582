using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Seeds;
using CurationPipeline.Site;

namespace CurationPipeline.Cli.Commands;

/// <summary>What pages say of similarity, in bases in which each entity can be compared with each in a moment.</summary>
internal static class SiteSimilarity
{
    /// <summary>Every entity is compared with every other; with ten thousand that takes some seconds, and with ten times as many a hundred times as long.</summary>
    private const int MostEntities = 10_000;

    /// <param name="knowledge">The base.</param>
    /// <param name="least">From which cosine on entities are similar; null for what the maker of vectors says.</param>
    /// <param name="terminal">Where it is said that there is none, and where the maker is named.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="only">The one entity of which it will be asked; null for any.</param>
    public static async Task<(Func<EntityId, IReadOnlyList<Similar>>? Of, double Threshold)> OfAsync(
        KnowledgeBase knowledge, double? least, Terminal terminal, CancellationToken cancellationToken, EntityId? only = null)
    {
        if (knowledge.Graph.Counts().Entities.Values.Sum() > MostEntities)
        {
            terminal.Say($"The base has more than {MostEntities} entries, so the pages are made without similar ones; 'curate similar ID' lists those of one.");
            return (null, least ?? EmbeddedEmbeddings.Threshold);
        }

        var similar = await SimilarEntities.OfAsync(knowledge, null, least, terminal, cancellationToken);
        return (only is { } one ? _ => similar.To(one) : similar.ByEntity(cancellationToken), similar.Threshold);
    }
}
