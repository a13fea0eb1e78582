namespace CurationPipeline.Graph;

/// <summary>
/// Brings the store up to date with new lines of the ledger: only the items that they touch, and what follows from those,
/// are settled anew. Runs within one transaction.
/// </summary>
internal sealed class Settlement(Database database, Catalog.KindCatalog catalog)
{
    private readonly LineStore _lines = new(database);

    /// <summary>Returns the entities whose seed entry may have changed.</summary>
    /// <param name="lines">In order; new ones only.</param>
    /// <param name="fresh">Whether the store is empty.</param>
    public IReadOnlyCollection<EntityId> Take(IReadOnlyList<LedgerLine> lines, bool fresh)
    {
        IReadOnlyCollection<EntityId> changed = [];
        if (fresh)
            Schema.WithoutIndexes(database, () => changed = Settle(lines, fresh));
        return fresh ? changed : Settle(lines, fresh);
    }

    private HashSet<EntityId> Settle(IReadOnlyList<LedgerLine> lines, bool fresh)
    {
        var entities = new HashSet<EntityId>();
        var edges = new HashSet<string>(StringComparer.Ordinal);
        var paired = false;
        foreach (var (line, holds) in _lines.Add(lines, fresh))
        {
            if (line.Other is Subject.OfPair pair)
                paired |= Pair(line, pair, holds);
            if (line.Other is Subject.OfFiles files)
                Stamp(line, files);
            if (line.Item is { } item && Items.IsEdge(item))
                edges.Add(item);
            else if (line.Item is { } entity)
                entities.Add(EntityId.Parse(entity));
            entities.UnionWith(line.Carried);
        }

        var placed = new EntitySettlement(database, _lines, fresh).Settle(entities, paired);
        var shown = new EdgeSettlement(database, catalog, _lines, placed, fresh).Settle(edges);
        placed.Changed.UnionWith(shown);
        return placed.Changed;
    }

    private bool Pair(LedgerLine line, Subject.OfPair pair, bool holds)
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

    private void Stamp(LedgerLine line, Subject.OfFiles files)
    {
        foreach (var file in files.Files)
        {
            database.Execute(
                """
                INSERT INTO files (path, sha256, decision) VALUES ($1, $2, $3)
                ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, decision = excluded.decision, size = NULL, modified = NULL
                WHERE excluded.decision > decision
                """,
                file.Path, file.Sha256, line.Id);
        }
    }
}
