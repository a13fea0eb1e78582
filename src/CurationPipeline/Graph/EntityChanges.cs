namespace CurationPipeline.Graph;

/// <summary>A point in the history of a store's entities; the same point in no other store, and never twice in one.</summary>
internal readonly record struct ChangePoint(long Number, long Stamp);

/// <summary>
/// Which entities changed, in order: what is derived from them and kept elsewhere follows by it. A change is noted in the
/// transaction that makes it, with a random number, so that a store which was put back from a copy is told from the one it was.
/// </summary>
internal sealed class EntityChanges(Database database)
{
    /// <summary>The last change.</summary>
    public ChangePoint Now => database.Query(
        "SELECT number, stamp FROM changes ORDER BY number DESC LIMIT 1", row => new ChangePoint(row.Long(0), row.Long(1)))[0];

    public void Add(EntityId id) => database.Execute("INSERT INTO changes (stamp, entity) VALUES (random(), $1)", id.ToString());

    /// <summary>Says that everything may be otherwise, which is shorter than naming each.</summary>
    public void AddAll()
    {
        database.Execute("DELETE FROM changes");
        database.Execute("INSERT INTO changes (stamp, entity) VALUES (random(), NULL)");
    }

    /// <summary>Entities that changed after a point, by id; null where the point is unknown here or all may have changed.</summary>
    public IReadOnlyList<EntityId>? Since(ChangePoint point) =>
        database.Any("SELECT 1 FROM changes WHERE number = $1 AND stamp = $2", point.Number, point.Stamp)
        && !database.Any("SELECT 1 FROM changes WHERE number > $1 AND entity IS NULL LIMIT 1", point.Number)
            ? database.Query("SELECT DISTINCT entity FROM changes WHERE number > $1 ORDER BY entity", row => row.Id(0), point.Number)
            : null;

    /// <summary>Forgets what lies before a point that has been followed to.</summary>
    public void Forget(ChangePoint before) => database.Execute("DELETE FROM changes WHERE number < $1", before.Number);
}
