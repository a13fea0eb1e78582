using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Whether an end of an edge is in the base, comes in, waits for its answer, or was rejected.</summary>
internal enum EndState
{
    Known,
    Pending,
    Rejected,
    Unheard,
}

/// <summary>Where the ends of a review file's edges stand once its entities are decided.</summary>
internal sealed class EndStates(GraphStore graph, DecisionSheet sheet, ReviewFile file)
{
    private readonly Dictionary<EntityId, int> _lines = file.Entities
        .GroupBy(item => item.Item.Entity.Id)
        .ToDictionary(group => group.Key, group => group.First().Line);

    private readonly Dictionary<EntityId, string> _keys = file.Entities
        .GroupBy(item => item.Item.Entity.Id)
        .ToDictionary(group => group.Key, group => SealedKey.Open(group.First().Item.Key));

    /// <summary>The entity that an id of the file stands for.</summary>
    public EntityId Actual(EntityId id) => sheet.SameAs.TryGetValue(file.Now(id), out var known) ? known : graph.Resolve(file.Now(id));

    public EndState Of(EntityId proposed)
    {
        var id = file.Now(proposed);
        var actual = Actual(id);
        if (sheet.Approved.Contains(actual) || graph.FindEntity(actual) is { MergedInto: null })
        {
            return EndState.Known;
        }

        return sheet.Rejected.Contains(id) || WasRejected(id) ? EndState.Rejected
            : _lines.ContainsKey(id) ? EndState.Pending
            : EndState.Unheard;
    }

    /// <summary>Where the file asks about the entity, for messages.</summary>
    public int LineOf(EntityId id) => _lines.GetValueOrDefault(file.Now(id));

    /// <summary>Why an id cannot stand that neither the base nor the file has.</summary>
    public string WhyUnheard(EntityId id)
    {
        var named = file.NamedIds.Select(file.Now).ToHashSet();
        var renamed = file.Entities.Where(item => !named.Contains(item.Item.Entity.Id) && CorrectedIds.IsSurelyCorrected(item.Item)).ToList();
        return $"There is no '{id}' in the base or in this file; " + (renamed is [var only]
            ? $"if line {only.Line} renamed it to '{only.Item.Entity.Id}', write that id here, else 'curate find' lists what comes near."
            : "'curate find' lists what comes near.");
    }

    private bool WasRejected(EntityId id) =>
        _keys.TryGetValue(id, out var key) && graph.Memory.StateOf(key).Outcome == DecisionOutcome.Rejected;
}
