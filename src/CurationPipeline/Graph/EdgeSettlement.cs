using System.Runtime.InteropServices;
using CurationPipeline.Catalog;

namespace CurationPipeline.Graph;

/// <summary>
/// Settles edges as they are shown: with the ends that merged entities went to, one edge where several come to the same,
/// waiting while an end is not there.
/// </summary>
internal sealed class EdgeSettlement(Database database, KindCatalog catalog, LineStore lines, PlacedEntities placed, bool fresh)
{
    private const string QuotedFrom = "quoted_from";

    /// <summary>How many edges are folded ahead: so few that they are gone before the next are.</summary>
    private const int AtOnce = 1_000;

    private readonly bool _hasQuotedFrom = catalog.FindRelation(QuotedFrom) is not null;
    private readonly HashSet<EdgeKey> _shown = [];
    private readonly HashSet<EntityId> _ends = [];
    private readonly Dictionary<EntityId, int> _counts = [];
    private readonly HashSet<EntityId> _sources = [];
    private readonly Dictionary<EntityId, EntityInfo?> _entities = [];
    private bool _hasOdd;

    private sealed record EntityInfo(string Status, string Key, EntityId? Paper);

    /// <summary>Returns the entities in whose entries an edge may read otherwise than before.</summary>
    public IReadOnlyCollection<EntityId> Settle(IReadOnlyCollection<string> touched)
    {
        var items = new HashSet<string>(touched, StringComparer.Ordinal);
        if (!fresh)
        {
            foreach (var id in placed.Shifted)
                AddDependents(id.ToString(), items);
        }

        foreach (var (item, edge) in AllCores.Map([.. items], item => (item, Items.ReadEdge(item))))
            Direct(item, edge);
        _shown.UnionWith(placed.Changed.Where(id => id.Type == "quote").Select(SourceOf).OfType<EdgeKey>());
        _hasOdd = database.Any("SELECT 1 FROM odd_edges LIMIT 1");
        foreach (var (some, folds) in Folded(ByKey().Chunk(AtOnce)))
        {
            for (var i = 0; i < some.Length; i++)
                Show(some[i].Edge, some[i].Key, folds[i]);
        }

        Count();
        return _sources;
    }

    /// <summary>Edges at the entity, evidence that it is, and refused evidence whose paper it is.</summary>
    private void AddDependents(string id, HashSet<string> items)
    {
        foreach (var edge in database.Query(
            "SELECT source, relation, target, implied FROM edges WHERE source = $1 OR target = $1", ReadEnds, id))
        {
            _shown.Add(edge);
            items.Add(Items.Of(edge));
        }

        items.UnionWith(database.Query("SELECT item FROM odd_edges WHERE source = $1 OR target = $1", row => row.Text(0), id));
        items.UnionWith(database.Query("SELECT item FROM rejected WHERE paper = $1", row => row.Text(0), id));
        _shown.UnionWith(database.Query(
            "SELECT source, relation, target FROM evidence JOIN edges ON edges.key = edge WHERE quote = $1", ReadEnds, id));
    }

    private static EdgeKey ReadEnds(Row row) => new(row.Id(0), row.Text(1), row.Id(2));

