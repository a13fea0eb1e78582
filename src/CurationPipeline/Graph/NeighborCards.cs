namespace CurationPipeline.Graph;

/// <summary>What lists show of neighbors, for as long as the graph stays as it is. May be used from several threads.</summary>
internal sealed class NeighborCards(Database database)
{
    /// <summary>Whoever asks for more, such as a whole site, is going to ask for all: one walk is quicker than a question each.</summary>
    private const int Few = 2_000;

    /// <summary>No list shows more of a description, and some are long.</summary>
    private const string Columns = "SELECT name, substr(description, 1, 400), edge_count, id FROM entities";

    private readonly Lock _gate = new();
    private Dictionary<EntityId, NeighborCard>? _all;
    private int _asked;

    public NeighborCard? Find(EntityId id)
    {
        if (_all is null && Interlocked.Increment(ref _asked) > Few)
        {
            lock (_gate)
                _all ??= ReadAll();
        }

        return _all is { } all ? all.GetValueOrDefault(id)
            : database.Query(Columns + " WHERE id = $1", Read, id.ToString()) is [var card] ? card : null;
    }

    private static NeighborCard Read(Row row) => new(row.Text(0), row.Text(1), row.Number(2));

    private Dictionary<EntityId, NeighborCard> ReadAll()
    {
        var all = new Dictionary<EntityId, NeighborCard>();
        database.ForEach(Columns, row => all[row.Id(3)] = Read(row));
        return all;
    }
}
