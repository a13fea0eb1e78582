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
/// <param name="known">Says which of the file's entities the base has by now, from an answer in another file.</param>
internal sealed class EndStates(GraphStore graph, DecisionSheet sheet, ReviewFile file, NowKnown known)
{
    private readonly Dictionary<EntityId, int> _lines = file.Entities
        .GroupBy(item => item.Item.Entity.Id)
        .ToDictionary(group => group.Key, group => group.First().Line);

    private readonly Dictionary<EntityId, string> _keys = file.Entities
        .GroupBy(item => item.Item.Entity.Id)
        .ToDictionary(group => group.Key, group => SealedKey.Open(group.First().Item.Key));

    private readonly Dictionary<EntityId, EntityId?> _cameIn = [];

    /// <summary>The entity that an id of the file stands for.</summary>
    public EntityId Actual(EntityId id) => sheet.SameAs.TryGetValue(file.Now(id), out var same) ? same : CameIn(file.Now(id)) ?? graph.Resolve(file.Now(id));

    /// <summary>What another file made of an entity that waits for its answer here.</summary>
    private EntityId? CameIn(EntityId id) => _cameIn.TryGetValue(id, out var there)
        ? there
        : _cameIn[id] = file.Entities.FirstOrDefault(item => item.Item.Entity.Id == id) is { Answer.Say: Say.Pending or Say.Later } item ? known.Find(item.Item, file.Paper) : null;

    /// <summary>The edge with the ids that its rejected ends were asked about with, which is how the ledger knows them.</summary>
    public EdgeKey AsAsked(EdgeKey edge) => edge with { Source = AsAsked(edge.Source), Target = AsAsked(edge.Target) };

    private EntityId AsAsked(EntityId id) => Of(id) == EndState.Rejected ? file.ProposedId(file.Now(id)) : id;

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
        _keys.TryGetValue(id, out var key) ? graph.Memory.StateOf(key).Outcome == DecisionOutcome.Rejected : graph.Memory.IsRefused(id);
}