    /// <summary>Decides which edge the item is shown as.</summary>
    private void Direct(string item, EdgeKey edge)
    {
        var resolved = Resolve(edge);
        if (resolved == edge && lines.AreApprovals(item))
        {
            _shown.Add(edge);
            return;
        }

        var about = lines.Of(item);
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

    /// <summary>In the order of the table, which is filled faster so.</summary>
    private IEnumerable<(string Key, EdgeKey Edge)> ByKey()
    {
        var edges = _shown.ToArray();
        var keys = new string[edges.Length];
        Parallel.For(0, edges.Length, i => keys[i] = ContentKey.OfEdge(edges[i]));
        Array.Sort(keys, edges, StringComparer.Ordinal);
        return keys.Zip(edges);
    }

    private IEnumerable<((string Key, EdgeKey Edge)[] Edges, List<EdgeFold>[] Folds)> Folded(IEnumerable<(string Key, EdgeKey Edge)[]> chunks) =>
        // From memory alone, because the database is held by the thread that fills it.
        fresh && !_hasOdd ? FoldedAhead(chunks) : chunks.Select(some => (some, Array.ConvertAll(some, edge => FoldsShownAs(edge.Edge))));

    /// <summary>While some are stored, the next are folded.</summary>
    private IEnumerable<((string Key, EdgeKey Edge)[] Edges, List<EdgeFold>[] Folds)> FoldedAhead(IEnumerable<(string Key, EdgeKey Edge)[]> chunks)
    {
        Task<((string Key, EdgeKey Edge)[], List<EdgeFold>[])>? ahead = null;
        foreach (var some in chunks)
        {
            var next = Task.Run(() => (some, AllCores.Map(some, edge => FoldsShownAs(edge.Edge))));
            if (ahead is not null)
                yield return ahead.GetAwaiter().GetResult();
            ahead = next;
        }

        if (ahead is not null)
            yield return ahead.GetAwaiter().GetResult();
    }

    private void Show(EdgeKey edge, string key, List<EdgeFold> folds)
    {
        if (!fresh)
            database.Execute("DELETE FROM edges WHERE key = $1", key);
        if (!fresh)
            _ends.UnionWith([edge.Source, edge.Target]);
        _sources.Add(edge.Source);

        var implied = folds.Count == 0;
        if (implied && (edge.Relation != QuotedFrom || SourceOf(edge.Source) != edge))
            return;
        var active = edge.Source != edge.Target && IsActive(edge.Source) && IsActive(edge.Target);
        var rationale = folds.FirstOrDefault(fold => fold.Rationale is { Length: > 0 })?.Rationale ?? "";
        database.Execute(
            "INSERT INTO edges (key, source, relation, target, rationale, active, implied, decision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            key, edge.Source.ToString(), edge.Relation, edge.Target.ToString(), rationale, active ? 1 : 0, implied ? 1 : 0,
            implied ? "" : folds[0].Decision);
        if (active && fresh)
            CountNew(edge);
        foreach (var fold in folds)
            ShowEvidence(edge, key, fold);
    }

    private void ShowEvidence(EdgeKey edge, string key, EdgeFold fold)
    {
        foreach (var evidence in fold.Evidence)
        {
            var quote = InfoOf(evidence.Quote);
            database.Execute(
                "INSERT OR IGNORE INTO evidence (edge, quote, role, origin, active, key, decision) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                key, evidence.Quote.ToString(), evidence.Role, (evidence.Origin ?? OriginOf(fold.Key, edge))?.ToString(),
                quote?.Status == StoredRow.Active ? 1 : 0, quote is null ? "" : ContentKey.OfEvidence(key, quote.Key),
                fold.DecisionOf(evidence.Quote));
        }
    }

    /// <summary>The merged entity that an item's evidence came from.</summary>
    private static EntityId? OriginOf(EdgeKey item, EdgeKey shown) =>
        item.Source != shown.Source && item.Source != shown.Target ? item.Source
        : item.Target != shown.Target && item.Target != shown.Source ? item.Target
        : null;

    private List<EdgeFold> FoldsShownAs(EdgeKey edge)
    {
        var item = Items.Of(edge);
        if (!_hasOdd)
            return EdgeFold.Of(edge, lines.Of(item)) is { Rationale: not null } fold ? [fold] : [];
        return [.. ItemsShownAs(item).Select(other => EdgeFold.Of(other, lines.Of(Items.Of(other)))).Where(fold => fold.Rationale is not null)];
    }

    private IEnumerable<EdgeKey> ItemsShownAs(string item)
    {
        var odd = database.Query("SELECT item FROM odd_edges WHERE shown = $1 ORDER BY item", row => row.Text(0), item);
        var goesElsewhere = database.Text("SELECT shown FROM odd_edges WHERE item = $1", item) is { } shown && shown != item;
        return odd.Where(other => other != item).Prepend(item)
            .Where(other => other != item || !goesElsewhere)
            .Select(Items.ReadEdge);
    }

    private bool IsActive(EntityId id) => InfoOf(id)?.Status == StoredRow.Active;

    private EntityInfo? InfoOf(EntityId id)
    {
        if (!_entities.TryGetValue(id, out var info))
        {
            _entities[id] = info = database.Query(
                "SELECT status, key, paper FROM entities WHERE id = $1",
                row => new EntityInfo(row.Text(0), row.Text(1), row.FindId(2)), id.ToString()).FirstOrDefault();
        }

        return info;
    }

    private void CountNew(EdgeKey edge)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, edge.Source, out _)++;
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, edge.Target, out _)++;
    }

    private void Count()
    {
        // In the order in which the rows lie.
        foreach (var (id, count) in _counts.OrderBy(pair => pair.Key))
            database.Execute("UPDATE entities SET edge_count = $2 WHERE id = $1", id.ToString(), count);
        foreach (var id in _ends)
        {
            database.Execute(
                """
                UPDATE entities SET edge_count =
                    (SELECT count(*) FROM edges WHERE source = entities.id AND active = 1)
                    + (SELECT count(*) FROM edges WHERE target = entities.id AND active = 1)
                WHERE id = $1
                """,
                id.ToString());
        }
    }
}
