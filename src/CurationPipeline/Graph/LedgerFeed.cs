using CurationPipeline.Catalog;

namespace CurationPipeline.Graph;

/// <summary>Takes lines of the ledger into the store, and knows which ones it has.</summary>
internal sealed class LedgerFeed(Database database, KindCatalog catalog)
{
    public int LineCount => database.Count("SELECT count(*) FROM decisions");

    /// <summary>The greatest id of all lines; empty when there is none.</summary>
    public string LastId => database.Text("SELECT max(id) FROM decisions") ?? "";

    public bool Has(string decision) => database.Any("SELECT 1 FROM decisions WHERE id = $1", decision);

    public Decision? Find(string id) => database.Query(
        "SELECT line FROM decisions WHERE id = $1", row => DecisionJson.Parse(row.Bytes(0)), id).FirstOrDefault();

    /// <summary>All lines in order, with whether each still holds.</summary>
    public IEnumerable<(Decision Decision, bool Holds)> All()
    {
        var last = "";
        while (true)
        {
            var page = database.Query(
                "SELECT line, effective FROM decisions WHERE id > $1 ORDER BY id LIMIT 1000",
                row => (DecisionJson.Parse(row.Bytes(0)), row.Number(1) == 1), last);
            foreach (var line in page)
                yield return line;
            if (page.Count < 1000)
                yield break;
            last = page[^1].Item1.Id;
        }
    }

    /// <summary>Ids of lines or batches that the text means: the whole id, or its ending.</summary>
    public IReadOnlyList<string> Meant(string text) => database.Query(
        """
        SELECT id FROM decisions WHERE id = $1 UNION SELECT batch FROM batches WHERE batch = $1
        UNION SELECT id FROM decisions WHERE length($1) >= 4 AND substr(id, -length($1)) = $1
        UNION SELECT batch FROM batches WHERE length($1) >= 4 AND substr(batch, -length($1)) = $1
        """,
        row => row.Text(0), text);

    /// <summary>The one line or batch that the text means.</summary>
    /// <exception cref="CurationException">There is none, or more than one.</exception>
    public string Named(string text) => Meant(text) switch
    {
        [] => throw new CurationException($"There is no decision '{text}' in the ledger; 'curate log' lists them."),
        [var one] => one,
        var several when several.Contains(text) => text,
        var several => throw new CurationException($"'{text}' may mean {string.Join(" or ", several)}; give more of the id."),
    };

    /// <summary>The lines of a batch, or the one line, in order, with whether each still holds.</summary>
    public IReadOnlyList<(Decision Decision, bool Holds)> LinesOf(string idOrBatch) =>
        [.. new LineStore(database).LinesOf(idOrBatch).Select(line => (line.Line.Decision, line.Held))];

    /// <summary>All lines up to the one with the id, in order.</summary>
    public List<LedgerLine> LinesUpTo(string id) =>
        [.. database.Query("SELECT line FROM decisions WHERE id <= $1 ORDER BY id", row => row.Bytes(0), id).Select(line => LedgerLine.Parse(line))];

    /// <summary>The line before another; empty where there is none.</summary>
    public string LastBefore(string id) => database.Text("SELECT max(id) FROM decisions WHERE id < $1", id) ?? "";

    /// <summary>The last line before a moment; empty where there is none.</summary>
    public string LastBefore(DateTimeOffset moment) =>
        All().TakeWhile(line => line.Decision.At < moment).LastOrDefault().Decision?.Id ?? "";

    /// <summary>A fingerprint of each line that the store has, by id.</summary>
    public Dictionary<string, ulong> Fingerprints() => database.Query(
        "SELECT id, line FROM decisions", row => KeyValuePair.Create(row.Text(0), LedgerLine.FingerprintOf(row.Bytes(1))))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>Settles new lines in one transaction; entities whose entry may have changed are to be written then.</summary>
    /// <param name="lines">In order of their ids; none that the store has.</param>
    /// <param name="mark">How far the ledger has been read, in the ledger's own words.</param>
    /// <param name="write">Whether the entries have still to be written; false where they come with the lines.</param>
    /// <param name="settled">Takes the graph of a store that was empty before that is filled; what it does may not ask the store.</param>
    public void Take(IReadOnlyList<LedgerLine> lines, string mark, bool write = true, Action<ShownGraph>? settled = null)
    {
        if (database.Any("SELECT 1 FROM decisions LIMIT 1"))
            database.InTransaction(() => TakeMore(lines, mark, write));
        else if (GraphCaches.AreEmpty(database))
            database.Fill(() => TakeAll(lines, mark, write, settled));
        else
            database.InTransaction(() => TakeAll(lines, mark, write, settled));
    }

    private void TakeMore(IReadOnlyList<LedgerLine> lines, string mark, bool write)
    {
        foreach (var id in new Settlement(database, catalog).Take(lines).Order())
        {
            database.Execute("UPDATE files SET size = NULL, modified = NULL WHERE path = $1", $"seeds/{id.Type}/{id.Slug}.yaml");
            if (write)
                AwaitWriting(id.ToString());
        }

        Mark(mark);
    }

    private void TakeAll(IReadOnlyList<LedgerLine> lines, string mark, bool write, Action<ShownGraph>? settled)
    {
        new WholeSettlement(database, catalog).Take(lines, settled ?? (_ => { }));
        Mark(mark);
        if (write)
            AwaitWriting(FileRecords.All);
    }

    /// <summary>Takes the lines that say what was written: nothing is left to write.</summary>
    /// <param name="lines">What was written.</param>
    /// <param name="mark">How far the ledger has been read.</param>
    /// <param name="seen">The files that hold what the graph says, those of the lines among them.</param>
    public void Close(IReadOnlyList<LedgerLine> lines, string mark, IReadOnlyDictionary<FileStamp, FileState> seen) => database.InTransaction(() =>
    {
        new Settlement(database, catalog, seen).Take(lines);
        database.Execute("DELETE FROM unwritten");
        var files = new FileRecords(database);
        var stamped = lines.Select(line => line.Decision.Subject).OfType<Subject.OfFiles>().SelectMany(line => line.Files).ToHashSet();
        foreach (var (stamp, state) in seen.Where(file => !stamped.Contains(file.Key)))
            files.See(stamp, state);
        Mark(mark);
    });

    /// <summary>Forgets every line and all that follows from them; the caches stay.</summary>
    public void Clear() => database.InTransaction(() => Schema.Clear(database));

    /// <summary>The undo that takes the line back, if one does.</summary>
    public string? UndoOf(Decision line) => new Undoing(new LineStore(database).Undos()).UndoOf(line.Id, line.Batch);

    /// <summary>Whether what the store holds was settled under this catalog.</summary>
    public bool IsOfThisCatalog => database.Text("SELECT value FROM meta WHERE name = 'catalog'") == Print(catalog);

    public string? ReadMark() => database.Text("SELECT value FROM meta WHERE name = 'ledger'");

    private void AwaitWriting(string id) => database.Execute("INSERT OR IGNORE INTO unwritten (entity) VALUES ($1)", id);

    private void Mark(string mark) => database.Execute(
        "INSERT OR REPLACE INTO meta (name, value) VALUES ('ledger', $1), ('catalog', $2)", mark, Print(catalog));

    /// <summary>What settling depends on: which relations are symmetric, and whether quotes are joined to papers.</summary>
    private static string Print(KindCatalog catalog) =>
        string.Join(' ', catalog.Relations.Select(kind => kind.Symmetric ? kind.Name + "*" : kind.Name).Order(StringComparer.Ordinal));
}
