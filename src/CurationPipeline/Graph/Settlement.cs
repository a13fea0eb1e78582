namespace CurationPipeline.Graph;

/// <summary>
/// Brings the store up to date with new lines of the ledger: only the items that they touch, and what follows from those,
/// are settled anew. Runs within one transaction.
/// </summary>
/// <param name="written">What written files were when they were, where that is known.</param>
internal sealed class Settlement(Database database, Catalog.KindCatalog catalog, IReadOnlyDictionary<FileStamp, FileState>? written = null)
{
    private readonly LineStore _lines = new(database);

    /// <summary>Returns the entities whose seed entry may have changed.</summary>
    /// <param name="lines">In order; new ones only.</param>
    public IReadOnlyCollection<EntityId> Take(IReadOnlyList<LedgerLine> lines)
    {
        var items = new TouchedItems();
        var paired = false;
        foreach (var (line, holds) in _lines.Add(lines))
        {
            items.Add(line);
            paired |= KeepWhatIsSaid(line, holds);
        }

        var placed = new EntitySettlement(database, _lines, fresh: false).Settle(items.Entities, paired);
        var sources = new EdgeSettlement(database, catalog, _lines, placed, fresh: false).Settle(items.Edges);
        return [.. placed.Changed.Union(sources)];
    }

    /// <summary>Keeps what a line says of pairs and files; true when that may change where merged entities go.</summary>
    private bool KeepWhatIsSaid(LedgerLine line, bool holds)
    {
        if (line.Decision.Subject is Subject.OfFiles files)
            Stamp(database, line, files, written);
        return line.Decision.Subject is Subject.OfPair pair && Pair(database, line, pair, holds);
    }

    public static bool Pair(Database database, LedgerLine line, Subject.OfPair pair, bool holds)
    {
        database.Execute("DELETE FROM pairs WHERE decision = $1", line.Id);
        if (holds)
        {
            database.Execute(
                "INSERT INTO pairs (decision, verb, first, second) VALUES ($1, $2, $3, $4)",
                line.Id, DecisionJson.NameOf(line.Verb), pair.First.ToString(), pair.Second.ToString());
        }

        return line.Verb == Verb.Merge;
    }

    public static void Stamp(Database database, LedgerLine line, Subject.OfFiles files, IReadOnlyDictionary<FileStamp, FileState>? written = null)
    {
        foreach (var file in files.Files)
        {
            FileState? state = written is not null && written.TryGetValue(file, out var known) ? known : null;
            database.Execute(
                """
                INSERT INTO files (path, sha256, decision, size, modified) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, decision = excluded.decision, size = excluded.size, modified = excluded.modified
                WHERE excluded.decision > decision
                """,
                file.Path, file.Sha256, line.Id, state?.Size, state?.Modified);
        }
    }

    /// <summary>What lines are about.</summary>
    private sealed class TouchedItems
    {
        public HashSet<EntityId> Entities { get; } = [];

        public HashSet<EdgeKey> Edges { get; } = [];

        public void Add(LedgerLine line)
        {
            if (Items.EntityOf(line.Decision) is { } entity)
                Entities.Add(entity);
            if (Items.EdgeOf(line.Decision) is { } edge)
                Edges.Add(edge);
            Entities.UnionWith(line.Carried);
        }
    }
}
