using CurationPipeline.Catalog;

namespace CurationPipeline.Graph;

/// <summary>
/// The graph as the ledger leaves it, ready to be asked: made from the ledger, and made anew from it whenever it is missing.
/// </summary>
public sealed class GraphStore : IDisposable
{
    private const string EntityColumns = "SELECT json FROM entities ";

    private readonly Database _database;
    private readonly KindCatalog _catalog;

    internal GraphStore(Database database, KindCatalog catalog)
    {
        _database = database;
        _catalog = catalog;
        Caches = new GraphCaches(database);
        Feed = new LedgerFeed(database, catalog);
        Files = new FileRecords(database);
        Changes = new EntityChanges(database);
        Memory = new DecisionMemory(this, database);
    }

    /// <summary>Paper texts, vectors and model replies.</summary>
    public GraphCaches Caches { get; }

    /// <summary>What was decided, and what is therefore not asked again.</summary>
    public DecisionMemory Memory { get; }

    /// <summary>Where new lines of the ledger come in.</summary>
    internal LedgerFeed Feed { get; }

    internal FileRecords Files { get; }

    /// <summary>What changed, for what is derived from it elsewhere.</summary>
    internal EntityChanges Changes { get; }

    /// <summary>About how many entities there are or were.</summary>
    internal int RoughCount => _database.Count("SELECT coalesce(max(row), 0) FROM entities");

    /// <summary>An entity that is in the base, merged ones too; null when there is none.</summary>
    public Entity? FindEntity(EntityId id) => _database.Query(
        EntityColumns + "WHERE id = $1", row => ItemJson.ReadEntity(row.Bytes(0)), id.ToString()) is [var entity] ? Shown(entity) : null;

    /// <summary>Whether the entity is there and was not merged into another.</summary>
    public bool IsActive(EntityId id) => StatusOf(id) == StoredRow.Active;

    /// <summary><c>active</c>, <c>merged</c>, or <c>waiting</c> for a quote whose paper is not there; null when it is not known.</summary>
    public string? StatusOf(EntityId id) => _database.Text("SELECT status FROM entities WHERE id = $1", id.ToString());

    /// <summary>Whether an entity is or once was called that: an id never comes to mean something else.</summary>
    public bool WasUsed(EntityId id) => StatusOf(id) is not null
        || _database.Any("SELECT 1 FROM decisions WHERE item = $1 LIMIT 1", id.ToString())
        || _database.Any("SELECT 1 FROM carried WHERE quote = $1 LIMIT 1", id.ToString());

    /// <summary>The entity that this one was merged into in the end; itself where it was not.</summary>
    public EntityId Resolve(EntityId id)
    {
        while (_database.Text("SELECT merged_into FROM entities WHERE id = $1", id.ToString()) is { } next)
            id = EntityId.Parse(next);
        return id;
    }

    /// <summary>Every entity that is known, with its status, by id.</summary>
    internal SortedDictionary<EntityId, string> Statuses() =>
        new(_database.Query("SELECT id, status FROM entities", row => KeyValuePair.Create(row.Id(0), row.Text(1))).ToDictionary());

    /// <summary>The graph as some lines alone leave it, in memory.</summary>
    internal static GraphStore OfLines(IReadOnlyList<LedgerLine> lines, KindCatalog catalog)
    {
        var database = new Database(Database.InMemory);
        Schema.Migrate(database);
        var graph = new GraphStore(database, catalog);
        graph.Feed.Take(lines, "", write: false);
        return graph;
    }

    /// <summary>Active entities by id, of one kind or of all.</summary>
    public IEnumerable<Entity> Entities(string? type = null) => Page(type, StoredRow.Active);

    /// <summary>What lists show of every active entity, by id.</summary>
    internal IEnumerable<(EntityId Id, string Name, int EdgeCount)> Listing()
    {
        var last = "";
        while (true)
        {
            var page = _database.Query(
                "SELECT id, name, edge_count FROM entities WHERE status = 'active' AND id > $1 ORDER BY id LIMIT 1000",
                row => (row.Id(0), row.Text(1), row.Number(2)), last);
            foreach (var item in page)
                yield return item;
            if (page.Count < 1000)
                yield break;
            last = page[^1].Item1.ToString();
        }
    }

