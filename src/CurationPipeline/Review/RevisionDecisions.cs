using CurationPipeline.Graph;
using CurationPipeline.Ground;

namespace CurationPipeline.Review;

/// <summary>Decides on the quotes that a new version of the paper moved, changed or lost.</summary>
internal sealed class RevisionDecisions(GraphStore graph, DecisionSheet sheet, QuoteMaker quotes)
{
    /// <summary>The reason that the ledger gives where a person keeps a quote as the earlier version has it.</summary>
    public const string Kept = "kept_as_it_was";

    /// <summary>The reason that the ledger gives for a quote that follows its paper.</summary>
    public const string Followed = "new_version";

    public void Make(ReviewFile file)
    {
        foreach (var item in file.Revisions)
        {
            // Only a place changes where the words are the same; other words are never taken in bulk.
            var answer = file.ApproveRest && item.Answer is { Say: Say.Pending, Disagreement: null } && item.Item.Fate == QuoteFate.Moved
                ? item.Answer with { Say = Say.Approve }
                : item.Answer;
            if (answer.Decides && !sheet.IsDecidedBefore(item.Item.Key))
                Decide(item with { Answer = answer });
        }
    }

    private void Decide(Reviewed<ProposedRevision> item)
    {
        if (graph.FindEntity(item.Item.Quote) is not { Quote: { } words } quote)
            sheet.Mistake(item.Line, $"There is no '{item.Item.Quote}' in the base any more; delete this item.");
        else if (item.Answer.Say == Say.Reject)
            sheet.Add(new NewDecision.EditEntity(quote), item.Item.Key, item.Answer, Kept);
        else if (item.Item.Now is not { } now)
            TakeOut(quote, item);
        else if (quotes.Make(now with { Role = words.Role, Speaker = words.Speaker, Rationale = words.Rationale }, item.Line) is { } followed)
            sheet.Add(new NewDecision.EditEntity(quote with { Quote = followed }), item.Item.Key, item.Answer, Followed);
    }

    /// <summary>A quote that is gone leaves with what it was about; an edge that it was evidence for stays, with one piece less.</summary>
    private void TakeOut(Entity quote, Reviewed<ProposedRevision> item)
    {
        sheet.Add(new NewDecision.RejectEntity(quote), item.Item.Key, item.Answer, Followed);
        foreach (var edge in graph.EdgesFrom(quote.Id))
            sheet.Add(new NewDecision.RejectEdge(edge, []), reason: Followed);
    }
}
