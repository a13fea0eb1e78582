namespace CurationPipeline.Graph;

/// <summary>Settles entities: which are there, where merged ones go, and what each looks like.</summary>
/// <param name="fresh">Whether a whole ledger is settled: then nothing is stored yet.</param>
internal sealed class EntitySettlement(Database database, LineStore lines, bool fresh)
{
    private readonly Dictionary<EntityId, EntityFold> _folds = [];
    private readonly Dictionary<EntityId, bool> _active = [];
    private readonly EntityChanges _changes = new(database);
    private PlacedEntities _placed = new(new Redirects([], _ => false));

    /// <param name="touched">Entities that lines are about.</param>
    /// <param name="merged">Whether a merge came or went.</param>
    public PlacedEntities Settle(IReadOnlyCollection<EntityId> touched, bool merged)
    {
        var before = StoredRedirects();
        foreach (var id in touched)
            merged |= State(id, FoldOf(id).Entity?.MergedInto);
        _placed = new PlacedEntities(merged || touched.Any(IsInMerge)
            ? new Redirects(Merges(), IsThere)
            : new Redirects(before, _ => true));

        var affected = Affected(touched, before);
        // Papers stand before the quotes that hang on them.
        foreach (var id in affected.Where(id => !IsQuote(id)))
            Place(id);
        foreach (var id in affected.Where(IsQuote).Union(QuotesOfShifted()))
            Place(id);
        return _placed;
    }

    /// <summary>Every entity of a whole ledger; they have still to be stored.</summary>
    public PlacedEntities SettleAll(IEnumerable<EntityId> touched)
    {
        var ids = touched.ToArray();
        Array.Sort(ids);
        foreach (var (id, fold) in ids.Zip(AllCores.MapBeside(ids, id => EntityFold.Of(id, lines.Of(id)))))
        {
            _folds.Add(id, fold);
            if (fold.Entity?.MergedInto is { } winner)
                State(id, winner);
        }

        _placed = new PlacedEntities(new Redirects(Merges(), IsThere));
        // Papers stand before the quotes that hang on them.
        foreach (var some in (IEnumerable<EntityId[]>)[Array.FindAll(ids, id => !IsQuote(id)), Array.FindAll(ids, IsQuote)])
        {
            foreach (var placed in AllCores.MapBeside(some, PlacedNow).OfType<PlacedEntity>())
                _placed.Add(placed);
        }

        return _placed;
    }

    private bool IsQuote(EntityId id) => FoldOf(id).Entity is { Quote: not null };

    private Dictionary<EntityId, EntityId> StoredRedirects() => database.Query(
        "SELECT id, merged_into FROM entities WHERE merged_into IS NOT NULL", row => KeyValuePair.Create(row.Id(0), row.Id(1)))
        .ToDictionary();

    /// <summary>Keeps a merge that an entry states by itself beside those that were decided; true when that changes it.</summary>
    private bool State(EntityId loser, EntityId? winner)
    {
        var by = FoldOf(loser).MergedBy;
        var stated = fresh ? default : database.Query("SELECT second, decision FROM pairs WHERE verb = 'stated' AND first = $1", row => (row.Text(0), row.Text(1)), loser.ToString()).FirstOrDefault();
        if (stated == (winner?.ToString(), by))
            return false;
        database.Execute("DELETE FROM pairs WHERE verb = 'stated' AND first = $1", loser.ToString());
        if (winner is not null)
        {
            database.Execute(
                "INSERT INTO pairs (decision, verb, first, second) VALUES ($1, 'stated', $2, $3)",
                by, loser.ToString(), winner.ToString());
        }

        return true;
    }

    private bool IsInMerge(EntityId id) => database.Any(
        "SELECT 1 FROM pairs WHERE verb IN ('merge', 'stated') AND (first = $1 OR second = $1) LIMIT 1", id.ToString());

    private List<KeyValuePair<EntityId, EntityId>> Merges() => database.Query(
        "SELECT first, second FROM pairs WHERE verb IN ('merge', 'stated') ORDER BY decision",
        row => KeyValuePair.Create(row.Id(0), row.Id(1)));

    private bool IsThere(EntityId id) => fresh || _folds.ContainsKey(id)
        ? FoldOf(id).Entity is not null
        : database.Any("SELECT 1 FROM entities WHERE id = $1", id.ToString());

    private SortedSet<EntityId> Affected(IReadOnlyCollection<EntityId> touched, Dictionary<EntityId, EntityId> before)
    {
        var affected = new SortedSet<EntityId>(touched);
        var old = new Redirects(before, _ => true);
        foreach (var loser in before.Keys.Union(_placed.Redirects.All.Keys))
        {
            if (affected.Contains(loser) || !Nullable.Equals(old.Next(loser), _placed.Redirects.Next(loser)))
                AddClass(affected, loser, old);
        }

        return affected;
    }