    /// <summary>Entities at either end of an active edge with one of the relations, by id.</summary>
    internal SortedSet<EntityId> EndsOf(IReadOnlyList<string> relations) => [.. _database.Query(
        $"SELECT source, target FROM edges WHERE active = 1 AND ({string.Join(" OR ", relations.Select((_, i) => $"relation = ${i + 1}"))})",
        row => (Source: row.Id(0), Target: row.Id(1)), [.. relations]).SelectMany(edge => new[] { edge.Source, edge.Target })];

    internal EntityPrints Prints() => EntityPrints.Of(_database);

    /// <summary>Keeps the graph as it is while it is asked much; nothing may be decided or kept meanwhile.</summary>
    internal T AtOneMoment<T>(Func<T> work) => _database.AtOneMoment(work);

    /// <summary>What came in or changed last, the latest first, with the line that did it.</summary>
    public IReadOnlyList<(EntityId Id, string Name, string Decision)> Newest(int limit) => _database.Query(
        "SELECT id, name, decision FROM entities WHERE status = 'active' ORDER BY decision DESC, id LIMIT $1",
        row => (row.Id(0), row.Text(1), row.Text(2)), limit);

    /// <summary>The active entities of a kind in the order in which they came into the base.</summary>
    internal IReadOnlyList<EntityId> Arrived(string type) => _database.Query(
        "SELECT id FROM entities WHERE type = $1 AND status = 'active' ORDER BY (SELECT min(id) FROM decisions WHERE item = entities.id), id",
        row => row.Id(0), type);

    /// <summary>Merged entities by id.</summary>
    public IEnumerable<Entity> Redirects() => Page(null, StoredRow.Merged);

    /// <summary>Active edges from and to the entity, by source, relation and target.</summary>
    public IReadOnlyList<Edge> EdgesOf(EntityId id) => EdgeRows.Read(_database, "source = $1 OR target = $1", id.ToString());

    /// <summary>Active edges that stand in the entity's seed entry: those of which it is the source, without implied ones.</summary>
    public IReadOnlyList<Edge> EdgesFrom(EntityId id) => EdgeRows.Read(_database, "source = $1 AND implied = 0", id.ToString());

    /// <summary>Those of the entities that have an entry, with the edges that stand in it.</summary>
    internal Dictionary<EntityId, EntryRow> EntryRows(IEnumerable<EntityId> ids) => EntryRow.Of(_database, ids);

    /// <summary>The edge, if it is in the base and both its ends are.</summary>
    public Edge? FindEdge(EdgeKey key) => EdgeRows.Read(_database, "edges.key = $1", ContentKey.NumberOf(key)) is [var edge] ? edge : null;

    /// <summary>The edges as they were decided, before merges moved their ends, that are shown as this one.</summary>
    internal IReadOnlyList<Edge> DecidedAs(EdgeKey shown)
    {
        var lines = new LineStore(_database);
        return [.. OddEdges.In(_database).ShownAs(shown).Select(edge => EdgeFold.Of(edge, lines.Of(edge)).ToEdge()).OfType<Edge>()];
    }

    /// <summary>Edges, active or not, in which a quote is evidence.</summary>
    public IReadOnlyList<EdgeKey> EvidencedBy(EntityId quote) => _database.Query(
        "SELECT source, relation, target FROM evidence JOIN edges ON edges.key = edge WHERE quote = $1 ORDER BY source, relation, target",
        row => new EdgeKey(row.Id(0), row.Text(1), row.Id(2)),
        quote.ToString());

    /// <summary>Active entities that a quote shows.</summary>
    public IReadOnlyList<EntityId> ShownBy(EntityId quote) => _database.Query(
        "SELECT entity FROM entity_evidence JOIN entities ON id = entity WHERE quote = $1 AND status = 'active' ORDER BY entity",
        row => row.Id(0), quote.ToString());

