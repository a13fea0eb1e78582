using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>
/// Edges of a review file that are one edge once its <c>same-as</c> answers are applied: until then each stands for itself in the
/// file, and a desk asks about them as one question.
/// </summary>
internal static class TwinEdges
{
    /// <summary>The others that become the edge.</summary>
    public static IReadOnlyList<Reviewed<ProposedEdge>> Of(ReviewFile file, ProposedEdge edge, KindCatalog catalog)
    {
        var same = file.Entities.Where(item => item.Answer.SameAs is not null)
            .DistinctBy(item => item.Item.Entity.Id).ToDictionary(item => item.Item.Entity.Id, item => item.Answer.SameAs!.Value); // filtered just now
        return same.Count == 0 || edge.Known
            ? []
            : [.. file.Edges.Where(other => !other.Item.Known && other.Item.Key != edge.Key && Now(other.Item.Edge) == Now(edge.Edge))];

        EdgeKey Now(EdgeKey key) => catalog.Order(key with { Source = same.GetValueOrDefault(key.Source, key.Source), Target = same.GetValueOrDefault(key.Target, key.Target) });
    }

    /// <summary>
    /// The lines of the twins that take over what one edge was answered just now: those which nobody has answered otherwise, and of
    /// whose words none has to be looked at alone.
    /// </summary>
    /// <param name="before">The file.</param>
    /// <param name="key">The edge's item.</param>
    /// <param name="text">Its lines with the answer.</param>
    /// <param name="catalog">Says which end of a symmetric edge comes first.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Follow(ReviewSheet before, string key, string text, KindCatalog catalog)
    {
        if (before.SectionOf(key) != "edges" || before.File.Edges.First(item => item.Item.Key == key) is not { } was || Of(before.File, was.Item, catalog) is not { Count: > 0 } twins)
            return [];
        var now = before.With(key, text).File.Edges.First(item => item.Item.Key == key).Answer;
        return Means(now, was.Answer) ? [] :
        [
            .. twins.Where(twin => twin.Answer.Disagreement is null && (!twin.Answer.Decides || Means(twin.Answer, was.Answer))
                    && (now.Say != Say.Approve || twin.Item.Evidence.All(piece => piece.Marks.Count == 0)))
                .Select(twin => KeyValuePair.Create(twin.Item.Key, ItemEdit.Answer(before.TextOf(twin.Item.Key), before.File.Path, now with { Note = twin.Answer.Note ?? now.Note }))),
        ];
    }

    private static bool Means(Answer one, Answer other) => (one.Say, one.Reason) == (other.Say, other.Reason);
}
