using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>
/// What a review file asks about entities which are in the base by now, through another file or an undo that was undone, while what a
/// person wrote keeps them here: a new reading of the paper names them by what they are, and asks the same.
/// </summary>
internal sealed class AskedAlready(KindCatalog catalog, GraphStore graph)
{
    private readonly NowKnown _known = new(graph, _ => true);

    /// <summary>The reading without edges that stand in the file, with all their words, between the same entities, and without its quotes.</summary>
    public Proposals Without(ReviewFile file, Proposals reading)
    {
        var became = file.Entities.Select(item => (item.Item.Entity.Id, Now: _known.Find(item.Item, file.Paper))).Where(pair => pair.Now is not null)
            .DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.Now!.Value); // filtered just now
        if (became.Count == 0)
            return reading;
        var asked = file.Edges.ToLookup(item => AsRead(item.Item.Edge), item => item.Item);
        var quotes = file.Quotes.Select(item => item.Item.Quote.Text).ToHashSet(StringComparer.Ordinal);
        return reading with
        {
            Edges = [.. reading.Edges.Where(edge => !asked[edge.Edge].Any(item => (edge.Known || !item.Known) && Has(item, edge)))],
            Quotes = [.. reading.Quotes.Where(quote => !quotes.Contains(quote.Quote.Text))],
        };

        EdgeKey AsRead(EdgeKey edge) => catalog.Order(edge with { Source = IdAsRead(edge.Source), Target = IdAsRead(edge.Target) });

        // An id that a person put right is one that no reading knows before it is in the base.
        EntityId IdAsRead(EntityId id) => became.GetValueOrDefault(id, file.ProposedId(id));
    }

    private static bool Has(ProposedEdge item, ProposedEdge edge) => edge.Evidence.All(piece => item.Evidence.Any(other => other.Text == piece.Text));
}