    /// <summary>The paper's quotes by id, those that wait for it too.</summary>
    public IReadOnlyList<Entity> QuotesOf(EntityId paper) => _database.Query(
        EntityColumns + "WHERE paper = $1 ORDER BY id", row => ItemJson.ReadEntity(row.Bytes(0)), paper.ToString());

    /// <summary>The questions, by content key, that a line or a batch answered and that are not taken back, with the paper that asked.</summary>
    public IReadOnlyList<(string Key, EntityId? Paper)> AnsweredBy(string idOrBatch) =>
        [.. Feed.LinesOf(Feed.Named(idOrBatch)).Where(line => line.Holds && line.Decision.Key is not null).Select(line => (line.Decision.Key!, line.Decision.Paper))]; // filtered

    /// <summary>Papers that are not in the base and whose words are in the ledger, with how many.</summary>
    internal IReadOnlyList<(EntityId Paper, int Quotes)> AwaitedPapers() => _database.Query(
        "SELECT paper, count(*) FROM entities WHERE status = 'waiting' GROUP BY paper ORDER BY paper", row => (row.Id(0), row.Number(1)));

    /// <summary>Active edges that have evidence from the paper.</summary>
    public IReadOnlyList<EdgeKey> EvidencedFrom(EntityId paper) => _database.Query(
        """
        SELECT DISTINCT edges.source, edges.relation, edges.target FROM entities
        JOIN evidence ON evidence.quote = entities.id AND evidence.active = 1
        JOIN edges ON edges.key = evidence.edge AND edges.active = 1
        WHERE entities.paper = $1
        """,
        row => new EdgeKey(row.Id(0), row.Text(1), row.Id(2)),
        paper.ToString());

    /// <summary>Number of the entity's distinct active edges.</summary>
    public int EdgeCountOf(EntityId id) => _database.Count("SELECT edge_count FROM entities WHERE id = $1", id.ToString());

    /// <summary>What it is joined to, by kind, best connected first.</summary>
    public Neighborhood NeighborhoodOf(EntityId id) => Neighborhoods.Of(id, EdgesOf(id), _catalog, Card, SourcesOf);

    /// <summary>The same for many entities of a graph that stays as it is.</summary>
    internal Neighborhood NeighborhoodOf(EntityId id, NeighborCards cards) => Neighborhoods.Of(id, EdgesOf(id), _catalog, cards.Find, SourcesOf);

    internal NeighborCards Cards() => new(_database);

    /// <summary>How many independent sources evidence comes from: see <see cref="Sources"/> for what is a repeat.</summary>
    public int SourcesOf(IEnumerable<Evidence> evidence) =>
        evidence.DistinctBy(piece => piece.Quote).ToList() is { Count: > 1 } several
            ? Sources.Count(several, id => FindEntity(id)?.Quote, id => FindEntity(Resolve(id)))
            : evidence.Any() ? 1 : 0;

    /// <summary>Whether an active edge leads from one to the other, either way.</summary>
    public bool AreJoined(EntityId a, EntityId b) => _database.Any(
        "SELECT 1 FROM edges WHERE active = 1 AND source = $1 AND target = $2 UNION ALL SELECT 1 FROM edges WHERE active = 1 AND source = $2 AND target = $1 LIMIT 1",
        a.ToString(), b.ToString());

    /// <summary>Everything that was merged into the entity, directly or through others, by id.</summary>
    public IReadOnlyList<EntityId> LosersOf(EntityId id)
    {
        var losers = new List<EntityId> { id };
        for (var i = 0; i < losers.Count; i++)
            losers.AddRange(_database.Query("SELECT id FROM entities WHERE merged_into = $1", row => row.Id(0), losers[i].ToString()));
        losers.RemoveAt(0);
        losers.Sort();
        return losers;
    }

    /// <summary>Entities whose names, aliases or description have all the words, best first.</summary>
    public IReadOnlyList<SearchHit> Search(string text, int limit = 20) =>
        [.. Searching.Find(_database, text, limit).Select(hit => hit with { Entity = Shown(hit.Entity) })];

