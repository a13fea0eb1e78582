using System.Text.Json;

namespace CurationPipeline.Graph;

/// <summary>An entity that has an entry, as it is stored, with the edges that stand in it.</summary>
/// <param name="Waiting">Quotes that are not there (any more), and are not shown meanwhile.</param>
internal sealed record EntryRow(byte[] Json, IReadOnlyList<Edge> Edges, IReadOnlySet<EntityId> Waiting)
{
    private const string Asked = "(SELECT value FROM json_each($1))";
    private const string OwnEdges = $"FROM edges WHERE source IN {Asked} AND active = 1 AND implied = 0";

    /// <summary>Read anew each time, by whichever thread wants it.</summary>
    public Entity Entity => ItemJson.ReadEntity(Json) is var entity && entity.Evidence.Count == 0 ? entity
        : entity with { Evidence = [.. entity.Evidence.Where(item => !Waiting.Contains(item.Quote))] };

    /// <summary>Those of the entities that have one, all at once: a base has as many as people and models found.</summary>
    public static Dictionary<EntityId, EntryRow> Of(Database database, IEnumerable<EntityId> ids)
    {
        var asked = JsonSerializer.Serialize(ids.Select(id => id.ToString()));
        var evidence = database.Query(
            $"SELECT edge, quote, role, origin FROM evidence WHERE active = 1 AND edge IN (SELECT key {OwnEdges}) ORDER BY quote",
            row => (Edge: row.Text(0), Evidence: new Evidence(row.Id(1), row.Text(2), row.FindId(3))),
            asked).ToLookup(item => item.Edge, item => item.Evidence, StringComparer.Ordinal);
        var edges = database.Query(
            $"SELECT key, source, relation, target, rationale {OwnEdges} ORDER BY source, relation, target",
            row => new Edge(row.Id(1), row.Text(2), row.Id(3), row.Text(4)) { Evidence = [.. evidence[row.Text(0)]] },
            asked).ToLookup(edge => edge.Source);
        var waiting = database.Query(
            $"SELECT quote FROM entity_evidence LEFT JOIN entities ON id = quote WHERE entity IN {Asked} AND status IS NOT '{StoredRow.Active}'",
            row => row.Id(0),
            asked).ToHashSet();
        return database.Query(
            $"SELECT id, json FROM entities WHERE id IN {Asked} AND status IN ('{StoredRow.Active}', '{StoredRow.Merged}')",
            row => (Id: row.Id(0), Json: row.Bytes(1)),
            asked).ToDictionary(row => row.Id, row => new EntryRow(row.Json, [.. edges[row.Id]], waiting));
    }
}
