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
            Schema.WithoutIndexes(database, ["decisions"], () => Keep(lines, undoing, _ => { }));
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
        "SELECT line FROM decisions WHERE edge = $1 AND effective = 1 ORDER BY id", row => DecisionJson.Parse(row.Bytes(0)), ContentKey.NumberOf(edge))
        .FindAll(line => Items.EdgeOf(line) == edge); // a short hash may stand for two

    /// <summary>The lines of a batch, or the one line, in order, with whether each still holds.</summary>
    public List<(LedgerLine Line, bool Held)> LinesOf(string idOrBatch) => database.Query(
        """
        SELECT id, line, effective FROM decisions WHERE id = $1
        UNION ALL
        SELECT id, line, effective FROM batches CROSS JOIN decisions ON id BETWEEN first AND last AND decisions.batch = batches.batch
        WHERE batches.batch = $1 AND id <> $1
        ORDER BY id
        """,
        row => (LedgerLine.Parse(row.Bytes(1)), row.Number(2) == 1),
        idOrBatch);

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

    private void Keep(IEnumerable<LedgerLine> lines, Undoing undoing, Action<LedgerLine> holding)
    {
        LedgerLine? first = null, last = null;
        foreach (var line in lines)
        {
            var holds = Holds(line, undoing);
            Insert(line, holds);
            if (holds)
                holding(line);
            if (line.Batch != first?.Batch)
            {
                NoteBatch(first, last);
                first = line;
            }

            last = line;
        }

        NoteBatch(first, last);
    }

    private void NoteBatch(LedgerLine? first, LedgerLine? last)
    {
        if (first is null || last is null)
            return;
        database.Execute(
            """
            INSERT INTO batches (batch, first, last) VALUES ($1, $2, $3)
            ON CONFLICT (batch) DO UPDATE SET first = min(first, excluded.first), last = max(last, excluded.last)
            """,
            first.Batch, first.Id, last.Id);
    }

    private void Insert(LedgerLine line, bool holds)
    {
        database.Execute(
            "INSERT INTO decisions (id, batch, verb, item, edge, key, of, effective, line) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            line.Id, line.Batch, DecisionJson.NameOf(line.Verb), Items.EntityOf(line.Decision), line.Edge, line.Key, (line.Decision.Subject as Subject.OfDecision)?.Id, holds ? 1 : 0, line.Bytes);
        foreach (var quote in line.Carried)
            database.Execute("INSERT OR IGNORE INTO carried (quote, decision) VALUES ($1, $2)", quote.ToString(), line.Id);
    }
}
