using CurationPipeline.Catalog;

namespace CurationPipeline.Review;

/// <summary>The order in which a person is asked: what needs a decision most comes first, and what belongs together stands together.</summary>
internal static class ProposalOrder
{
    /// <summary>Possible duplicates, then the paper, then what most edges wait for.</summary>
    public static IReadOnlyList<ProposedEntity> Of(IReadOnlyList<ProposedEntity> entities, IReadOnlyList<ProposedEdge> edges)
    {
        var waiting = edges.SelectMany(edge => new[] { edge.Edge.Source, edge.Edge.Target }).CountBy(id => id).ToDictionary();
        return
        [
            .. entities.OrderByDescending(item => item.PossibleDuplicates.Count > 0)
                .ThenByDescending(item => item.Entity.Paper?.Sha256.Count > 0)
                .ThenByDescending(item => waiting.GetValueOrDefault(item.Entity.Id))
                .ThenBy(item => item.Entity.Id),
        ];
    }

    /// <summary>By what they start from, and the strongest relations first.</summary>
    public static IReadOnlyList<ProposedEdge> Of(IReadOnlyList<ProposedEdge> edges, KindCatalog catalog)
    {
        var strength = catalog.Relations.Select((kind, order) => (kind.Name, order)).ToDictionary(pair => pair.Name, pair => pair.order);
        return
        [
            .. edges.OrderBy(item => item.Edge.Relation == "associated_with")
                .ThenBy(item => item.Edge.Source)
                .ThenBy(item => strength[item.Edge.Relation])
                .ThenBy(item => item.Edge.Target),
        ];
    }
}
