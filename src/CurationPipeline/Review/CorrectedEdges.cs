using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Edges that a person put right when approving them: what was asked has its answer in another edge, with the same words.</summary>
internal sealed class CorrectedEdges(KindCatalog catalog, GraphStore graph)
{
    /// <summary>Whether words were decided for what became of an edge that was asked about.</summary>
    /// <param name="asked">The edge as a reading has it.</param>
    /// <param name="key">Content key that it was asked under.</param>
    /// <param name="paper">Whose words they are.</param>
    /// <param name="words">The quote.</param>
    public bool IsAnswered(EdgeKey asked, string key, EntityId paper, string words) => Of(asked, key)
        .Any(edge => graph.Memory.StateOf(ContentKey.OfEvidence(ContentKey.OfEdge(edge), ContentKey.OfQuote(paper, words))).IsDecided);

    /// <summary>What became of an edge that was asked about under a content key, where that is another one which the base shows.</summary>
    public IEnumerable<EdgeKey> Of(EdgeKey asked, string key) =>
        graph.Memory.EdgesOf(key).Select(Now).Distinct().Where(edge => edge != Now(asked) && graph.FindEdge(edge) is not null);

    private EdgeKey Now(EdgeKey edge) => catalog.Order(edge with { Source = graph.Resolve(edge.Source), Target = graph.Resolve(edge.Target) });
}
