namespace CurationPipeline.Graph;

/// <summary>Active edges as the store has them.</summary>
internal static class EdgeRows
{
    /// <param name="database">The store.</param>
    /// <param name="where">Which edges, in terms of their columns and of <c>$1</c>.</param>
    /// <param name="value">What <c>$1</c> stands for.</param>
    public static List<Edge> Read(Database database, string where, object value)
    {
        var edges = new List<Edge>();
        var evidence = new List<Evidence>();
        database.ForEach(
            $"""
            SELECT source, relation, target, rationale, quote, role, origin
            FROM edges LEFT JOIN evidence ON edge = edges.key AND evidence.active = 1
            WHERE edges.active = 1 AND ({where}) ORDER BY source, relation, target, quote
            """,
            row =>
            {
                var key = new EdgeKey(row.Id(0), row.Text(1), row.Id(2));
                if (edges is not [.., var last] || last.Key != key)
                    edges.Add(new Edge(key.Source, key.Relation, key.Target, row.Text(3)) { Evidence = evidence = [] });
                if (!row.IsNull(4))
                    evidence.Add(new Evidence(row.Id(4), row.Text(5), row.FindId(6)));
            },
            value);
        return edges;
    }
}
