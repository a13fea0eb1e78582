using System.Runtime.InteropServices;

namespace CurationPipeline.Graph;

/// <summary>The graph as a whole ledger leaves it, in memory: entries can be written from it while the store is filled. Any thread may ask.</summary>
internal sealed class ShownGraph
{
    private readonly IReadOnlyDictionary<EntityId, PlacedEntity> _entities;
    private readonly Dictionary<EntityId, List<ShownEdge>> _edges = [];
    private readonly Dictionary<EntityId, int> _counts = [];

    /// <param name="entities">All that there are.</param>
    /// <param name="edges">All that are shown.</param>
    /// <param name="files">What the ledger says of files that were written.</param>
    public ShownGraph(IReadOnlyDictionary<EntityId, PlacedEntity> entities, IEnumerable<ShownEdge> edges, IReadOnlyDictionary<string, string> files)
    {
        (_entities, Files) = (entities, files);
        foreach (var edge in edges.Where(edge => edge.Active))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, edge.Key.Source, out _)++;
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, edge.Key.Target, out _)++;
            if (!edge.Implied)
                (CollectionsMarshal.GetValueRefOrAddDefault(_edges, edge.Key.Source, out _) ??= []).Add(edge);
        }
    }

    /// <summary>Entities that have an entry.</summary>
    public IEnumerable<EntityId> Ids => _entities.Values.Where(HasEntry).Select(entity => entity.Id);

    /// <summary>Hashes of files as the ledger last said they were written, by path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>How many active edges each entity has that has any.</summary>
    public IReadOnlyDictionary<EntityId, int> EdgeCounts => _counts;

    /// <summary>An entity that has an entry, with the edges that stand in it; null for another.</summary>
    public (Entity Entity, IReadOnlyList<Edge> Edges)? Find(EntityId id) =>
        _entities.TryGetValue(id, out var placed) && HasEntry(placed)
            ? (placed.Shown with { Evidence = [.. placed.Shown.Evidence.Where(item => IsActive(item.Quote))] },
                [.. (_edges.GetValueOrDefault(id) ?? []).Select(edge => edge.ToEdge())])
            : null;

    private static bool HasEntry(PlacedEntity placed) => placed.Status != StoredRow.Waiting;

    private bool IsActive(EntityId id) => _entities.TryGetValue(id, out var placed) && placed.Status == StoredRow.Active;
}
