using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>
/// Edges that a review file asks about between entities which are in the base by now, through another file, while a person's answer
/// to them waits here: a new reading of the paper names them by what they are, and asks the same.
/// </summary>
internal sealed class AskedEdges(KindCatalog catalog, GraphStore graph)
{
    private readonly NowKnown _known = new(graph, _ => true);

    /// <summary>The reading without edges that stand in the file, with all their words, between the same entities.</summary>
    public Proposals Without(ReviewFile file, Proposals reading)
    {
        var became = file.Entities.Select(item => (item.Item.Entity.Id, Now: _known.Find(item.Item, file.Paper))).Where(pair => pair.Now is not null && pair.Now != pair.Id)
            .DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.Now!.Value); // filtered just now
        if (became.Count == 0)
            return reading;
        var asked = file.Edges.ToLookup(item => Now(item.Item.Edge), item => item.Item);
        return reading with { Edges = [.. reading.Edges.Where(edge => !asked[edge.Edge].Any(item => item.Edge != edge.Edge && Has(item, edge)))] };

        EdgeKey Now(EdgeKey edge) => catalog.Order(edge with { Source = became.GetValueOrDefault(edge.Source, edge.Source), Target = became.GetValueOrDefault(edge.Target, edge.Target) });
    }

    private static bool Has(ProposedEdge item, ProposedEdge edge) => edge.Evidence.All(piece => item.Evidence.Any(other => other.Text == piece.Text));
}
