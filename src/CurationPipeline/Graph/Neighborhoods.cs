using CurationPipeline.Catalog;

namespace CurationPipeline.Graph;

/// <summary>What a list shows of a neighbor beside its relation.</summary>
internal sealed record NeighborCard(string Name, string Description, int EdgeCount);

/// <summary>Groups an entity's edges by the kind of what they lead to.</summary>
internal static class Neighborhoods
{
    /// <param name="of">Whose neighborhood.</param>
    /// <param name="edges">Its active edges.</param>
    /// <param name="catalog">Gives the order of kinds and of relations.</param>
    /// <param name="find">What a list shows of the entity.</param>
    /// <param name="sources">How many independent sources evidence comes from.</param>
    public static Neighborhood Of(
        EntityId of, IReadOnlyList<Edge> edges, KindCatalog catalog, Func<EntityId, NeighborCard?> find, Func<IEnumerable<Evidence>, int> sources)
    {
        var order = catalog.Relations.Select((kind, i) => (kind.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
        var neighbors = edges
            .GroupBy(edge => edge.Source == of ? edge.Target : edge.Source)
            .Select(group => find(group.Key) is { } card
                ? new Neighbor(
                    group.Key, card.Name, card.Description, card.EdgeCount,
                    [.. group.OrderBy(edge => order.GetValueOrDefault(edge.Relation, int.MaxValue)).Select(edge => Read(of, edge, catalog))],
                    sources(group.SelectMany(edge => edge.Evidence)))
                : null)
            .OfType<Neighbor>();
        return new Neighborhood(
            of,
            [
                .. neighbors.GroupBy(neighbor => neighbor.Id.Type)
                    .OrderBy(group => catalog.OrderOf(group.Key))
                    .ThenBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new NeighborGroup(group.Key, catalog.FindEntity(group.Key)?.Plural ?? group.Key, Rank(group))),
            ]);
    }

    private static List<Neighbor> Rank(IEnumerable<Neighbor> neighbors) =>
    [
        .. neighbors.OrderByDescending(neighbor => neighbor.EdgeCount)
            .ThenBy(neighbor => neighbor.Name, StringComparer.Ordinal)
            .ThenBy(neighbor => neighbor.Id),
    ];

    private static NeighborEdge Read(EntityId of, Edge edge, KindCatalog catalog)
    {
        var kind = catalog.FindRelation(edge.Relation);
        var plain = edge.Relation.Replace('_', ' ');
        return kind?.Symmetric == true ? new NeighborEdge(edge.Relation, "both", plain, edge)
            : edge.Source == of ? new NeighborEdge(edge.Relation, "out", plain, edge)
            : new NeighborEdge(edge.Relation, "in", kind?.Inverse ?? plain, edge);
    }
}
