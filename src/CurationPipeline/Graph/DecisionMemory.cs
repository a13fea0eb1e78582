namespace CurationPipeline.Graph;

/// <summary>
/// What was decided of content and said of pairs, wherever merges have led them: what is looked up here is not asked again.
/// </summary>
public sealed class DecisionMemory
{
    /// <summary>The reason that the ledger gives for an edge which fell with an end.</summary>
    internal const string EndRejected = "end_rejected";

    private readonly GraphStore _graph;
    private readonly Database _database;

    internal DecisionMemory(GraphStore graph, Database database) => (_graph, _database) = (graph, database);

    /// <summary>
    /// Whether the content was decided, under whatever ends it has now. A quote that is only there as evidence was not decided
    /// on for its own sake.
    /// </summary>
    public DecisionState StateOf(string contentKey)
    {
        const string Held = """
            SELECT decision FROM edges WHERE key = $2 AND implied = 0
            UNION ALL SELECT decision FROM evidence WHERE key = $1
            UNION ALL SELECT decision FROM entities WHERE key = $1 AND (type <> 'quote'
                OR EXISTS (SELECT 1 FROM decisions WHERE item = entities.id AND effective = 1 AND verb IN ('approve', 'adopt')))
            LIMIT 1
            """;
        if (_database.Text(Held, contentKey, ContentKey.NumberOf(contentKey)) is { } approved)
            return new DecisionState(DecisionOutcome.Approved, approved);
        var rejections = _database.Query("SELECT decision FROM rejected WHERE key = $1 ORDER BY decision DESC", row => row.Text(0), contentKey);
        if (rejections.FirstOrDefault(id => _graph.Feed.Find(id) is not { } line || !HasRisen(line)) is { } rejected)
            return new DecisionState(DecisionOutcome.Rejected, rejected);
        return LastOf(contentKey) is not { } line || IsGone(line) ? default
            : new DecisionState(Refuses(line) ? DecisionOutcome.Rejected : DecisionOutcome.Approved, line.Id);
    }

    /// <summary>What a line says of an entity, such as that another proposal is the same, answers nothing once the entity is taken back.</summary>
    private bool IsGone(Decision line) => line.Subject is Subject.OfEntity { Item.Quote: null } answer && !Refuses(line)
        && !_graph.IsActive(_graph.Resolve(answer.SameAs ?? answer.Item.Id));

    /// <summary>What fell with an end is no answer any more once the end's own rejection is taken back.</summary>
    private bool HasRisen(Decision line) => line is { Verb: Verb.Reject, Reason: EndRejected, Subject: Subject.OfEdge { Item: var edge } }
        && !IsRefused(edge.Source) && !IsRefused(edge.Target);

    /// <summary>Whether a person said that the entity is not to come in, and it did not come in all the same.</summary>
    public bool IsRefused(EntityId id) => !_graph.IsActive(_graph.Resolve(id))
        && _database.Text("SELECT id FROM decisions WHERE item = $1 AND verb = 'reject' AND effective = 1 LIMIT 1", id.ToString()) is not null;

    /// <summary>The entity that decided content became: approved as it or recognised in it, wherever merges have led it; null if none.</summary>
    public EntityId? EntityOf(string contentKey)
    {
        if (_database.Text("SELECT id FROM entities WHERE key = $1 LIMIT 1", contentKey) is { } approved)
            return _graph.Resolve(EntityId.Parse(approved));
        // What was put right on approval has a key of its own now, and the question still has the one that was asked under.
        return LastOf(contentKey) is { Verb: Verb.Approve or Verb.Same, Subject: Subject.OfEntity { Removed: false } answer }
            && _graph.Resolve(answer.SameAs ?? answer.Item.Id) is var became && _graph.IsActive(became) ? became : null;
    }

    /// <summary>The other edges that were approved as the answer to content: a person put them right, or their ends came in under other ids.</summary>
    public IReadOnlyList<EdgeKey> EdgesOf(string contentKey) =>
        [.. LinesOf(contentKey).Select(line => line.Subject).OfType<Subject.OfEdge>().Select(subject => subject.Item.Key)];