    /// <summary>The loser, all that went into it, and all that it went or goes into: each may look different now.</summary>
    private void AddClass(SortedSet<EntityId> affected, EntityId loser, Redirects old)
    {
        affected.Add(loser);
        affected.UnionWith(_placed.Redirects.LosersOf(loser));
        foreach (var redirects in (Redirects[])[old, _placed.Redirects])
        {
            for (var id = redirects.Next(loser); id is { } next; id = redirects.Next(next))
                affected.Add(next);
        }
    }

    private EntityFold FoldOf(EntityId id)
    {
        if (!_folds.TryGetValue(id, out var fold))
            _folds[id] = fold = EntityFold.Of(id, lines.Of(id));
        return fold;
    }

    private List<EntityId> QuotesOfShifted() =>
    [
        .. _placed.Shifted.Where(id => id.Type == "paper").SelectMany(paper =>
            database.Query("SELECT id FROM entities WHERE paper = $1", row => row.Id(0), paper.ToString())),
    ];

    private void Place(EntityId id)
    {
        var placed = PlacedNow(id);
        _active[id] = placed?.Status == StoredRow.Active;
        Replace(id, placed);
    }

    /// <summary>Null where it is not in the base.</summary>
    private PlacedEntity? PlacedNow(EntityId id) =>
        FoldOf(id) is { Entity: { } own } fold ? PlacedFrom(own, fold.Decision!) : null; // an entity has the line that brought it

    private void Replace(EntityId id, PlacedEntity? placed)
    {
        var old = StoredRow.Find(database, id);
        var row = placed?.ToRow();
        if (row == old)
            return;
        _placed.Changed.Add(id);
        if (old?.Status != row?.Status || old?.MergedInto != row?.MergedInto || (id.Type == "quote" && old?.Key != row?.Key))
        {
            _placed.Shifted.Add(id);
            _placed.Shifted.UnionWith(_placed.Redirects.LosersOf(id));
            _placed.Changed.UnionWith(ShownBy(id));
        }

        StoredRow.Replace(database, id, old, row);
        database.Execute("DELETE FROM entity_evidence WHERE entity = $1", id.ToString());
        placed?.KeepEvidence(database);
        _changes.Add(id);
    }

    /// <summary>Entities for which the quote is evidence: they show it while it is there.</summary>
    private List<EntityId> ShownBy(EntityId quote) =>
        database.Query("SELECT entity FROM entity_evidence WHERE quote = $1", row => row.Id(0), quote.ToString());

    private PlacedEntity PlacedFrom(Entity own, string decision)
    {
        var shown = Shown(own);
        var status = shown.MergedInto is null ? StoredRow.Active : StoredRow.Merged;
        return shown.Quote is not { } quote
            ? new PlacedEntity(shown, status, ContentKey.OfEntity(own.Id.Type, own.Name), own.Quote?.Paper, decision)
            : new PlacedEntity(
                shown, shown.MergedInto is null && !(quote.Paper.Type == "paper" && IsActive(quote.Paper)) ? StoredRow.Waiting : status,
                ContentKey.OfQuote(quote.Paper, quote.Text), own.Quote?.Paper, decision);
    }

    /// <summary>With the names, versions and words of all that was merged into it; a merged entity's words stand with its winner.</summary>
    private Entity Shown(Entity own)
    {
        var next = _placed.Redirects.Next(own.Id);
        var losers = _placed.Redirects.LosersOf(own.Id);
        // As of nearly all: a large base is settled without a copy of each.
        if (next is null && own is { MergedInto: null, Quote: null } && losers.Count == 0)
            return own;
        var united = losers.Select(loser => FoldOf(loser).Entity).OfType<Entity>().Select(WithOrigin).Aggregate(own, EntityFold.Unite);
        return united with
        {
            MergedInto = next,
            Evidence = next is null ? united.Evidence : [],
            Quote = own.Quote is { } words ? words with { Paper = _placed.Redirects.Resolve(words.Paper) } : null,
        };
    }

    private static Entity WithOrigin(Entity loser) =>
        loser with { Evidence = [.. loser.Evidence.Select(item => item with { Origin = item.Origin ?? loser.Id })] };

    private bool IsActive(EntityId id)
    {
        if (fresh)
            return _placed.Find(id)?.Status == StoredRow.Active;
        if (!_active.TryGetValue(id, out var active))
            _active[id] = active = StoredRow.Find(database, id)?.Status == StoredRow.Active;
        return active;
    }
}
