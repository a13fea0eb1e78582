namespace CurationPipeline.Graph;

/// <summary>An entity that a search found.</summary>
/// <param name="Score">Higher is better; comparable within one search only.</param>
public sealed record SearchHit(Entity Entity, int EdgeCount, double Score);

/// <summary>Full-text search over names, aliases and descriptions.</summary>
internal static class Searching
{
    // A word in a name says more than the same word in an alias or a description; what is called just that comes first.
    private const string Sql = """
        SELECT json, edge_count, -bm25(names, 10.0, 6.0, 1.0) AS score
        FROM names JOIN entities ON entities.row = names.rowid
        WHERE names MATCH $1 AND status = 'active'
        ORDER BY lower(entities.name) = lower($3) DESC, score DESC, edge_count DESC, id LIMIT $2
        """;

    public static IReadOnlyList<SearchHit> Find(Database database, string text, int limit)
    {
        var words = Words(text);
        return words.Count == 0 ? [] : database.Query(
            Sql,
            row => new SearchHit(ItemJson.ReadEntity(row.Bytes(0)), row.Number(1), row.Real(2)),
            string.Join(' ', words.Select(word => $"\"{word}\"*")), limit, text.Trim());
    }

    /// <summary>Runs of letters and digits: nothing of what is typed reaches the query language.</summary>
    private static List<string> Words(string text)
    {
        var spaced = string.Concat(text.Select(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? c : ' '));
        return [.. spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(32)];
    }
}
