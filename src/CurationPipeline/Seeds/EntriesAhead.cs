using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>Writes entries whose folders are not there yet, from the graph in memory while the store is filled.</summary>
internal sealed class EntriesAhead(SeedFolder folder)
{
    private Task<Dictionary<EntityId, PlannedFile>>? _writing;

    /// <summary>What was written, once <see cref="While"/> is over.</summary>
    public IReadOnlyDictionary<EntityId, PlannedFile> Written { get; private set; } = new Dictionary<EntityId, PlannedFile>();

    public void Begin(ShownGraph graph) => _writing = Task.Run(() => folder.WriteNew(graph));

    /// <summary>Fills the store, which may begin the writing, and returns when both are done or have failed.</summary>
    public void While(Action fill)
    {
        try
        {
            fill();
            Written = _writing?.GetAwaiter().GetResult() ?? Written;
        }
        finally
        {
            ((IAsyncResult?)_writing)?.AsyncWaitHandle.WaitOne();
        }
    }
}
