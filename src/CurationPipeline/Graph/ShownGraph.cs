using System.Runtime.InteropServices;

namespace CurationPipeline.Graph;

/// <summary>The graph as a whole ledger leaves it, in memory: entries can be written from it while the store is filled. Any thread may ask.</summary>
internal sealed class ShownGraph
{
    private readonly Dictionary<EntityId, Node> _nodes;

    /// <param name="entities">All that there are.</param>
    /// <param name="edges">All that are shown.</param>
    /// <param name="files">What the ledger says of files that were written.</param>
    public ShownGraph(IReadOnlyCollection<PlacedEntity> entities, IEnumerable<ShownEdge> edges, IReadOnlyDictionary<string, string> files)
    {
        _nodes = new(entities.Count);
        foreach (var entity in entities)
            _nodes.Add(entity.Id, new Node { Entity = entity });
        Files = files;
        foreach (var edge in edges.Where(edge => edge.Active))
        {
            // Both are there, because the edge is active.
            ref var source = ref CollectionsMarshal.GetValueRefOrNullRef(_nodes, edge.Key.Source);
            if (!edge.Implied)
                (source.Edges ??= []).Add(edge);
            source.EdgeCount++;
            CollectionsMarshal.GetValueRefOrNullRef(_nodes, edge.Key.Target).EdgeCount++;
        }
    }

    /// <summary>Entities that have an entry.</summary>
    public IEnumerable<EntityId> Ids => _nodes.Values.Select(node => node.Entity).Where(HasEntry).Select(entity => entity.Id);

    /// <summary>Hashes of files as the ledger last said they were written, by path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>How many active edges an entity has.</summary>
    public int EdgeCountOf(EntityId id) => _nodes.GetValueOrDefault(id).EdgeCount;

    /// <summary>An entity that has an entry, with the edges that stand in it; null for another.</summary>
    public (Entity Entity, IReadOnlyList<Edge> Edges)? Find(EntityId id) =>
        _nodes.TryGetValue(id, out var node) && HasEntry(node.Entity)
            ? (node.Entity.Shown with { Evidence = [.. node.Entity.Shown.Evidence.Where(item => IsActive(item.Quote))] },
                [.. (node.Edges ?? []).Select(edge => edge.ToEdge())])
            : null;

    private static bool HasEntry(PlacedEntity placed) => placed.Status != StoredRow.Waiting;

    private bool IsActive(EntityId id) => _nodes.TryGetValue(id, out var node) && node.Entity.Status == StoredRow.Active;

    /// <summary>An entity among its edges.</summary>
    private struct Node
    {
        public required PlacedEntity Entity { get; init; }

        public int EdgeCount { get; set; }

        /// <summary>Those that stand in its entry; null where there are none.</summary>
        public List<ShownEdge>? Edges { get; set; }
    }
}
