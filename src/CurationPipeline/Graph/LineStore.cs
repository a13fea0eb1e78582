namespace CurationPipeline.Graph;

/// <summary>The ledger's lines in the store: which of them hold, and which are about an item.</summary>
internal sealed class LineStore(Database database)
{
    // A whole ledger is settled from memory; after that, items ask the database for their few lines.
    private Dictionary<string, List<Decision>>? _all;

    /// <summary>Adds lines in order and returns every decision that now holds, or no longer does.</summary>
    /// <param name="lines">New ones only; they may be older than some that are known.</param>
    /// <param name="fresh">Whether the store has no lines yet.</param>
    public List<(Decision Decision, bool Holds)> Add(IReadOnlyList<LedgerLine> lines, bool fresh)
    {
        var undos = lines.Where(line => line.Decision.Verb == Verb.Undo).Select(line => UndoOf(line.Decision)).ToList();
        var undoing = new Undoing(Undos().Concat(undos));
        var touched = fresh ? [] : Flip(undoing, undos);
        _all = fresh ? new Dictionary<string, List<Decision>>(lines.Count, StringComparer.Ordinal) : null;
        foreach (var line in lines)
        {
            var holds = Holds(line.Decision, undoing);
            Insert(line, holds);
            if (!holds)
                continue;
            touched.Add((line.Decision, true));
            if (_all is not null)
                Remember(line.Decision);
        }

        return touched;
    }

    /// <summary>The lines that hold and are about the item, in order.</summary>
    public IReadOnlyList<Decision> Of(string item)
    {
        if (_all is not null)
            return _all.TryGetValue(item, out var lines) ? lines : [];
        var found = database.Query(
            """
            SELECT line FROM decisions WHERE item = $1 AND effective = 1
            UNION ALL
            SELECT line FROM carried JOIN decisions ON id = decision WHERE quote = $1 AND effective = 1
            """,
            row => DecisionJson.Parse(row.Bytes(0)),
            item);
        found.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
        return found;
    }

    /// <summary>What was written to disk is a fact that no undo changes.</summary>
    private static bool Holds(Decision line, Undoing undoing) => line.Subject is Subject.OfFiles || !undoing.Covers(line.Id, line.Batch);

    private static (string Id, string Batch, string Of) UndoOf(Decision line) =>
        (line.Id, line.Batch, ((Subject.OfDecision)line.Subject).Id);

    public List<(string Id, string Batch, string Of)> Undos() => database.Query(
        "SELECT id, batch, of FROM decisions WHERE of IS NOT NULL", row => (row.Text(0), row.Text(1), row.Text(2)));

    /// <summary>Lines that an undo takes back, or that the undo of an undo brings back.</summary>
    private List<(Decision Decision, bool Holds)> Flip(Undoing undoing, IEnumerable<(string Id, string Batch, string Of)> undos)
    {
        var flipped = new List<(Decision Decision, bool Holds)>();
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

    private List<(Decision Line, bool Held)> LinesOf(string idOrBatch) => database.Query(
        "SELECT line, effective FROM decisions WHERE id = $1 OR batch = $1",
        row => (DecisionJson.Parse(row.Bytes(0)), row.Number(1) == 1),
        idOrBatch);

    private void Insert(LedgerLine line, bool holds)
    {
        var decision = line.Decision;
        // What is known of an edge's content is kept with the edge, whose ends a merge may move.
        var key = decision.Subject is Subject.OfEdge or Subject.OfEvidence ? null : decision.Key;
        database.Execute(
            "INSERT INTO decisions (id, batch, verb, item, key, of, effective, line) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            decision.Id, decision.Batch, DecisionJson.NameOf(decision.Verb), Items.Main(decision), key,
            (decision.Subject as Subject.OfDecision)?.Id, holds ? 1 : 0, line.Bytes.ToArray());
        foreach (var quote in Items.Carried(decision))
            database.Execute("INSERT OR IGNORE INTO carried (quote, decision) VALUES ($1, $2)", quote.ToString(), decision.Id);
    }

    private void Remember(Decision line)
    {
        if (Items.Main(line) is { } item)
            Remember(item, line);
        foreach (var quote in Items.Carried(line))
            Remember(quote.ToString(), line);
    }

    private void Remember(string item, Decision line)
    {
        if (!_all!.TryGetValue(item, out var lines))
            _all[item] = lines = [];
        lines.Add(line);
    }
}
