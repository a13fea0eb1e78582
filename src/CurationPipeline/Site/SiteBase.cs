using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>What pages are made from: the graph, the catalog that orders it, and what is similar to what.</summary>
internal sealed record SiteBase(GraphStore Graph, KindCatalog Catalog, SiteOptions Options)
{
    private const int ColorCount = 10;

    private readonly NeighborCards _cards = Graph.Cards();

    /// <summary>The class that gives a kind its color; kinds of a catalog of one's own have theirs by their place in it.</summary>
    public string ClassOf(string kind) => Catalog.OrderOf(kind) is var order && order == int.MaxValue ? "kind k-other" : $"kind k{order % ColorCount}";

    public string PluralOf(string kind) => Catalog.FindEntity(kind)?.Plural ?? kind;

    public EntityView View(Entity entity) => new(entity, _cards.Find(entity.Id)?.EdgeCount ?? 0, Graph.NeighborhoodOf(entity.Id, _cards));
}

/// <summary>An entity with all that its page shows of it.</summary>
internal sealed record EntityView(Entity Entity, int EdgeCount, Neighborhood Neighborhood)
{
    public EntityId Id => Entity.Id;

    public string Path => Links.To(Entity.Id);

    /// <summary>Every relation to a neighbor, best connected neighbor first.</summary>
    public IEnumerable<(Neighbor Neighbor, NeighborEdge Edge)> Relations =>
        from grouped in Neighborhood.Groups
        from neighbor in grouped.Items
        from edge in neighbor.Edges
        select (neighbor, edge);
}
