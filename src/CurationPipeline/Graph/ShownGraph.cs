namespace CurationPipeline.Graph;

/// <summary>The graph as a whole ledger leaves it, in memory: entries can be written from it while the store is filled. Any thread may ask.</summary>
internal sealed class ShownGraph
{
    private readonly PlacedEntities _placed;
    private readonly List<ShownEdge>?[] _edges;
    private readonly int[] _counts;

    /// <param name="placed">All entities that there are.</param>
    /// <param name="edges">All edges that are shown.</param>
    /// <param name="files">What the ledger says of files that were written.</param>
    public ShownGraph(PlacedEntities placed, IEnumerable<ShownEdge> edges, IReadOnlyDictionary<string, string> files)
    {
        (_placed, Files) = (placed, files);
        _edges = new List<ShownEdge>?[placed.All.Count];
        _counts = new int[placed.All.Count];
        foreach (var edge in edges.Where(edge => edge.Active))
        {
            _counts[edge.SourcePlace]++;
            _counts[edge.TargetPlace]++;
            if (!edge.Implied)
                (_edges[edge.SourcePlace] ??= []).Add(edge);
        }
    }

    /// <summary>Entities that have an entry, those of a kind by id.</summary>
    public IEnumerable<EntityId> Ids => _placed.All.Where(HasEntry).Select(entity => entity.Id);

    /// <summary>Hashes of files as the ledger last said they were written, by path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>All entities, each with how many active edges it has.</summary>
    public IEnumerable<(PlacedEntity Entity, int EdgeCount)> Counted => _placed.All.Zip(_counts);

    /// <summary>An entity that has an entry, with the edges that stand in it; null for another.</summary>
    public (Entity Entity, IReadOnlyList<Edge> Edges)? Find(EntityId id) =>
        _placed.PlaceOf(id) is >= 0 and var place && _placed.All[place] is var entity && HasEntry(entity)
            ? (entity.Shown with { Evidence = [.. entity.Shown.Evidence.Where(item => IsActive(item.Quote))] },
                [.. (_edges[place] ?? []).Select(edge => edge.ToEdge())])
            : null;

    private static bool HasEntry(PlacedEntity placed) => placed.Status != StoredRow.Waiting;

    private bool IsActive(EntityId id) => _placed.Find(id)?.Status == StoredRow.Active;
}
