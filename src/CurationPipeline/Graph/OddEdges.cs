namespace CurationPipeline.Graph;

/// <summary>Which decided edges are shown as an edge: most as themselves, some with the ends that merges gave them.</summary>
internal sealed class OddEdges
{
    private readonly Func<EdgeKey, IReadOnlyList<EdgeKey>> _others;
    private readonly Func<EdgeKey, EdgeKey?> _shown;

    private OddEdges(Func<EdgeKey, IReadOnlyList<EdgeKey>> others, Func<EdgeKey, EdgeKey?> shown) => (_others, _shown) = (others, shown);

    /// <summary>All are shown as themselves.</summary>
    public static OddEdges None { get; } = new(_ => [], _ => null);

    /// <summary>As the store says, which is asked for each edge.</summary>
    public static OddEdges In(Database database) => database.Any("SELECT 1 FROM odd_edges LIMIT 1")
        ? new OddEdges(
            edge => database.Query("SELECT item FROM odd_edges WHERE shown = $1 ORDER BY item", row => Items.ReadEdge(row.Text(0)), Items.Of(edge)),
            edge => database.Text("SELECT shown FROM odd_edges WHERE item = $1", Items.Of(edge)) is { } shown ? Items.ReadEdge(shown) : null)
        : None;

    /// <summary>All that the store says, read at once: any thread may ask.</summary>
    public static OddEdges All(Database database)
    {
        var shown = database.Query("SELECT item, shown FROM odd_edges ORDER BY item", row => KeyValuePair.Create(Items.ReadEdge(row.Text(0)), Items.ReadEdge(row.Text(1))));
        var others = shown.ToLookup(pair => pair.Value, pair => pair.Key);
        var of = shown.ToDictionary();
        return shown.Count == 0 ? None : new OddEdges(edge => [.. others[edge]], edge => of.TryGetValue(edge, out var there) ? there : null);
    }

    /// <summary>Itself first, unless a merge has led it elsewhere.</summary>
    public IEnumerable<EdgeKey> ShownAs(EdgeKey edge)
    {
        if (this == None)
            return [edge];
        var others = _others(edge).Where(other => other != edge);
        return _shown(edge) is { } there && there != edge ? others : others.Prepend(edge);
    }
}
