using System.Runtime.InteropServices;

namespace CurationPipeline.Graph;

/// <summary>The lines of a whole ledger that hold, in memory, by what they are about; any thread may ask.</summary>
internal sealed class HeldLines
{
    private readonly Dictionary<EntityId, Lines> _ofEntities = [];
    private readonly Dictionary<EdgeKey, Lines> _ofEdges;

    /// <param name="lines">In order.</param>
    public HeldLines(IReadOnlyList<LedgerLine> lines)
    {
        _ofEdges = new(lines.Count); // most lines of a large ledger are about an edge
        foreach (var line in lines)
        {
            if (line.Decision.Subject is Subject.OfPair)
                Pairs.Add(line);
            if (Items.EdgeOf(line.Decision) is { } edge)
                Add(_ofEdges, edge, line.Decision);
            if (Items.EntityOf(line.Decision) is { } entity)
                Add(_ofEntities, entity, line.Decision);
            foreach (var quote in line.Carried)
                Add(_ofEntities, quote, line.Decision);
        }
    }

    /// <summary>Those that are about a pair, in order.</summary>
    public List<LedgerLine> Pairs { get; } = [];

    /// <summary>What lines are about.</summary>
    public IReadOnlyCollection<EntityId> Entities => _ofEntities.Keys;

    /// <summary>The same.</summary>
    public IReadOnlyCollection<EdgeKey> Edges => _ofEdges.Keys;

    public IReadOnlyList<Decision> Of(EntityId entity) => _ofEntities.TryGetValue(entity, out var lines) ? lines.All : [];

    public IReadOnlyList<Decision> Of(EdgeKey edge) => _ofEdges.TryGetValue(edge, out var lines) ? lines.All : [];

    public bool AreApprovals(EdgeKey edge) => _ofEdges.TryGetValue(edge, out var lines) && lines.AreApprovals;

    private static void Add<T>(Dictionary<T, Lines> items, T item, Decision line)
        where T : notnull
    {
        ref var lines = ref CollectionsMarshal.GetValueRefOrAddDefault(items, item, out _);
        lines = lines.With(line);
    }

    /// <summary>Lines about one item. Most items have one, and there are hundreds of thousands: a list for each would weigh more than all else here.</summary>
    private readonly record struct Lines(Decision? First, List<Decision>? Several)
    {
        public IReadOnlyList<Decision> All => Several ?? (First is null ? [] : [First]);

        public bool AreApprovals => Several?.TrueForAll(line => line.Verb == Verb.Approve) ?? First?.Verb == Verb.Approve;

        public Lines With(Decision line)
        {
            if (First is null)
                return new Lines(line, null);
            var several = Several ?? [First];
            several.Add(line);
            return new Lines(First, several);
        }
    }
}
