using CurationPipeline.Catalog;
using CurationPipeline.Graph;
using CurationPipeline.Seeds;

namespace CurationPipeline.Web;

/// <summary>
/// The base, opened for the moments in which something is asked of it: other commands may use it between two of them.
/// </summary>
internal sealed class DeskBase(DeskOptions options)
{
    /// <summary>A page is shown without what the base knows rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);

    private readonly Lock _gate = new();

    /// <summary>Asks the base; null when another program has it for longer.</summary>
    public T? Ask<T>(Func<KnowledgeBase, T> question)
        where T : class
    {
        lock (_gate)
        {
            try
            {
                using var knowledge = KnowledgeBase.Open(options.Folder, options.Time, options.Say, options.Disk, Patience);
                return question(knowledge);
            }
            catch (BaseInUseException)
            {
                return null;
            }
        }
    }

    /// <summary>Changes the base.</summary>
    /// <exception cref="CurationException">It is in use, or the change does not hold.</exception>
    public T Change<T>(Func<KnowledgeBase, T> change)
    {
        lock (_gate)
        {
            using var knowledge = KnowledgeBase.Open(options.Folder, options.Time, options.Say, options.Disk);
            new ReviewFolder(options.Folder, knowledge.Files).ReconcileIfDue(knowledge);
            return change(knowledge);
        }
    }
}

/// <summary>What the base knows of the entities that a question speaks of, by their ids in the question.</summary>
/// <param name="Names">What the base calls the entities that are only mentioned.</param>
internal sealed record KnownSides(KindCatalog Catalog, IReadOnlyDictionary<EntityId, KnownSide> Of, IReadOnlyDictionary<EntityId, string> Names)
{
    public static KnownSides In(KnowledgeBase knowledge, IEnumerable<EntityId> ids, IEnumerable<EntityId> mentioned) => new(
        knowledge.Catalog,
        ids.Distinct().Select(id => (id, Side: KnownSide.Of(id, knowledge.Graph))).Where(pair => pair.Side is not null)
            .ToDictionary(pair => pair.id, pair => pair.Side!), // filtered just now
        NamesOf(knowledge, mentioned));

    public static IReadOnlyDictionary<EntityId, string> NamesOf(KnowledgeBase knowledge, IEnumerable<EntityId> ids) => ids.Distinct()
        .Select(id => (id, knowledge.Graph.FindEntity(knowledge.Graph.Resolve(id))?.Name)).Where(pair => !string.IsNullOrWhiteSpace(pair.Name))
        .ToDictionary(pair => pair.id, pair => pair.Name!); // filtered just now
}

/// <summary>What the base knows of an entity that a question speaks of.</summary>
internal sealed record KnownSide(Entity Entity, int EdgeCount, IReadOnlyList<Neighbor> Neighbors)
{
    private const int Most = 8;

    public static KnownSide? Of(EntityId id, GraphStore graph) => graph.FindEntity(graph.Resolve(id)) is { } entity
        ? new KnownSide(
            entity,
            graph.EdgeCountOf(entity.Id),
            [.. graph.NeighborhoodOf(entity.Id).Groups.SelectMany(group => group.Items).OrderByDescending(neighbor => neighbor.EdgeCount).ThenBy(neighbor => neighbor.Id).Take(Most)])
        : null;
}
