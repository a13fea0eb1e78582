using CurationPipeline.Graph;
using CurationPipeline.Resolve;

namespace CurationPipeline.Cli;

/// <summary>
/// Pairs of a base that the similarity queue leaves out: an edge joins them, or a person has said what they are to each other. Looked up
/// for millions of pairs by several threads, so that edges are read once.
/// </summary>
internal sealed class SettledPairs
{
    private readonly GraphStore _graph;
    private readonly bool _later;
    private readonly Lock _asking = new();
    private readonly Dictionary<EntityId, int> _rows;
    private readonly HashSet<long> _joined = [];
    private readonly HashSet<long> _said = [];

    /// <param name="graph">The base.</param>
    /// <param name="vectors">The entities that are compared.</param>
    /// <param name="later">Whether it is about the pairs that were put off, instead of those that are open.</param>
    public SettledPairs(GraphStore graph, VectorTable vectors, bool later)
    {
        (_graph, _later) = (graph, later);
        _rows = vectors.Ids.Select((id, row) => (id, row)).ToDictionary(pair => pair.id, pair => pair.row);
        foreach (var (source, target) in graph.Memory.Joined())
            Add(_joined, source, target);
        foreach (var (first, second) in graph.Memory.Said())
            Add(_said, first, second);
    }

    public bool Contains(EntityId first, EntityId second)
    {
        var pair = PairOf(_rows[first], _rows[second]);
        if (_joined.Contains(pair))
            return true;
        if (!_said.Contains(pair))
            return _later;
        lock (_asking)
            return PairMemory.Of(_graph, first, second) is var memory && (memory.IsSettled || memory.IsLater != _later);
    }

    private void Add(HashSet<long> pairs, EntityId one, EntityId other)
    {
        if (_rows.TryGetValue(one, out var first) && _rows.TryGetValue(other, out var second))
            pairs.Add(PairOf(first, second));
    }

    private static long PairOf(int one, int other) => ((long)Math.Min(one, other) << 32) | (uint)Math.Max(one, other);
}
