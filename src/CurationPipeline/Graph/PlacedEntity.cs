namespace CurationPipeline.Graph;

/// <summary>An entity as lines and merges leave it.</summary>
/// <param name="Shown">With all that was merged into it.</param>
/// <param name="Status">See <see cref="StoredRow"/>.</param>
/// <param name="Key">Content key.</param>
/// <param name="Paper">A quote's paper, as it was decided.</param>
/// <param name="Decision">The line that brought it or last changed it.</param>
internal sealed record PlacedEntity(Entity Shown, string Status, string Key, EntityId? Paper, string Decision)
{
    public EntityId Id => Shown.Id;

    public StoredRow ToRow() => new(
        Shown.Name, Shown.Description, Status, Shown.MergedInto, Paper, Key, Decision, string.Join(" | ", Shown.Aliases), ItemJson.Text(Shown));

    /// <summary>Stores which quotes show it.</summary>
    public void KeepEvidence(Database database)
    {
        foreach (var item in Shown.Evidence)
            database.Execute("INSERT INTO entity_evidence (entity, quote) VALUES ($1, $2)", Id.ToString(), item.Quote.ToString());
    }
}

/// <summary>What came of settling entities, for the edges that hang on them.</summary>
/// <param name="redirects">Where merged entities go now.</param>
internal sealed class PlacedEntities(Redirects redirects)
{
    private readonly List<PlacedEntity> _all = [];
    private readonly Dictionary<EntityId, int> _places = [];

    public Redirects Redirects => redirects;

    /// <summary>Entities whose entry may read otherwise than before; where a whole ledger is settled, those are all.</summary>
    public HashSet<EntityId> Changed { get; } = [];

    /// <summary>Entities that came, went, or resolve to another: their edges have to be looked at.</summary>
    public HashSet<EntityId> Shifted { get; } = [];

    /// <summary>All that there are, by id, and quotes behind all others, where a whole ledger is settled; then they have still to be stored.</summary>
    public IReadOnlyList<PlacedEntity> All => _all;

    public void Add(PlacedEntity entity)
    {
        _places.Add(entity.Id, _all.Count);
        _all.Add(entity);
    }

    /// <summary>Its place in <see cref="All"/>; less than 0 where it is not there.</summary>
    public int PlaceOf(EntityId id) => _places.TryGetValue(id, out var place) ? place : -1;

    /// <summary>The one of <see cref="All"/>; null where it is not there.</summary>
    public PlacedEntity? Find(EntityId id) => PlaceOf(id) is >= 0 and var place ? _all[place] : null;
}
