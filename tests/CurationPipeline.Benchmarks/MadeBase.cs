using CurationPipeline.Catalog;
using CurationPipeline.Graph;
using CurationPipeline.Seeds;

namespace CurationPipeline.Benchmarks;

/// <summary>A base on disk with ledger and store, and without entries: what is asked of the store needs none.</summary>
internal static class MadeBase
{
    private const int EdgesPerEntity = 5;
    private const int LinesAtOnce = 1_000_000;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes entities and five times as many edges.</summary>
    public static IReadOnlyList<Entity> Make(string folder, int size, MadeNames names)
    {
        List<Entity> entities = [.. Enumerable.Range(0, size).Select(_ => names.Next())];
        Directory.CreateDirectory(Path.Combine(folder, ".curation"));
        using var graph = StoreFile.Open(Path.Combine(folder, ".curation", "graph.db"), KindCatalog.Default, why => throw new CurationException(why), new Disk());
        Add(folder, graph, entities);
        using var database = new Database(Path.Combine(folder, ".curation", "graph.db"));
        database.InTransaction(() => AddEdges(database, entities, names));
        return entities;
    }

    /// <summary>Takes entities in, as approved.</summary>
    public static int Add(string folder, GraphStore graph, IReadOnlyList<Entity> entities)
    {
        Take(folder, graph, entities.Select(entity => (Subject)new Subject.OfEntity(entity)));
        return entities.Count;
    }

    // As settling leaves them: to settle five million one after the other takes a quarter of an hour, and no search asks for one.
    private static void AddEdges(Database database, List<Entity> entities, MadeNames names)
    {
        foreach (var source in entities.Select(entity => entity.Id))
        {
            for (var i = 0; i < EdgesPerEntity; i++)
            {
                var edge = new EdgeKey(source, "extends", entities[names.Number(entities.Count)].Id);
                database.Execute(
                    "INSERT OR IGNORE INTO edges (key, source, relation, target, rationale, active, implied, decision) VALUES ($1, $2, $3, $4, $5, 1, 0, $6)",
                    ContentKey.OfEdge(edge), edge.Source.ToString(), edge.Relation, edge.Target.ToString(), "Because it builds on it.", Id(0));
            }
        }
    }

    private static void Take(string folder, GraphStore graph, IEnumerable<Subject> subjects)
    {
        var ledger = new Ledger(folder, new DiskFiles(), _ => { });
        foreach (var some in subjects.Chunk(LinesAtOnce))
        {
            var number = graph.Feed.LineCount;
            var lines = some.Select((subject, i) => LedgerLine.Of(new Decision(
                Id(number + i), Start, "generator", "batch-generated", Verb.Approve, subject))).ToList();
            ledger.Append(lines);
            graph.Feed.Take(lines, ledger.Mark(), write: false);
        }
    }

    private static string Id(int number) => FormattableString.Invariant($"{Start.AddTicks(number):yyyyMMdd'T'HHmmss'.'fffffff}-{number & 0xFFFFFF:x6}");
}
