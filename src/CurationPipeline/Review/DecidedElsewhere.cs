using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Finds the open questions of a review file that a person has answered in another one since.</summary>
/// <remarks>
/// A new edge that another paper brought in stays a question: these are other words for it. So does an entity that came in under
/// another id, since edges of this file name it by the id that it has here.
/// </remarks>
internal sealed class DecidedElsewhere(GraphStore graph)
{
    /// <summary>The keys of items that need no answer any more.</summary>
    public IReadOnlySet<string> In(ReviewFile file)
    {
        var rejected = file.Entities.Where(item => IsRejected(item.Item.Key)).Select(item => item.Item.Entity.Id).ToHashSet();
        var entities = file.Entities
            .Where(item => !item.Answer.Decides && (rejected.Contains(item.Item.Entity.Id) || IsIn(item.Item)))
            .Select(item => item.Item.Key);
        var edges = file.Edges
            .Where(item => !item.Answer.Decides && (IsRejected(item.Item.Key) || rejected.Contains(item.Item.Edge.Source) || rejected.Contains(item.Item.Edge.Target)))
            .Select(item => item.Item.Key);
        return entities.Concat(edges).ToHashSet(StringComparer.Ordinal);
    }

    private bool IsRejected(string key) => graph.StateOf(SealedKey.Open(key)).Outcome == DecisionOutcome.Rejected;

    private bool IsIn(ProposedEntity item) =>
        graph.EntityOf(SealedKey.Open(item.Key)) is { } known && known == graph.Resolve(item.Entity.Id);
}
