using CurationPipeline.Catalog;

namespace CurationPipeline.Graph;

/// <summary>
/// Settles a whole ledger into an empty store. It is settled in memory, while its lines are stored; then the tables are filled
/// one after the other, each in its order. Runs within one transaction.
/// </summary>
internal sealed class WholeSettlement(Database database, KindCatalog catalog)
{
    /// <summary>How many rows are made while those before them are stored.</summary>
    private const int RowsAhead = 500;

    private readonly LineStore _lines = new(database);

    /// <summary>Every seed entry may have changed then.</summary>
    /// <param name="lines">In order.</param>
    /// <param name="settled">Takes the graph as soon as it is known, before it is stored; from then on it may not ask the store.</param>
    public void Take(IReadOnlyList<LedgerLine> lines, Action<ShownGraph> settled)
    {
        // What is small and looked up while all is settled; the store itself is held by the thread that fills it.
        using var aside = new Database(Database.InMemory);
        Schema.Migrate(aside);
        new EntityChanges(database).AddAll();
        Schema.CollectWords(database);
        Schema.WithoutIndexes(database, ["entities", "edges", "evidence"], () =>
        {
            Keep(_lines.AddAll(lines, held => Settle(held, Files(lines), aside, settled)));
            Schema.Copy(aside, database);
            Stamp(lines);
        });
    }

    private Settled Settle(HeldLines held, Dictionary<string, string> files, Database aside, Action<ShownGraph> settled)
    {
        Settled? whole = null;
        aside.InTransaction(() =>
        {
            foreach (var line in held.Pairs)
                Settlement.Pair(aside, line, (Subject.OfPair)line.Decision.Subject, holds: true); // they are about one
            var placed = new EntitySettlement(aside, _lines, fresh: true).SettleAll(held.Entities);
            var edges = new EdgeSettlement(aside, catalog, _lines, placed, fresh: true).SettleAll(held.Edges);
            whole = new Settled(edges, new ShownGraph(placed, edges, files));
        });
        settled(whole!.Graph); // made above
        return whole;
    }

    /// <summary>Hashes of the files as the last line says that they were written.</summary>
    private static Dictionary<string, string> Files(IEnumerable<LedgerLine> lines)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in lines.Select(line => line.Decision.Subject).OfType<Subject.OfFiles>().SelectMany(line => line.Files))
            files[file.Path] = file.Sha256;
        return files;
    }

    private void Keep(Settled whole)
    {
        var rows = whole.Graph.Counted.Chunk(RowsAhead).Select(some => Array.ConvertAll(some, counted => (counted.Entity, Row: counted.Entity.ToRow(), counted.EdgeCount)));
        foreach (var (entity, row, count) in AllCores.Ahead(rows).SelectMany(some => some))
        {
            StoredRow.Replace(database, entity.Id, null, row, count);
            entity.KeepEvidence(database);
        }

        foreach (var edge in InOrder(whole.Edges))
            edge.Insert(database);
    }

    /// <summary>In the order of the table, which is filled faster so; numbers alone sort much faster than edges by theirs.</summary>
    private static ShownEdge[] InOrder(List<ShownEdge> edges)
    {
        var ordered = edges.ToArray();
        Array.Sort(Array.ConvertAll(ordered, edge => edge.Number), ordered);
        return ordered;
    }

    private void Stamp(IEnumerable<LedgerLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.Decision.Subject is Subject.OfFiles files)
                Settlement.Stamp(database, line, files);
        }
    }

    private sealed record Settled(List<ShownEdge> Edges, ShownGraph Graph);
}
