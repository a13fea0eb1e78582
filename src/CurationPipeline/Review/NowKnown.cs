using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>
/// What became of a proposal since it was written: the base may have the entity by now, from an answer in another file. It says
/// what a new ingest of the paper would say.
/// </summary>
/// <param name="graph">Knows what was decided.</param>
/// <param name="isNear">Whether names are to be looked up at all: thousands of proposals may wait.</param>
public sealed class NowKnown(GraphStore graph, Func<Entity, bool> isNear)
{
    /// <summary>Knows what was decided under a proposal's own name alone.</summary>
    public NowKnown(GraphStore graph)
        : this(graph, _ => false)
    {
    }

    /// <summary>The entity of the base that the proposal is by now; null while there is none.</summary>
    public EntityId? Find(ProposedEntity item, ReviewedPaper paper) =>
        graph.Memory.EntityOf(SealedKey.Open(item.Key))
        ?? (IsAskedByName(item, paper) && !IsRejected(SealedKey.Open(item.Key)) ? Named(item.Entity) : null);

    /// <summary>Whether a person refused it, under this name or another way to write it.</summary>
    public bool IsRejected(ProposedEntity item, ReviewedPaper paper) => Refusal(item, paper) is not null;

    /// <summary>How a person refused it, under this name or another way to write it; null where nobody did.</summary>
    public DecisionState? Refusal(ProposedEntity item, ReviewedPaper paper) =>
        (IsAskedByName(item, paper) ? AskedNames.KeysOf(item.Entity.Id.Type, item.Entity.Name) : [])
        .Prepend(SealedKey.Open(item.Key)).Where(IsRejected).Select(key => (DecisionState?)graph.Memory.StateOf(key)).FirstOrDefault();

    private bool IsRejected(string key) => graph.Memory.StateOf(key).Outcome == DecisionOutcome.Rejected;

    /// <summary>A paper's own entity is what its file says it is, and what a person put right is no longer what was found.</summary>
    private bool IsAskedByName(ProposedEntity item, ReviewedPaper paper) =>
        item.Entity.Id != paper.Id && isNear(item.Entity) && CorrectedIds.HasProposedName(item, paper);

    private EntityId? Named(Entity entity) =>
        AskedNames.KeysOf(entity.Id.Type, entity.Name).Select(graph.Memory.EntityOf).FirstOrDefault(id => id is not null) ?? SameNames.In(graph, entity);
}
