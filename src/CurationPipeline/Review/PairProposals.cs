using System.Globalization;
using CurationPipeline.Catalog;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;

namespace CurationPipeline.Review;

/// <summary>Makes questions of pairs that lie near each other, with what speaks for and against them.</summary>
public sealed class PairProposals(KindCatalog catalog, GraphStore graph)
{
    private const string Weakest = "associated_with";
    private const int MostShared = 5;
    private const int MostWords = 8;

    private SharedWords? _words;

    /// <param name="a">One entity of the base.</param>
    /// <param name="b">Another.</param>
    /// <param name="cosine">Of their vectors; null where a person asked for the pair.</param>
    public ProposedPair Make(EntityId a, EntityId b, double? cosine)
    {
        var (first, second) = graph.EdgeCountOf(a) >= graph.EdgeCountOf(b) ? (Get(a), Get(b)) : (Get(b), Get(a));
        return new ProposedPair(
            SealedKey.Seal(ContentKey.OfPair(first, second)), Side(first), Side(second), cosine, Why(first, second), Suggested(a, b), "");
    }

    /// <summary>Every edge that the catalog allows between two entities, in its order.</summary>
    public static IReadOnlyList<EdgeKey> Allowed(KindCatalog catalog, EntityId a, EntityId b) =>
    [
        .. catalog.Relations
            .SelectMany(kind => new[] { new EdgeKey(a, kind.Name, b), new EdgeKey(b, kind.Name, a) })
            .Where(edge => catalog.WhyNot(edge.Source.Type, edge.Relation, edge.Target.Type) is null)
            .Select(catalog.Order).Distinct(),
    ];

    /// <summary>Why the pair is asked again, if it was answered before; null where it was not.</summary>
    public static string? AskedAgain(PairMemory memory)
    {
        if (memory is not { Said: { } said, Changed: { Count: > 0 } changed })
            return null;
        var whose = string.Join(" and that of ", changed.Select(entity => $"'{entity.Name}'"));
        var answer = said.Verb == Verb.Later ? "it was put off" : $"{said.By} said '{DecisionJson.NameOf(said.Verb)}'";
        return $"Asked again: the description of {whose} has changed since {answer} on {said.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.";
    }

    private Entity Get(EntityId id) => graph.FindEntity(id) ?? throw new CurationException($"There is no entity '{id}' in the base; 'curate find' looks one up by name.");

    private PairSide Side(Entity entity) => new(entity.Id, entity.Name, entity.Description, graph.EdgeCountOf(entity.Id));

    private List<string> Why(Entity first, Entity second) =>
    [
        .. new[]
        {
            AskedAgain(PairMemory.Of(graph, first.Id, second.Id)),
            Against(first, second),
            Shared(first.Id, second.Id),
            (_words ??= new SharedWords(graph.Entities().Where(entity => entity.Quote is null).Select(Vectors.TextOf)))
                .Of(Vectors.TextOf(first), Vectors.TextOf(second), MostWords) is { Count: > 0 } words ? $"Both speak of {string.Join(", ", words)}." : null,
        }.OfType<string>(),
    ];

    /// <summary>What keeps the two from being one thing, whatever their likeness.</summary>
    private static string? Against(Entity first, Entity second)
    {
        if (first.Id.Type != second.Id.Type)
            return $"A {first.Id.Type} and a {second.Id.Type} cannot be one.";
        var style = NameStyles.Of(first.Id.Type);
        return Guards.Against(NormalName.Of(first.Name, style), NormalName.Of(second.Name, style)) is { } guard ? $"Hardly one thing: {guard}" : null;
    }

    private string? Shared(EntityId first, EntityId second)
    {
        var shared = Neighbors(first).Intersect(Neighbors(second)).ToList();
        var names = shared.Select(id => (Name: graph.FindEntity(id)?.Name ?? id.ToString(), Edges: graph.EdgeCountOf(id)))
            .OrderBy(other => other.Edges).ThenBy(other => other.Name, StringComparer.Ordinal).Select(other => other.Name).Take(MostShared);
        return shared.Count == 0 ? null : $"Both are joined to {string.Join(", ", names)}{(shared.Count > MostShared ? $" and {shared.Count - MostShared} more" : "")}.";
    }

    private IEnumerable<EntityId> Neighbors(EntityId id) => graph.EdgesOf(id).Select(edge => edge.Source == id ? edge.Target : edge.Source);

    /// <summary>The relation that claims least, where it may join the two and nobody has refused it; any other is for a person to choose.</summary>
    private EdgeKey? Suggested(EntityId a, EntityId b)
    {
        var edge = catalog.Order(new EdgeKey(a, Weakest, b));
        return catalog.FindRelation(Weakest) is { Symmetric: true } && catalog.WhyNot(edge.Source.Type, Weakest, edge.Target.Type) is null
            && graph.Memory.StateOf(ContentKey.OfEdge(edge)).Outcome != DecisionOutcome.Rejected ? edge : null;
    }
}
