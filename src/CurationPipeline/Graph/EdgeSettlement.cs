using CurationPipeline.Catalog;

namespace CurationPipeline.Graph;

/// <summary>
/// Settles edges as they are shown: with the ends that merged entities went to, one edge where several come to the same,
/// waiting while an end is not there.
/// </summary>
/// <param name="fresh">Whether a whole ledger is settled: then nothing is stored yet, and what is there is found in <paramref name="placed"/>.</param>
internal sealed class EdgeSettlement(Database database, KindCatalog catalog, LineStore lines, PlacedEntities placed, bool fresh)
{
    private const string QuotedFrom = "quoted_from";

    private readonly bool _hasQuotedFrom = catalog.FindRelation(QuotedFrom) is not null;
    private readonly HashSet<EdgeKey> _shown = [];
    private readonly Dictionary<EntityId, EntityInfo?> _entities = [];
    private OddEdges _odd = OddEdges.None;

    private sealed record EntityInfo(string Status, string Key, EntityId? Paper);

    /// <summary>Returns the entities in whose entries an edge may read otherwise than before.</summary>
    public IReadOnlyCollection<EntityId> Settle(IReadOnlyCollection<EdgeKey> touched)
    {
        var items = touched.ToHashSet();
        foreach (var id in placed.Shifted)
            AddDependents(id.ToString(), items);
        foreach (var edge in items)
            Direct(edge);
        AddQuotes();
        _odd = OddEdges.In(database);
        foreach (var edge in _shown)
        {
            var key = ContentKey.NumberOf(edge);
            database.Execute("DELETE FROM edges WHERE key = $1", key);
            Show(edge, key)?.Insert(database);
        }

        foreach (var end in _shown.SelectMany(edge => (EntityId[])[edge.Source, edge.Target]).Distinct())
            Count(end);
        return [.. _shown.Select(edge => edge.Source)];
    }

    /// <summary>Every edge of a whole ledger; they have still to be stored.</summary>
    public List<ShownEdge> SettleAll(IEnumerable<HeldEdge> items)
    {
        // Nearly all edges of a large base were approved once and are shown as they were: what can be otherwise is looked at first.
        var plain = new List<HeldEdge>();
        foreach (var item in items)
        {
            if (item.AreApprovals && Resolve(item.Key) == item.Key)
                plain.Add(item);
            else
                Direct(item.Key);
        }

        AddQuotes();
        _odd = OddEdges.All(database);
        plain.RemoveAll(edge => _shown.Contains(edge.Key));
        var shown = AllCores.MapBeside(plain, edge => Show(edge.Key, edge.Number, [EdgeFold.Of(edge.Key, edge.Lines)]));
        return [.. shown.Concat(AllCores.MapBeside([.. _shown], edge => Show(edge, ContentKey.NumberOf(edge)))).OfType<ShownEdge>()];
    }

    private void AddQuotes() =>
        _shown.UnionWith((fresh ? placed.All.Select(entity => entity.Id) : placed.Changed).Where(id => id.Type == "quote").Select(SourceOf).OfType<EdgeKey>());

    /// <summary>Edges at the entity, evidence that it is, and refused evidence whose paper it is.</summary>
    private void AddDependents(string id, HashSet<EdgeKey> items)
    {
        foreach (var edge in database.Query(
            "SELECT source, relation, target, implied FROM edges WHERE source = $1 OR target = $1", ReadEnds, id))
        {
            _shown.Add(edge);
            items.Add(edge);
        }

        items.UnionWith(database.Query("SELECT item FROM odd_edges WHERE source = $1 OR target = $1", ReadItem, id));
        items.UnionWith(database.Query("SELECT item FROM rejected WHERE paper = $1", ReadItem, id));
        _shown.UnionWith(database.Query(
            "SELECT source, relation, target FROM evidence JOIN edges ON edges.key = edge WHERE quote = $1", ReadEnds, id));
    }

    private static EdgeKey ReadItem(Row row) => Items.ReadEdge(row.Text(0));

    private static EdgeKey ReadEnds(Row row) => new(row.Id(0), row.Text(1), row.Id(2));

    /// <summary>Decides which edge the decided one is shown as.</summary>
    private void Direct(EdgeKey edge)
    {
        var resolved = Resolve(edge);
        var item = Items.Of(edge);
        var about = lines.Of(edge);
        var fold = EdgeFold.Of(edge, about);
        if (!fresh)
        {
            if (database.Text("SELECT shown FROM odd_edges WHERE item = $1", item) is { } before)
                _shown.Add(Items.ReadEdge(before));
            database.Execute("DELETE FROM odd_edges WHERE item = $1", item);
            database.Execute("DELETE FROM rejected WHERE item = $1", item);
        }

        // Refused things are kept by the ends that they were refused with: what asks for them goes where a merge takes those.
        if (about.Count > 0 && (resolved != edge || fold.RejectedBy is not null || fold.RejectedEvidence.Count > 0))
        {
            database.Execute(
                "INSERT INTO odd_edges (item, source, target, shown) VALUES ($1, $2, $3, $4)",
                item, edge.Source.ToString(), edge.Target.ToString(), Items.Of(resolved));
        }

        _shown.Add(edge);
        _shown.Add(resolved);
        Refuse(item, fold, ContentKey.OfEdge(resolved));
    }

