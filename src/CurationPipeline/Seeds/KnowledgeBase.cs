using CurationPipeline.Catalog;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Seeds.Import;

namespace CurationPipeline.Seeds;

/// <summary>
/// A base on disk: its ledger, the graph that follows from it, and the seed entries that follow from the graph. What a crash
/// left unfinished is finished when it is opened.
/// </summary>
public sealed class KnowledgeBase : IDisposable
{
    private const int MostLinesBeside = 50_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly BaseLock _lock;
    private readonly DerivedFiles _derived;
    private readonly Ledger _ledger;
    private readonly DecisionClock _clock;
    private readonly Action<string> _say;
    private readonly Lock _gate = new();
    private SeedFolder _folder;
    private HandEdits _edits;
    private BatchWriter _batches;
    private KeptIndex? _names;

    private KnowledgeBase(string directory, KindCatalog catalog, BaseLock held, TimeProvider time, IDisk disk, Action<string> say)
    {
        Directory = directory;
        Catalog = catalog;
        _lock = held;
        _derived = new DerivedFiles(directory, disk, say);
        Files = new DiskFiles(disk);
        _say = say;
        _ledger = new Ledger(directory, Files, say);
        _clock = new DecisionClock(time);
        Graph = _derived.OpenStore(catalog);
        (_folder, _edits, _batches) = Attach();
    }

    public string Directory { get; }

    public KindCatalog Catalog { get; }

    public GraphStore Graph { get; private set; }

    /// <summary>The names of all that is in the base, to be searched by; in step with the graph when it is asked for.</summary>
    public EntityIndex Names
    {
        get
        {
            lock (_gate)
                return (_names ??= _derived.OpenNames(Graph)).Get();
        }
    }

    /// <summary>How all that belongs to the base is written.</summary>
    public DiskFiles Files { get; }

    /// <param name="directory">The folder that holds <c>seeds</c>; made when it is not there.</param>
    /// <param name="time">The clock for decisions.</param>
    /// <param name="say">Takes what a person should know: what was finished, made anew, set aside.</param>
    /// <param name="disk">Where it lies.</param>
    /// <exception cref="BaseInUseException">Another program has it open.</exception>
    /// <exception cref="CurationException">Its catalog, ledger or first entries cannot be read, or nothing can be written.</exception>
    public static KnowledgeBase Open(string directory, TimeProvider? time = null, Action<string>? say = null, IDisk? disk = null) =>
        Open(directory, time, say, disk ?? new Disk(), Patience);

    /// <summary>Checks and applies decisions as one batch: all of them or, with a mistake in one, none.</summary>
    /// <exception cref="CurationException">A decision does not hold, or a seed file has a mistake; nothing was changed.</exception>
    public ApplyResult Decide(IReadOnlyList<NewDecision> decisions, string by)
    {
        lock (_gate)
        {
            var messages = new List<string>();
            _batches.AdoptHandEdits(by, messages);
            var drafts = new Drafting(Graph, Catalog).Draft(decisions);
            return drafts.Count == 0 ? new ApplyResult(null, [], [], messages) : _batches.Apply(drafts, by, messages);
        }
    }

    /// <summary>Takes back a decision or a whole batch; an undo can be undone.</summary>
    /// <param name="idOrBatch">An id, or enough of its end to tell it from others.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="first">What has to be done before the ledger says so, once nothing stands in the way.</param>
    /// <exception cref="CurationException">There is no such decision, or it is taken back already.</exception>
    public ApplyResult Undo(string idOrBatch, string by, Action? first = null)
    {
        lock (_gate)
        {
            var messages = new List<string>();
            _batches.AdoptHandEdits(by, messages);
            var id = new UndoTarget(Graph.Feed).Find(idOrBatch);
            var resting = Graph.RestingMerges().ToHashSet();
            var waiting = Graph.WaitingEdges().ToHashSet();
            first?.Invoke();
            var result = _batches.Apply([new Draft(Verb.Undo, new Subject.OfDecision(id))], by, messages);
            _batches.Tell(Left.Over(Graph, resting, waiting), messages);
            return result;
        }
    }

    /// <summary>Takes in another base, as one batch that the person who asks for it decides on.</summary>
    /// <param name="source">A file or folder.</param>
    /// <param name="options">How its words are to be read.</param>
    /// <param name="by">Who decides.</param>
    /// <exception cref="CurationException">Something in it does not hold; the message has one line for each mistake, and nothing was changed.</exception>
    public ImportResult Import(string source, ImportOptions options, string by)
    {
        lock (_gate)
        {
            var messages = new List<string>();
            if (!options.DryRun)
                _batches.AdoptHandEdits(by, messages);
            var importing = new Importing(Graph, Catalog, options);
            var drafts = importing.Plan(source);
            var applied = drafts.Count == 0 || options.DryRun ? null : _batches.Apply(drafts, by, messages);
            return importing.Result(applied?.Batch, drafts);
        }
    }

