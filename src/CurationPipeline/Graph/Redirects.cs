namespace CurationPipeline.Graph;

/// <summary>Where merged entities went: every chain ends, and only between entities of one kind that are both there.</summary>
internal sealed class Redirects
{
    private readonly Dictionary<EntityId, EntityId> _next = [];
    private readonly ILookup<EntityId, EntityId> _from;

    /// <param name="merges">Loser and winner, in the order in which they were decided.</param>
    /// <param name="isThere">Whether the base has the entity; a merge with one that is gone rests until it is back.</param>
    public Redirects(IEnumerable<KeyValuePair<EntityId, EntityId>> merges, Func<EntityId, bool> isThere)
    {
        foreach (var (loser, winner) in merges)
        {
            // Branches that are joined may bring merges that contradict each other: the first decided holds.
            if (loser.Type == winner.Type && !_next.ContainsKey(loser) && Resolve(winner) != loser && isThere(loser) && isThere(winner))
                _next[loser] = winner;
        }

        _from = _next.ToLookup(pair => pair.Value, pair => pair.Key);
    }

    public IReadOnlyDictionary<EntityId, EntityId> All => _next;

    public EntityId? Next(EntityId id) => _next.TryGetValue(id, out var next) ? next : null;

    public EntityId Resolve(EntityId id)
    {
        while (_next.TryGetValue(id, out var next))
            id = next;
        return id;
    }

    /// <summary>Everything that was merged into the entity, directly or through others, ordered by id.</summary>
    public IReadOnlyList<EntityId> LosersOf(EntityId winner)
    {
        if (!_from.Contains(winner))
            return [];
        var losers = new List<EntityId>(_from[winner]);
        for (var i = 0; i < losers.Count; i++)
            losers.AddRange(_from[losers[i]]);
        losers.Sort();
        return losers;
    }
}
