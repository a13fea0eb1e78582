using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>A review file as a person left it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="ApproveRest">Whether everything that is still pending is approved, duplicates and marked quotes aside.</param>
public sealed record ReviewFile(
    string Path,
    ReviewedPaper Paper,
    bool ApproveRest,
    IReadOnlyList<Reviewed<ProposedEntity>> Entities,
    IReadOnlyList<Reviewed<ProposedEdge>> Edges,
    IReadOnlyList<Reviewed<ProposedQuote>> Quotes,
    IReadOnlyList<Reviewed<UnverifiedItem>> Unverified)
{
    /// <summary>Quotes of the base that this version of the paper moved, changed or lost.</summary>
    public IReadOnlyList<Reviewed<ProposedRevision>> Revisions { get; init; } = [];

    /// <summary>Entities of the base that lie near each other; only in the file of the similarity queue.</summary>
    public IReadOnlyList<Reviewed<ProposedPair>> Pairs { get; init; } = [];

    /// <summary>The model that the proposals come from, and the version of its prompt; null where the file does not say.</summary>
    public ProposalOrigin? Origin { get; init; }

    /// <summary>The format that this version writes and reads.</summary>
    public const int Format = 1;

    /// <summary>The lines that answer a group, with the keys of the items that have their answer from it.</summary>
    internal IReadOnlyDictionary<int, IReadOnlyList<string>> Grouped { get; init; } = new Dictionary<int, IReadOnlyList<string>>();

    /// <summary>Every item's key, with the answer to it.</summary>
    public IEnumerable<(string Key, Answer Answer)> Answers =>
    [
        .. Entities.Select(item => (item.Item.Key, item.Answer)),
        .. Edges.Select(item => (item.Item.Key, item.Answer)),
        .. Quotes.Select(item => (item.Item.Key, item.Answer)),
        .. Revisions.Select(item => (item.Item.Key, item.Answer)),
        .. Pairs.Select(item => (item.Item.Key, item.Answer)),
    ];

    /// <summary>Ids that entities were proposed with, where a person corrected them: each with the one that it has now.</summary>
    internal IReadOnlyDictionary<EntityId, EntityId> Corrected { get; init; } = new Dictionary<EntityId, EntityId>();

    /// <summary>Every id by which an item of the file, or its head, names an entity.</summary>
    internal IEnumerable<EntityId> NamedIds =>
    [
        Paper.Id,
        .. Edges.SelectMany(item => new[] { item.Item.Edge.Source, item.Item.Edge.Target }),
        .. Quotes.SelectMany(item => item.Item.About),
        .. Unverified.Select(item => item.Item.For).OfType<EdgeKey>().SelectMany(edge => new[] { edge.Source, edge.Target }),
    ];

    /// <summary>Whether something waits for a person, or for being applied.</summary>
    public bool IsOpen => Answers.Any() || Unverified.Any(item => RepairDecisions.IsRepaired(item.Item, Paper.Id));

    /// <summary>The id that an entity has now, by one that it may have been proposed with.</summary>
    internal EntityId Now(EntityId id) => Corrected.GetValueOrDefault(id, id);

    /// <summary>The id that an entity of the file was proposed with, as far as that is known.</summary>
    internal EntityId ProposedId(EntityId now) => Corrected.FirstOrDefault(pair => pair.Value == now, KeyValuePair.Create(now, now)).Key;

    /// <summary>Every item's section, key and 1-based line.</summary>
    internal IEnumerable<(string Section, string Key, int Line)> Lines =>
    [
        .. Revisions.Select(item => ("new_version", item.Item.Key, item.Line)),
        .. Pairs.Select(item => ("pairs", item.Item.Key, item.Line)),
        .. Entities.Select(item => ("entities", item.Item.Key, item.Line)),
        .. Edges.Select(item => ("edges", item.Item.Key, item.Line)),
        .. Quotes.Select(item => ("quotes", item.Item.Key, item.Line)),
        .. Unverified.Select(item => ("unverified", item.Item.Key, item.Line)),
    ];
}