    /// <summary>Makes every seed file what the graph says, after taking in what people changed in them.</summary>
    /// <param name="check">Only says which files would change.</param>
    /// <param name="by">Who is recorded for hand edits.</param>
    /// <exception cref="CurationException">A seed file has a mistake; nothing was changed.</exception>
    public RegenerateResult Regenerate(bool check, string by = "hand")
    {
        lock (_gate)
        {
            var messages = new List<string>();
            var differences = _edits.Find();
            var drafts = _edits.Adopt(differences);
            if (check || differences.Count == 0)
                return new RegenerateResult(differences, [], [], messages);
            var adopted = drafts.Count > 0 ? _batches.Adopt(differences, drafts, by, messages) : null;
            // What was taken in may have changed other entries too.
            var rest = _batches.WriteAll(adopted is null ? differences : _edits.Find(), by);
            return new RegenerateResult(differences, adopted?.Decisions ?? [], [.. adopted?.Files ?? [], .. rest], messages);
        }
    }

    /// <summary>Looks through the whole base for what does not hold; changes nothing.</summary>
    /// <param name="prove">Looks a quote up in its paper's text; without it, quotes are taken at their word.</param>
    public IReadOnlyList<Finding> Check(Func<Entity, QuoteProof>? prove = null)
    {
        lock (_gate)
            return [.. new BaseCheck(this, _folder, _edits).Run(prove)];
    }

    /// <summary>Seed files that are not what the graph says, by path.</summary>
    public IReadOnlyList<SeedChange> Differences()
    {
        lock (_gate)
            return _edits.Find();
    }

    /// <summary>What is wrong with seed files that people changed; until it is put right, no change of theirs is taken in.</summary>
    public IReadOnlyList<Finding> Mistakes()
    {
        lock (_gate)
            return [.. _edits.MistakesIn(_edits.Find()).Select(Finding.OfMistake)];
    }

    /// <summary>A seed file as it is on disk and as the graph says it is; null where there is none.</summary>
    public (string? OnDisk, string? InGraph) TextsOf(string path)
    {
        lock (_gate)
        {
            var there = _folder.Read(path);
            var entry = HandEdits.IdOf(path) is { } id ? _folder.EntryOf(id) : null;
            return (there is null ? null : System.Text.Encoding.UTF8.GetString(there), entry is null ? null : SeedWriter.Write(entry));
        }
    }

    /// <summary>What became otherwise between two points of the ledger.</summary>
    public LedgerDiff Diff(LedgerSpan span)
    {
        lock (_gate)
        {
            var (from, to) = span.Of(Graph.Feed);
            using var before = GraphStore.OfLines(Graph.Feed.LinesUpTo(from), Catalog);
            using var after = to == Graph.Feed.LastId ? null : GraphStore.OfLines(Graph.Feed.LinesUpTo(to), Catalog);
            return new LedgerDiff(from, to, GraphDiff.Between(before, after ?? Graph, Catalog));
        }
    }

    /// <summary>What became otherwise since a line; null where the ledger does not have it, or is too long to be gone through beside other work.</summary>
    public GraphDiff? ChangesSince(string line) =>
        Graph.Feed.Has(line) && Graph.Feed.LineCount <= MostLinesBeside ? Diff(new LedgerSpan(line)).Changes : null;

    /// <summary>Every line of the ledger in order.</summary>
    public IEnumerable<Decision> Log() => Graph.Feed.All().Select(line => line.Decision);

    /// <summary>Every line of the ledger in order, with whether it still holds.</summary>
    public IEnumerable<(Decision Decision, bool Holds)> History() => Graph.Feed.All();

    public void Dispose()
    {
        _names?.Dispose();
        Graph.Dispose();
        _lock.Dispose();
    }

    internal static KnowledgeBase Open(string directory, TimeProvider? time, Action<string>? say, IDisk disk, TimeSpan patience)
    {
        var held = BaseLock.Take(directory, patience, new DiskFiles(disk));
        KnowledgeBase? opened = null;
        try
        {
            var catalog = CatalogFile.ReadOrDefault(Path.Combine(directory, "seeds", "catalog.yaml"));
            opened = new KnowledgeBase(directory, catalog, held, time ?? TimeProvider.System, disk, say ?? (_ => { }));
            opened.Recover();
            return opened;
        }
        catch
        {
            (opened ?? (IDisposable)held).Dispose();
            throw;
        }
    }

    private (SeedFolder Folder, HandEdits Edits, BatchWriter Batches) Attach()
    {
        var folder = new SeedFolder(Directory, Graph, Files);
        var edits = new HandEdits(folder, Graph, Catalog);
        return (folder, edits, new BatchWriter(_ledger, _clock, Graph, folder, edits, Files, _say));
    }

    private void Recover()
    {
        try
        {
            _batches.CatchUp();
        }
        catch (CurationException exception) when (StoreFile.IsDamage(exception))
        {
            Graph.Dispose();
            _derived.SetStoreAside("it is damaged");
            Graph = _derived.OpenStore(Catalog);
            (_folder, _edits, _batches) = Attach();
            _batches.CatchUp();
        }
    }
}