    /// <summary>The quote with these words from this paper, whatever its id.</summary>
    public EntityId? FindQuote(EntityId paper, string text) =>
        _database.Text("SELECT id FROM entities WHERE key = $1", ContentKey.OfQuote(Resolve(paper), text)) is { } id
            ? EntityId.Parse(id)
            : null;

    /// <summary>Approved edges that wait for an end, by their ends.</summary>
    public IReadOnlyList<EdgeKey> WaitingEdges() => _database.Query(
        "SELECT source, relation, target FROM edges WHERE active = 0 AND implied = 0 AND source <> target ORDER BY source, relation, target",
        row => new EdgeKey(row.Id(0), row.Text(1), row.Id(2)));

    /// <summary>Merges that were decided and do not hold, because they contradict an earlier one or an entity is gone.</summary>
    public IReadOnlyList<(string Decision, EntityId Loser, EntityId Winner)> RestingMerges() => _database.Query(
        """
        SELECT pairs.decision, first, second FROM pairs LEFT JOIN entities ON id = first
        WHERE verb IN ('merge', 'stated') AND merged_into IS NOT second ORDER BY pairs.decision
        """,
        row => (row.Text(0), row.Id(1), row.Id(2)));

    /// <summary>Quote ids that lines carry with different words.</summary>
    public IReadOnlyList<EntityId> ClashingQuotes() => [.. _database.Query(
        "SELECT quote FROM carried JOIN decisions ON id = decision WHERE effective = 1 GROUP BY quote HAVING count(*) > 1 ORDER BY quote",
        row => row.Id(0)).Where(IsClash)];

    public Counts Counts() => new(
        _database.Query("SELECT type, count(*) FROM entities WHERE status = 'active' GROUP BY type ORDER BY type", row => (row.Text(0), row.Number(1)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal),
        _database.Count("SELECT count(*) FROM entities WHERE status = 'merged'"),
        _database.Count("SELECT count(*) FROM edges WHERE active = 1"),
        _database.Count("SELECT count(*) FROM evidence JOIN edges ON edges.key = edge WHERE evidence.active = 1 AND edges.active = 1")
            + _database.Count("SELECT count(*) FROM entity_evidence e JOIN entities q ON q.id = e.quote JOIN entities s ON s.id = e.entity WHERE q.status = 'active' AND s.status = 'active'"),
        WaitingEdges().Count,
        _database.Count("SELECT count(*) FROM decisions WHERE effective = 1 AND verb NOT IN ('written', 'undo')"),
        _database.Count("SELECT count(*) FROM decisions WHERE effective = 0 AND verb <> 'undo'"));

    public void Dispose() => _database.Dispose();

    private bool IsClash(EntityId quote) => new LineStore(_database).Of(quote)
        .SelectMany(Items.Carried)
        .Where(carried => carried.Id == quote)
        .Select(carried => carried.Quote?.Text)
        .Distinct(StringComparer.Ordinal)
        .Count() > 1;

    /// <summary>Words whose paper is not there (any more) wait, and are not shown meanwhile.</summary>
    private Entity Shown(Entity entity) => entity.Evidence.Count == 0 ? entity
        : entity with { Evidence = [.. entity.Evidence.Where(item => IsActive(item.Quote))] };

    /// <summary>What a neighbor is shown with, from its row alone.</summary>
    private NeighborCard? Card(EntityId id) => _database.Query(
        "SELECT name, description, edge_count FROM entities WHERE id = $1",
        row => new NeighborCard(row.Text(0), row.Text(1), row.Number(2)), id.ToString()) is [var card] ? card : null;

    /// <summary>A thousand at a time, so that a base of any size can be walked.</summary>
    private IEnumerable<Entity> Page(string? type, string status)
    {
        var last = "";
        while (true)
        {
            var page = _database.Query(
                EntityColumns + "WHERE status = $1 AND id > $2 AND ($3 IS NULL OR type = $3) ORDER BY id LIMIT 1000",
                row => ItemJson.ReadEntity(row.Bytes(0)),
                status, last, type);
            foreach (var entity in page)
                yield return Shown(entity);
            if (page.Count < 1000)
                yield break;
            last = page[^1].Id.ToString();
        }
    }
}
