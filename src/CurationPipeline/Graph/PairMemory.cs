namespace CurationPipeline.Graph;

/// <summary>
/// What is remembered of two similar entities: what a person said of them, and whether that still holds. It does until the
/// description of one of them says something else.
/// </summary>
/// <param name="Said">The line that says it; null where nothing was said.</param>
/// <param name="Changed">The entities whose descriptions have changed since.</param>
public sealed record PairMemory(Decision? Said, IReadOnlyList<Entity> Changed)
{
    private static readonly PairMemory Nothing = new(null, []);

    /// <summary>Whether there is nothing to ask any more.</summary>
    public bool IsSettled => Said is { Verb: not Verb.Later } && Changed.Count == 0;

    /// <summary>Whether it was put off.</summary>
    public bool IsLater => Said is { Verb: Verb.Later } && Changed.Count == 0;

    /// <summary>Recalls it.</summary>
    /// <param name="graph">The base.</param>
    /// <param name="a">One entity that is there.</param>
    /// <param name="b">Another.</param>
    public static PairMemory Of(GraphStore graph, EntityId a, EntityId b)
    {
        if (graph.Memory.LastSaidOf(a, b) is not { } said)
            return Nothing;
        return new PairMemory(said, said is { Key: { } key, Subject: Subject.OfPair pair } ? ChangedSince(graph, pair, key, a, b) : []);
    }

    /// <summary>Which of the two the key does not know again; what was said of an entity that was merged since holds for its winner.</summary>
    private static List<Entity> ChangedSince(GraphStore graph, Subject.OfPair pair, string key, EntityId a, EntityId b)
    {
        var (first, second) = a.CompareTo(b) < 0 ? (a, b) : (b, a);
        if ((pair.First, pair.Second) != (first, second) || graph.FindEntity(first) is not { } one || graph.FindEntity(second) is not { } other)
            return [];
        var now = ContentKey.OfPair(one, other);
        if (now.Length != key.Length)
            return [];
        var half = now.Length / 2;
        List<Entity> changed = [];
        if (!now.AsSpan(0, half).SequenceEqual(key.AsSpan(0, half)))
            changed.Add(one);
        if (!now.AsSpan(half).SequenceEqual(key.AsSpan(half)))
            changed.Add(other);
        return changed;
    }
}
