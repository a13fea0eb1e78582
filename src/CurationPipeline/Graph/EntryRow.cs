using System.Text.Json;

namespace CurationPipeline.Graph;

/// <summary>An entity that has an entry, as it is stored, with the edges that stand in it.</summary>
/// <param name="Waiting">Quotes that are not there (any more), and are not shown meanwhile.</param>
internal sealed record EntryRow(byte[] Json, IReadOnlyList<Edge> Edges, IReadOnlySet<EntityId> Waiting)
{
    private const string Asked = "(SELECT value FROM json_each($1))";

    private const string OwnEdges = $"""
        SELECT source, relation, target, rationale, quote, role, origin
        FROM edges LEFT JOIN evidence ON evidence.edge = edges.key AND evidence.active = 1
        WHERE source IN {Asked} AND edges.active = 1 AND implied = 0
        """;

    /// <summary>Read anew each time, by whichever thread wants it.</summary>
    public Entity Entity => ItemJson.ReadEntity(Json) is var entity && entity.Evidence.Count == 0 ? entity
        : entity with { Evidence = [.. entity.Evidence.Where(item => !Waiting.Contains(item.Quote))] };

    /// <summary>Those of the entities that have one, all at once: a base has as many as people and models found.</summary>
    public static Dictionary<EntityId, EntryRow> Of(Database database, IEnumerable<EntityId> ids)
    {
        var asked = JsonSerializer.Serialize(ids.Select(id => id.ToString()));
        var edges = EdgesOf(database, asked);
        var waiting = database.Query(
            $"SELECT quote FROM entity_evidence LEFT JOIN entities ON id = quote WHERE entity IN {Asked} AND status IS NOT '{StoredRow.Active}'",
            row => row.Id(0),
            asked).ToHashSet();
        return database.Query(
            $"SELECT id, json FROM entities WHERE id IN {Asked} AND status IN ('{StoredRow.Active}', '{StoredRow.Merged}')",
            row => (Id: row.Id(0), Json: row.Bytes(1)),
            asked).ToDictionary(row => row.Id, row => new EntryRow(row.Json, [.. edges[row.Id]], waiting));
    }

    /// <summary>By source, otherwise in no order: what writes an entry orders them.</summary>
    private static ILookup<EntityId, Edge> EdgesOf(Database database, string asked) => database.Query(
        OwnEdges,
        row => (
            Key: new EdgeKey(row.Id(0), row.Text(1), row.Id(2)), Rationale: row.Text(3),
            Evidence: row.IsNull(4) ? (Evidence?)null : new Evidence(row.Id(4), row.Text(5), row.FindId(6))),
        asked)
        .GroupBy(row => row.Key, (key, rows) => new Edge(key.Source, key.Relation, key.Target, rows.First().Rationale)
        {
            Evidence = [.. rows.Select(row => row.Evidence).OfType<Evidence>()],
        })
        .ToLookup(edge => edge.Source);
}
