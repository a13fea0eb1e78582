using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>Edges between entities that a merge made one: nothing is joined to itself, so they are not shown, which is said.</summary>
internal static class Folded
{
    /// <summary>Edges of all that is about to be merged.</summary>
    public static IReadOnlyList<Edge> Candidates(GraphStore graph, IReadOnlyList<Draft> drafts) =>
        [.. drafts.Select(LoserOf).OfType<EntityId>().SelectMany(graph.EdgesOf).DistinctBy(edge => edge.Key)];

    /// <param name="graph">The base after the merges.</param>
    /// <param name="before">Edges that were shown before them.</param>
    public static IEnumerable<string> Between(GraphStore graph, IReadOnlyList<Edge> before) =>
        before.Where(edge => graph.Resolve(edge.Source) == graph.Resolve(edge.Target)).Select(edge =>
            $"The edge '{edge.Source}' {edge.Relation} '{edge.Target}'{With(edge.Evidence.Count)} is not shown any more, because its ends are one entity now; it is back when 'curate undo' takes the merge back.");

    private static EntityId? LoserOf(Draft draft) => draft switch
    {
        { Verb: Verb.Merge, Subject: Subject.OfPair pair } => pair.First,
        { Subject: Subject.OfEntity { Item: { MergedInto: not null } entity } } => entity.Id,
        _ => null,
    };

    private static string With(int pieces) => pieces switch
    {
        0 => "",
        1 => " with its one piece of evidence",
        _ => $" with its {pieces} pieces of evidence",
    };
}
