namespace CurationPipeline.Graph;

/// <summary>The ledger's lines in the store: which of them hold, and which are about an item.</summary>
internal sealed class LineStore(Database database)
{
    // A whole ledger is settled from memory; after that, items ask the database for their few lines.
    private HeldLines? _held;

    /// <summary>Adds lines in order and returns every line that now holds, or no longer does.</summary>
    /// <param name="lines">New ones only; they may be older than some that are known.</param>
    public List<(LedgerLine Line, bool Holds)> Add(IReadOnlyList<LedgerLine> lines)
    {
        var undos = lines.Where(line => line.Verb == Verb.Undo).Select(UndoOf).ToList();
        var undoing = new Undoing(Undos().Concat(undos));
        var touched = Flip(undoing, undos);
        Keep(lines, undoing, line => touched.Add((line, true)));
        return touched;
    }

    /// <summary>Does the work while the lines of a whole ledger are held in memory, and stores them meanwhile.</summary>
    public T AddAll<T>(IReadOnlyList<LedgerLine> lines, Func<HeldLines, T> work)
    {
        var undoing = new Undoing(lines.Where(line => line.Verb == Verb.Undo).Select(UndoOf));
        var working = Task.Run(() => work(_held = new HeldLines([.. lines.Where(line => Holds(line, undoing))])));
        try
        {
            Keep(lines, undoing, _ => { });
        }
        finally
        {
            ((IAsyncResult)working).AsyncWaitHandle.WaitOne();
            _held = null;
        }

        return working.GetAwaiter().GetResult();
    }

    /// <summary>The lines that hold and are about the entity, in order. While a whole ledger is settled, any thread may ask.</summary>
    public IReadOnlyList<Decision> Of(EntityId entity)
    {
        if (_held is not null)
            return _held.Of(entity);
        var found = database.Query(
            """
            SELECT line FROM decisions WHERE item = $1 AND effective = 1
            UNION ALL
            SELECT line FROM carried JOIN decisions ON id = decision WHERE quote = $1 AND effective = 1
            """,
            row => DecisionJson.Parse(row.Bytes(0)),
            entity.ToString());
        found.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
        return found;
    }

    /// <summary>The lines that hold and are about the edge, in order. While a whole ledger is settled, any thread may ask.</summary>
    public IReadOnlyList<Decision> Of(EdgeKey edge) => _held?.Of(edge) ?? database.Query(
        "SELECT line FROM decisions WHERE item = $1 AND effective = 1 ORDER BY id", row => DecisionJson.Parse(row.Bytes(0)), Items.Of(edge));

    /// <summary>Whether a whole ledger is settled in which nothing but approvals is about the edge.</summary>
    public bool AreApprovals(EdgeKey edge) => _held?.AreApprovals(edge) == true;

    public List<(string Id, string Batch, string Of)> Undos() => database.Query(
        "SELECT id, batch, of FROM decisions WHERE of IS NOT NULL", row => (row.Text(0), row.Text(1), row.Text(2)));

    /// <summary>What was written to disk is a fact that no undo changes.</summary>
    private static bool Holds(LedgerLine line, Undoing undoing) => line.Decision.Subject is Subject.OfFiles || !undoing.Covers(line.Id, line.Batch);

    private static (string Id, string Batch, string Of) UndoOf(LedgerLine line) =>
        (line.Id, line.Batch, ((Subject.OfDecision)line.Decision.Subject).Id); // an undo is about another line

    /// <summary>Lines that an undo takes back, or that the undo of an undo brings back.</summary>
    private List<(LedgerLine Line, bool Holds)> Flip(Undoing undoing, IEnumerable<(string Id, string Batch, string Of)> undos)
    {
        var flipped = new List<(LedgerLine Line, bool Holds)>();
        var targets = new Queue<string>(undos.Select(undo => undo.Of));
        while (targets.TryDequeue(out var target))
        {
            foreach (var (line, held) in LinesOf(target))
            {
                var holds = Holds(line, undoing);
                if (holds == held)
                    continue;
                database.Execute("UPDATE decisions SET effective = $2 WHERE id = $1", line.Id, holds ? 1 : 0);
                flipped.Add((line, holds));
                if (line.Verb == Verb.Undo)
                    targets.Enqueue(UndoOf(line).Of);
            }
        }

        return flipped;
    }

    private List<(LedgerLine Line, bool Held)> LinesOf(string idOrBatch) => database.Query(
        "SELECT line, effective FROM decisions WHERE id = $1 OR batch = $1",
        row => (LedgerLine.Parse(row.Bytes(0)), row.Number(1) == 1),
        idOrBatch);

    private void Keep(IEnumerable<LedgerLine> lines, Undoing undoing, Action<LedgerLine> holding)
    {
        foreach (var line in lines)
        {
            var holds = Holds(line, undoing);
            Insert(line, holds);
            if (holds)
                holding(line);
        }
    }

    private void Insert(LedgerLine line, bool holds)
    {
        database.Execute(
            "INSERT INTO decisions (id, batch, verb, item, key, of, effective, line) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            line.Id, line.Batch, DecisionJson.NameOf(line.Verb), Items.Main(line.Decision), line.Key, (line.Decision.Subject as Subject.OfDecision)?.Id, holds ? 1 : 0, line.Bytes);
        foreach (var quote in line.Carried)
            database.Execute("INSERT OR IGNORE INTO carried (quote, decision) VALUES ($1, $2)", quote.ToString(), line.Id);
    }
}
