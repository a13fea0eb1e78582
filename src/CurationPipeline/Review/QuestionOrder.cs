using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>
/// The order in which the desk asks: what a new version did to the base's quotes, possible duplicates, then each new entity
/// with the edges beside it that can be judged once it is, then edges between known entities, then quotes.
/// </summary>
public static class QuestionOrder
{
    public static IReadOnlyList<Question> Of(ReviewFile file)
    {
        var open = file.Entities.Select(item => item.Item.Entity.Id).ToHashSet();
        var waiting = Ends(file.Edges, open);
        var asked = new List<Question>(file.Revisions.Select(item => new Question.OfRevision(item.Item, item.Answer)));
        asked.AddRange(file.Pairs.Select(item => new Question.OfPair(item.Item, item.Answer)));
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entity in file.Entities.OrderByDescending(item => item.Item.PossibleDuplicates.Count > 0))
        {
            asked.Add(new Question.OfEntity(entity.Item, entity.Answer));
            open.Remove(entity.Item.Entity.Id);
            foreach (var edge in waiting[entity.Item.Entity.Id].Where(edge => IsReady(edge.Item.Edge, open) && done.Add(edge.Item.Key)))
                asked.Add(new Question.OfEdge(edge.Item, edge.Answer));
        }

        asked.AddRange(file.Edges.Where(edge => done.Add(edge.Item.Key)).Select(edge => new Question.OfEdge(edge.Item, edge.Answer)));
        asked.AddRange(file.Quotes.Select(quote => new Question.OfQuote(quote.Item, quote.Answer)));
        return asked;
    }

    private static ILookup<EntityId, Reviewed<ProposedEdge>> Ends(IReadOnlyList<Reviewed<ProposedEdge>> edges, HashSet<EntityId> open) => edges
        .SelectMany(edge => new[] { edge.Item.Edge.Source, edge.Item.Edge.Target }.Where(open.Contains).Distinct(), (edge, end) => (edge, end))
        .ToLookup(pair => pair.end, pair => pair.edge);

    private static bool IsReady(EdgeKey edge, HashSet<EntityId> open) => !open.Contains(edge.Source) && !open.Contains(edge.Target);
}