    private void Refuse(string item, EdgeFold fold, string key)
    {
        const string Insert = "INSERT OR REPLACE INTO rejected (item, key, decision, paper) VALUES ($1, $2, $3, $4)";
        if (fold.RejectedBy is { } line)
        {
            database.Execute(Insert, item, key, line, null);
            if (fold.RejectedAs is { } asked && asked != key)
                database.Execute(Insert, item, asked, line, null);
        }

        foreach (var (quote, decision) in fold.RejectedEvidence)
        {
            if (quote.Quote is { } details)
                database.Execute(Insert, item, ContentKey.OfEvidence(key, KeyOf(details)), decision, details.Paper.ToString());
        }
    }

    private string KeyOf(QuoteDetails quote) => ContentKey.OfQuote(placed.Redirects.Resolve(quote.Paper), quote.Text);

    /// <summary>A symmetric edge says the same both ways; the end whose id sorts first is its source.</summary>
    private EdgeKey Resolve(EdgeKey edge) => catalog.Order(edge with
    {
        Source = placed.Redirects.Resolve(edge.Source),
        Target = placed.Redirects.Resolve(edge.Target),
    });

    /// <summary>A quote is joined to its paper by being a quote.</summary>
    private EdgeKey? SourceOf(EntityId quote) =>
        _hasQuotedFrom && InfoOf(quote) is { Status: StoredRow.Active, Paper: { } paper }
            ? new EdgeKey(quote, QuotedFrom, placed.Redirects.Resolve(paper))
            : null;

    /// <summary>Null where it is not shown.</summary>
    private ShownEdge? Show(EdgeKey edge, long key)
    {
        return Show(edge, key, [.. _odd.ShownAs(edge).Select(item => EdgeFold.Of(item, lines.Of(item)))]);
    }

    /// <param name="edge">As it is to be shown.</param>
    /// <param name="key">Its content key.</param>
    /// <param name="items">The decided edges that are shown as it.</param>
    private ShownEdge? Show(EdgeKey edge, long key, List<EdgeFold> items)
    {
        var folds = items.TrueForAll(fold => fold.Rationale is not null) ? items : items.FindAll(fold => fold.Rationale is not null);
        var implied = folds.Count == 0;
        if (implied && (edge.Relation != QuotedFrom || SourceOf(edge.Source) != edge))
            return null;
        var (source, target) = fresh ? (placed.PlaceOf(edge.Source), placed.PlaceOf(edge.Target)) : (-1, -1);
        var active = edge.Source != edge.Target && IsActive(edge.Source, source) && IsActive(edge.Target, target);
        var rationale = folds.Find(fold => fold.Rationale is { Length: > 0 })?.Rationale ?? "";
        return new ShownEdge(edge, key, rationale, active, implied, implied ? "" : folds[0].Decision!, EvidenceOf(edge, key, folds)) // it has a rationale, so a line brought it
        {
            SourcePlace = source,
            TargetPlace = target,
        };
    }

    private IReadOnlyList<ShownEvidence> EvidenceOf(EdgeKey edge, long key, List<EdgeFold> folds) => folds.TrueForAll(fold => fold.Evidence.Count == 0) ? []
        : [.. folds.SelectMany(fold => fold.Evidence.Select(piece => Show(edge, key, fold, piece))).DistinctBy(piece => piece.Evidence.Quote)];

    private ShownEvidence Show(EdgeKey edge, long key, EdgeFold fold, Evidence piece)
    {
        var quote = InfoOf(piece.Quote);
        return new ShownEvidence(
            piece with { Origin = piece.Origin ?? OriginOf(fold.Key, edge) }, quote?.Status == StoredRow.Active,
            quote is null ? "" : ContentKey.OfEvidence(ContentKey.TextOf(key), quote.Key), fold.DecisionOf(piece.Quote));
    }

    /// <summary>The merged entity that an item's evidence came from.</summary>
    private static EntityId? OriginOf(EdgeKey item, EdgeKey shown) =>
        item.Source != shown.Source && item.Source != shown.Target ? item.Source
        : item.Target != shown.Target && item.Target != shown.Source ? item.Target
        : null;

    private bool IsActive(EntityId id, int place) =>
        (!fresh ? InfoOf(id)?.Status : place >= 0 ? placed.All[place].Status : null) == StoredRow.Active;

    private EntityInfo? InfoOf(EntityId id)
    {
        if (fresh)
            return placed.Find(id) is { } entity ? new EntityInfo(entity.Status, entity.Key, entity.Paper) : null;
        if (!_entities.TryGetValue(id, out var info))
        {
            _entities[id] = info = database.Query(
                "SELECT status, key, paper FROM entities WHERE id = $1",
                row => new EntityInfo(row.Text(0), row.Text(1), row.FindId(2)), id.ToString()).FirstOrDefault();
        }

        return info;
    }

    private void Count(EntityId end) => database.Execute(
        """
        UPDATE entities SET edge_count =
            (SELECT count(*) FROM edges WHERE source = entities.id AND active = 1)
            + (SELECT count(*) FROM edges WHERE target = entities.id AND active = 1)
        WHERE id = $1
        """,
        end.ToString());
}
