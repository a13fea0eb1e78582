using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>What is done for entries from the graph in memory while the store is filled: those whose folders are not there yet are written, or those that are there looked at.</summary>
internal sealed class EntriesAhead(SeedFolder folder)
{
    private Task<Dictionary<EntityId, PlannedFile>>? _writing;
    private Task<List<SeenFile>>? _looking;

    /// <summary>What was written, once <see cref="While"/> is over.</summary>
    public IReadOnlyDictionary<EntityId, PlannedFile> Written { get; private set; } = new Dictionary<EntityId, PlannedFile>();

    /// <summary>Entries that were seen to be as they are to be, once <see cref="While"/> is over.</summary>
    public IReadOnlyList<SeenFile> Seen { get; private set; } = [];

    public void Write(ShownGraph graph) => _writing = Task.Run(() => folder.WriteNew(graph));

    public void Look(ShownGraph graph) => _looking = Task.Run(() => folder.InStep(graph));

    /// <summary>Fills the store, which may begin the one or the other, and returns when both are done or have failed.</summary>
    public void While(Action fill)
    {
        try
        {
            fill();
            Written = _writing?.GetAwaiter().GetResult() ?? Written;
            Seen = _looking?.GetAwaiter().GetResult() ?? Seen;
        }
        finally
        {
            foreach (var begun in new Task?[] { _writing, _looking }.OfType<IAsyncResult>())
                begun.AsyncWaitHandle.WaitOne();
        }
    }
}
