using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>
/// The index of names on disk: opened as it was left, and brought to what the graph says now by what changed since. One that
/// cannot be used is set aside and made anew.
/// </summary>
/// <param name="path">Its file.</param>
/// <param name="graph">What it follows.</param>
/// <param name="setAside">Gives the file another name, and says why.</param>
/// <param name="say">Takes what a person should know.</param>
/// <param name="disk">Where it lies.</param>
internal sealed class KeptIndex(string path, GraphStore graph, Action<string> setAside, Action<string> say, IDisk disk) : IDisposable
{
    // Of what a name's traits are and how they are kept: to be raised when either changes.
    private const int Version = 2;
    private const int TakesAWhile = 50_000;

    private EntityIndex? _index;

    /// <summary>The index, in step with the graph.</summary>
    public EntityIndex Get()
    {
        var changed = _index is null ? null : graph.Changes.Since(_index.Point);
        if (_index is null || changed is null)
        {
            _index?.Dispose();
            _index = new EntityIndex(Open(), MakeAnew);
            changed = graph.Changes.Since(_index.Point) ?? [];
        }

        if (changed.Count > 0)
        {
            // What the index has followed to survives no power cut until later; the changes before that are kept as long.
            graph.Changes.Forget(_index.Point);
            _index.Change(graph.Changes.Now, changed, changed.Where(graph.IsActive).Select(graph.FindEntity).OfType<Entity>());
        }

        return _index;
    }

    public void Dispose() => _index?.Dispose();

    private TraitStore Open()
    {
        var store = TraitStore.Open(path, Version, setAside, disk);
        if (store.Point == default)
            return Fill(store);
        if (graph.Changes.Since(store.Point) is not null)
            return store;
        // One of a base that had no entity yet holds nothing that could be of another graph.
        if (store.LastNumber == 0)
            return Fill(store);
        store.Dispose();
        setAside("it belongs to another graph, or to this one before it was made anew");
        return Fill(TraitStore.Open(path, Version, setAside, disk));
    }

    private TraitStore MakeAnew()
    {
        setAside("it is damaged");
        return Fill(TraitStore.Open(path, Version, setAside, disk));
    }

    private TraitStore Fill(TraitStore store)
    {
        if (graph.RoughCount >= TakesAWhile)
            say("The index of names is made, which takes about a minute for a million entities.");
        try
        {
            EntityIndex.Write(store, graph.Changes.Now, [], graph.Entities());
            return store;
        }
        catch
        {
            store.Dispose(); // one that stays open would keep the file from being made anew
            throw;
        }
    }
}
