using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>What a decision that was taken back leaves without ground: said, because it stays in the ledger and holds again when the ground is back.</summary>
internal static class Left
{
    /// <param name="graph">The base after it.</param>
    /// <param name="resting">Merges that rested before.</param>
    /// <param name="waiting">Edges that waited before.</param>
    public static IEnumerable<string> Over(
        GraphStore graph, IReadOnlySet<(string Decision, EntityId Loser, EntityId Winner)> resting, IReadOnlySet<EdgeKey> waiting) =>
    [
        .. graph.RestingMerges().Where(merge => !resting.Contains(merge)).Select(merge =>
            $"The merge of '{merge.Loser}' into '{merge.Winner}' ({merge.Decision}) rests now: {Why(graph, merge.Loser, merge.Winner)}"),
        .. graph.WaitingEdges().Where(edge => !waiting.Contains(edge)).Select(edge =>
            $"The edge '{edge.Source}' {edge.Relation} '{edge.Target}' waits now for '{(graph.IsActive(edge.Source) ? edge.Target : edge.Source)}', which is not in the base any more."),
    ];

    private static string Why(GraphStore graph, EntityId loser, EntityId winner) =>
        graph.StatusOf(loser) is null ? $"'{loser}' is not in the base any more."
        : graph.StatusOf(winner) is null ? $"'{winner}' is not in the base any more."
        : "an earlier merge says otherwise.";
}
