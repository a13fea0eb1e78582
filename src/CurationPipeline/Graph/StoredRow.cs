using System.Text;

namespace CurationPipeline.Graph;

/// <summary>An entity's row in the store.</summary>
internal sealed record StoredRow(
    string Name, string Description, string Status, EntityId? MergedInto, EntityId? Paper, string Key, string Decision,
    string Aliases, string Json)
{
    public const string Active = "active";
    public const string Merged = "merged";

    /// <summary>A quote whose paper is not there (any more).</summary>
    public const string Waiting = "waiting";

    public static StoredRow? Find(Database database, EntityId id) => database.Query(
        """
        SELECT e.name, e.description, status, merged_into, paper, key, decision, n.aliases, json
        FROM entities e JOIN names n ON n.rowid = e.row WHERE id = $1
        """,
        row => new StoredRow(
            row.Text(0), row.Text(1), row.Text(2), row.FindId(3), row.FindId(4), row.Text(5), row.Text(6), row.Text(7),
            Encoding.UTF8.GetString(row.Bytes(8))),
        id.ToString()).FirstOrDefault();

    /// <param name="database">The store.</param>
    /// <param name="id">Whose row it is.</param>
    /// <param name="old">What is there.</param>
    /// <param name="row">What is to be there; null for nothing.</param>
    /// <param name="edgeCount">Of an entity that was not there.</param>
    public static void Replace(Database database, EntityId id, StoredRow? old, StoredRow? row, int edgeCount = 0)
    {
        if (old is not null)
            database.Execute("DELETE FROM names WHERE rowid = (SELECT row FROM entities WHERE id = $1)", id.ToString());
        if (row is null)
        {
            database.Execute("DELETE FROM entities WHERE id = $1", id.ToString());
            return;
        }

        database.Execute(
            """
            INSERT INTO entities (id, type, name, description, status, merged_into, paper, edge_count, key, decision, json)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (id) DO UPDATE SET
                name = excluded.name, description = excluded.description, status = excluded.status, merged_into = excluded.merged_into,
                paper = excluded.paper, key = excluded.key, decision = excluded.decision, json = excluded.json
            """,
            id, id.Type, row.Name, row.Description, row.Status, row.MergedInto, row.Paper, edgeCount,
            row.Key, row.Decision, Encoding.UTF8.GetBytes(row.Json));
        if (old is null)
            database.Execute("INSERT INTO names (rowid, name, aliases, description) VALUES (last_insert_rowid(), $1, $2, $3)", row.Name, row.Aliases, row.Description);
        else
            database.Execute("INSERT INTO names (rowid, name, aliases, description) SELECT row, $2, $3, $4 FROM entities WHERE id = $1", id.ToString(), row.Name, row.Aliases, row.Description);
    }
}
