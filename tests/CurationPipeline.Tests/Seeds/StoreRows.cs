using CurationPipeline.Graph;

namespace CurationPipeline.Tests.Seeds;

/// <summary>All that a store holds of the ledger, row by row: what a store made at once has in common with one that grew.</summary>
internal static class StoreRows
{
    // Not the numbers that rows happen to have, nor how files were last seen on disk.
    private static readonly string[] Queries =
    [
        "SELECT id, batch, verb, item, edge, key, of, effective, line FROM decisions",
        "SELECT batch, first, last FROM batches",
        "SELECT quote, decision FROM carried",
        "SELECT decision, verb, first, second FROM pairs",
        "SELECT id, type, name, description, status, merged_into, paper, edge_count, key, decision, json FROM entities",
        "SELECT id, names.name, aliases, names.description FROM names LEFT JOIN entities ON entities.row = names.rowid",
        "SELECT entity, quote FROM entity_evidence",
        "SELECT key, source, relation, target, rationale, active, implied, decision FROM edges",
        "SELECT edge, quote, role, origin, active, key, decision FROM evidence",
        "SELECT item, source, target, shown FROM odd_edges",
        "SELECT item, key, decision, paper FROM rejected",
        "SELECT entity FROM unwritten",
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    ];

    /// <param name="folder">Of the base.</param>
    public static List<string> Of(string folder)
    {
        using var database = new Database(Path.Combine(folder, ".curation", "graph.db"));
        return [.. Queries.SelectMany(query => Read(database, query))];
    }

    private static IEnumerable<string> Read(Database database, string query)
    {
        var columns = query["SELECT ".Length..query.IndexOf(" FROM ", StringComparison.Ordinal)].Split(", ");
        var quoted = string.Join(" || ' ' || ", columns.Select(column => $"quote({column})"));
        return database.Query(query.Replace(string.Join(", ", columns), quoted, StringComparison.Ordinal), row => $"{query}: {row.Text(0)}").Order(StringComparer.Ordinal);
    }
}
