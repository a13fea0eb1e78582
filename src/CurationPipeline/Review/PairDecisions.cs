using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Decides on pairs of the similarity queue: one thing, joined by an edge, unrelated, or put off.</summary>
internal sealed class PairDecisions(KindCatalog catalog, GraphStore graph, DecisionSheet sheet)
{
    /// <summary>Where the entities go that this file merges.</summary>
    private readonly Dictionary<EntityId, EntityId> _into = [];

    public void Make(ReviewFile file)
    {
        // What is one thing is known before anything is said of two.
        foreach (var item in file.Pairs.Where(item => item.Answer.Say == Say.SameAs && AreThere(item)))
            Merge(item);
        foreach (var item in file.Pairs.Where(item => item.Answer.Say is Say.Approve or Say.Reject or Say.Later && AreThere(item)))
            Decide(item);
    }

    private EntityId Now(EntityId id)
    {
        id = graph.Resolve(id);
        while (_into.TryGetValue(id, out var winner))
            id = winner;
        return id;
    }

    private bool AreThere(Reviewed<ProposedPair> item)
    {
        foreach (var id in new[] { item.Item.First.Id, item.Item.Second.Id })
        {
            if (!graph.IsActive(graph.Resolve(id)))
            {
                sheet.Mistake(item.Line, $"There is no '{id}' in the base any more; delete this item.");
                return false;
            }
        }

        return true;
    }

    private void Merge(Reviewed<ProposedPair> item)
    {
        var (kept, pair) = (item.Answer.SameAs!.Value, item.Item); // the answer's kind has it
        if (!pair.Holds(kept))
        {
            sheet.Mistake(item.Line, $"'{kept}' is none of the two; write 'same-as {pair.First.Id}' or 'same-as {pair.Second.Id}', whichever is to stay.");
            return;
        }

        var (winner, loser) = (Now(kept), Now(kept == pair.First.Id ? pair.Second.Id : pair.First.Id));
        if (winner == loser)
            sheet.Close(pair.Key); // merged before, or by what other pairs say
        else if (winner.Type != loser.Type)
            sheet.Mistake(item.Line, $"'{loser}' and '{winner}' cannot be one: a {loser.Type} is not a {winner.Type}.");
        else if (graph.Memory.PairOf(Verb.Distinct, loser, winner) is { } line)
            sheet.Mistake(item.Line, $"'{loser}' and '{winner}' were said to be distinct; 'curate undo {line}' takes that back, if they are the same after all.");
        else
        {
            _into[loser] = winner;
            sheet.Add(new NewDecision.Merge(loser, winner), answer: item.Answer);
            sheet.Close(pair.Key);
        }
    }

    private void Decide(Reviewed<ProposedPair> item)
    {
        var (first, second) = (Now(item.Item.First.Id), Now(item.Item.Second.Id));
        if (first == second)
        {
            if (item.Answer.Say == Say.Later)
                sheet.Close(item.Item.Key);
            else
                sheet.Mistake(item.Line, $"'{item.Item.First.Id}' and '{item.Item.Second.Id}' are one, by a merge before this or in this file; put 'pending' here, or undo that merge.");
        }
        else if (item.Answer.Say == Say.Approve)
        {
            Join(item, first, second);
        }
        else if (graph.Memory.LastSaidOf(first, second) is { Key: { } key } && key == SealedKey.Open(item.Item.Key))
        {
            sheet.Close(item.Item.Key); // said already, before a crash
        }
        else
        {
            sheet.Add(item.Answer.Say == Say.Reject ? new NewDecision.Unrelated(first, second) : new NewDecision.Later(first, second), item.Item.Key, item.Answer);
        }
    }

    private void Join(Reviewed<ProposedPair> item, EntityId first, EntityId second)
    {
        if (item.Item.Edge is not { } said)
        {
            var allowed = PairProposals.Allowed(catalog, first, second);
            sheet.Mistake(item.Line, allowed.Count == 0
                ? $"The catalog has no relation that joins a {first.Type} and a {second.Type}; say unrelated, later, or that they are one."
                : $"The edge is missing; write it as 'edge: {PairItem.Inline(allowed[0])}', with one of {string.Join(", ", allowed.Select(edge => edge.Relation).Distinct())}.");
            return;
        }

        var edge = catalog.Order(said with { Source = Now(said.Source), Target = Now(said.Target) });
        if (!new HashSet<EntityId> { edge.Source, edge.Target }.SetEquals([first, second]))
            sheet.Mistake(item.Line, $"The edge has to join '{first}' and '{second}'.");
        else if (catalog.WhyNot(edge.Source.Type, edge.Relation, edge.Target.Type) is { } why)
            sheet.Mistake(item.Line, why);
        else if (graph.FindEdge(edge) is not null)
            sheet.Close(item.Item.Key);
        else if (string.IsNullOrWhiteSpace(item.Item.Rationale))
            sheet.Mistake(item.Line, "The edge has no quote to stand on, so say behind 'rationale:' in a line why it holds.");
        else
        {
            sheet.Add(new NewDecision.ApproveEdge(new Edge(edge.Source, edge.Relation, edge.Target, item.Item.Rationale), []), answer: item.Answer);
            sheet.Close(item.Item.Key);
        }
    }
}