    /// <summary>What was decided of content and taken back, the last first.</summary>
    public IReadOnlyList<Decision> TakenBack(string contentKey) => _database.Query(
        "SELECT line FROM decisions WHERE key = $1 AND effective = 0 ORDER BY id DESC", row => DecisionJson.Parse(row.Bytes(0)), contentKey);

    /// <summary>The lines that brought an entity in and were taken back, the last first.</summary>
    public IReadOnlyList<Decision> TakenBack(EntityId approved) => _database.Query(
        "SELECT line FROM decisions WHERE item = $1 AND verb = 'approve' AND effective = 0 ORDER BY id DESC", row => DecisionJson.Parse(row.Bytes(0)), approved.ToString());

    /// <summary>Whether a person said that the two are not the same.</summary>
    public bool AreDistinct(EntityId a, EntityId b) => PairOf(Verb.Distinct, a, b) is not null;

    /// <summary>Whether a person said that the two have nothing to do with each other.</summary>
    public bool AreUnrelated(EntityId a, EntityId b) => PairOf(Verb.Unrelated, a, b) is not null;

    /// <summary>The first line that says it of the two, or of entities that were merged into them.</summary>
    public string? PairOf(Verb verb, EntityId a, EntityId b) =>
        PairsOf(a, b).Where(pair => pair.Verb == DecisionJson.NameOf(verb)).Select(pair => pair.Decision).Min(StringComparer.Ordinal);

    /// <summary>What was last said of the two, or of entities that were merged into them, short of merging them; null if nothing.</summary>
    public Decision? LastSaidOf(EntityId a, EntityId b) =>
        PairsOf(a, b).Where(pair => pair.Verb is "distinct" or "unrelated" or "later").Select(pair => pair.Decision).Max(StringComparer.Ordinal) is { } last
            ? _graph.Feed.Find(last)
            : null;

    /// <summary>Every two entities of which something was said short of merging them, as what they are by now.</summary>
    public IReadOnlyCollection<(EntityId, EntityId)> Said() => _database.Query(
        "SELECT DISTINCT first, second FROM pairs WHERE verb IN ('distinct', 'unrelated', 'later')", row => (_graph.Resolve(row.Id(0)), _graph.Resolve(row.Id(1))));

    /// <summary>The ends of every edge that is shown, a few at a time.</summary>
    public IEnumerable<(EntityId Source, EntityId Target)> Joined()
    {
        var last = long.MinValue;
        while (true)
        {
            var page = _database.Query(
                "SELECT key, source, target FROM edges WHERE active = 1 AND key > $1 ORDER BY key LIMIT 5000", row => (Key: row.Long(0), row.Id(1), row.Id(2)), last);
            foreach (var (_, source, target) in page)
                yield return (source, target);
            if (page.Count < 5000)
                yield break;
            last = page[^1].Key;
        }
    }

    private IEnumerable<(string Decision, string Verb)> PairsOf(EntityId a, EntityId b)
    {
        var others = ClassOf(b);
        return ClassOf(a)
            .SelectMany(member => _database.Query(
                """
                SELECT decision, verb, second FROM pairs WHERE first = $1
                UNION ALL SELECT decision, verb, first FROM pairs WHERE second = $1
                """,
                row => (Decision: row.Text(0), Verb: row.Text(1), Other: row.Id(2)),
                member.ToString()))
            .Where(pair => others.Contains(pair.Other))
            .Select(pair => (pair.Decision, pair.Verb));
    }

    private static bool Refuses(Decision line) =>
        line.Verb == Verb.Reject || line.Subject is Subject.OfEntity { Removed: true } or Subject.OfEdge { Removed: true };

    /// <summary>The state of an edge is kept with the edge itself.</summary>
    private Decision? LastOf(string key) => LinesOf(key).Find(line => line.Subject is not Subject.OfEdge);

    private List<Decision> LinesOf(string key) => _database.Query(
        "SELECT line FROM decisions WHERE key = $1 AND effective = 1 ORDER BY id DESC", row => DecisionJson.Parse(row.Bytes(0)), key);

    private List<EntityId> ClassOf(EntityId id) => [_graph.Resolve(id), .. _graph.LosersOf(_graph.Resolve(id))];
}
