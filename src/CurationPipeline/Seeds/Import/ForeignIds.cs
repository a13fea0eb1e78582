using CurationPipeline.Graph;

namespace CurationPipeline.Seeds.Import;

/// <summary>Gives what comes without an id one: that of its namesake in the base, else one of its own, the same each time.</summary>
internal sealed class ForeignIds(GraphStore graph)
{
    private readonly HashSet<EntityId> _used = [];

    public void Reserve(EntityId id) => _used.Add(id);

    public EntityId Of(string kind, string name, string slugFrom)
    {
        var id = Slug.Free(kind, slugFrom, candidate => !IsFor(candidate, name));
        _used.Add(id);
        return id;
    }

    private bool IsFor(EntityId id, string name) => !_used.Contains(id)
        && (graph.FindEntity(id) is { } known ? ContentKey.NameForm(known.Name) == ContentKey.NameForm(name) : !graph.WasUsed(id));
}
