using System.Runtime.InteropServices;

namespace CurationPipeline.Graph;

/// <summary>The lines of a whole ledger that hold, in memory, by what they are about; any thread may ask.</summary>
internal sealed class HeldLines
{
    private readonly Dictionary<EntityId, Lines> _ofEntities = [];
    private readonly Dictionary<EdgeKey, Lines> _ofEdges = [];

    /// <param name="lines">In order.</param>
    public HeldLines(IReadOnlyList<LedgerLine> lines)
    {
        Pairs = [.. lines.Where(line => line.Decision.Subject is Subject.OfPair)];
        AddEntities(lines);
        AddEdges(lines);
    }

    /// <summary>Those that are about a pair, in order.</summary>
    public IReadOnlyList<LedgerLine> Pairs { get; }

    /// <summary>What lines are about.</summary>
    public IReadOnlyCollection<EntityId> Entities => _ofEntities.Keys;

    /// <summary>The same.</summary>
    public IEnumerable<HeldEdge> Edges => _ofEdges.Select(edge => new HeldEdge(edge.Key, edge.Value.Edge, edge.Value.All));

    public IReadOnlyList<Decision> Of(EntityId entity) => _ofEntities.TryGetValue(entity, out var lines) ? lines.All : [];

    public IReadOnlyList<Decision> Of(EdgeKey edge) => _ofEdges.TryGetValue(edge, out var lines) ? lines.All : [];

    private void AddEntities(IReadOnlyList<LedgerLine> lines)
    {
        foreach (var line in lines)
        {
            if (Items.EntityOf(line.Decision) is { } entity)
                Add(_ofEntities, entity, line);
            foreach (var quote in line.Carried)
                Add(_ofEntities, quote, line);
        }
    }

    private void AddEdges(IReadOnlyList<LedgerLine> lines)
    {
        _ofEdges.EnsureCapacity(lines.Count); // most lines of a large ledger are about an edge
        foreach (var line in lines)
        {
            if (Items.EdgeOf(line.Decision) is { } edge)
                Add(_ofEdges, edge, line);
        }
    }

    private static void Add<T>(Dictionary<T, Lines> items, T item, LedgerLine line)
        where T : notnull
    {
        ref var lines = ref CollectionsMarshal.GetValueRefOrAddDefault(items, item, out _);
        lines = lines.With(line);
    }

    /// <summary>Lines about one item. Most items have one, and there are hundreds of thousands: a list for each would weigh more than all else here.</summary>
    private readonly record struct Lines(LedgerLine? First, List<Decision>? Several)
    {
        public IReadOnlyList<Decision> All => Several ?? (First is null ? [] : [First.Decision]);

        /// <summary>Content key of the edge that they are about.</summary>
        public long Edge => First!.Edge!.Value; // where it is asked, they are about one

        public Lines With(LedgerLine line)
        {
            if (First is null)
                return new Lines(line, null);
            var several = Several ?? [First.Decision];
            several.Add(line.Decision);
            return new Lines(First, several);
        }
    }
}

/// <summary>An edge that lines of the ledger are about.</summary>
/// <param name="Key">With the ends that they name.</param>
/// <param name="Number">Its content key.</param>
/// <param name="Lines">In order.</param>
internal readonly record struct HeldEdge(EdgeKey Key, long Number, IReadOnlyList<Decision> Lines)
{
    /// <summary>Whether nothing but approvals is about it.</summary>
    public bool AreApprovals => Lines.All(line => line.Verb == Verb.Approve);
}
