using CurationPipeline.Documents;
using CurationPipeline.Extract;
using CurationPipeline.Graph;
using CurationPipeline.Seeds;

namespace CurationPipeline;

/// <summary>
/// What the base has that a document may speak of. A small base is given whole; of a large one, those entities whose names have
/// most in common with the text, so that reading a paper costs the same however much is known.
/// </summary>
public sealed class KnownEntities(KnowledgeBase knowledge)
{
    private const int Most = 5_000;

    /// <summary>Up to how many entities are given whole.</summary>
    internal int SmallBase { get; init; } = 5_000;

    public IReadOnlyList<KnownEntity> To(Document document) =>
    [
        .. Near(document).Where(entity => entity.MergedInto is null && entity.Quote is null)
            .Select(entity => new KnownEntity(entity.Id.ToString(), entity.Id.Type, entity.Name, entity.Aliases, entity.Description)),
    ];

    private IEnumerable<Entity> Near(Document document)
    {
        var names = knowledge.Names;
        return names.Count <= SmallBase
            ? knowledge.Graph.Entities()
            : names.NamedIn(document.Text, Most).Order().Select(knowledge.Graph.FindEntity).OfType<Entity>();
    }
}
