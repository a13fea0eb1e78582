using CurationPipeline.Catalog;

namespace CurationPipeline.Graph;

/// <summary>What is otherwise in a later state of a base than in an earlier one, by id.</summary>
/// <param name="Merged">Entities that went into another one.</param>
/// <param name="Retyped">Entities that are there under another kind.</param>
/// <param name="Changed">Entities of which a field reads otherwise.</param>
public sealed record GraphDiff(
    IReadOnlyList<Entity> Added,
    IReadOnlyList<Entity> Gone,
    IReadOnlyList<(EntityId Loser, EntityId Winner)> Merged,
    IReadOnlyList<(EntityId Before, EntityId After)> Retyped,
    IReadOnlyList<(EntityId Id, IReadOnlyList<string> Fields)> Changed,
    EdgeDiff Edges)
{
    public bool IsEmpty => Added.Count + Gone.Count + Merged.Count + Retyped.Count + Changed.Count == 0 && Edges.IsEmpty;

    internal static GraphDiff Between(GraphStore before, GraphStore after, KindCatalog catalog)
    {
        var (old, now) = (before.Statuses(), after.Statuses());
        var added = now.Where(entity => !old.ContainsKey(entity.Key)).Select(entity => after.FindEntity(entity.Key)!).ToList(); // it has a status
        var gone = old.Where(entity => !now.ContainsKey(entity.Key)).Select(entity => before.FindEntity(entity.Key)!).ToList(); // it had one
        var retyped = Retypings(gone, added);
        return new GraphDiff(
            [.. added.Where(entity => retyped.All(pair => pair.After != entity.Id))],
            [.. gone.Where(entity => retyped.All(pair => pair.Before != entity.Id))],
            [.. now.Where(entity => entity.Value == StoredRow.Merged && old.GetValueOrDefault(entity.Key) is not (null or StoredRow.Merged)).Select(entity => (entity.Key, after.Resolve(entity.Key)))],
            retyped,
            [.. now.Keys.Where(old.ContainsKey).Select(id => (id, Fields(before.FindEntity(id)!, after.FindEntity(id)!))).Where(change => change.Item2.Count > 0)], // in both
            EdgeDiff.Between(before, after, old.Keys.Union(now.Keys), retyped, catalog));
    }

    private static List<(EntityId Before, EntityId After)> Retypings(List<Entity> gone, List<Entity> added)
    {
        var names = added.ToLookup(entity => ContentKey.NameForm(entity.Name), StringComparer.Ordinal);
        return
        [
            .. gone.Select(entity => (entity.Id, After: names[ContentKey.NameForm(entity.Name)].FirstOrDefault(other => other.Id.Type != entity.Id.Type)))
                .Where(pair => pair.After is not null).Select(pair => (pair.Id, pair.After!.Id)), // filtered
        ];
    }

    private static List<string> Fields(Entity before, Entity after)
    {
        var fields = new List<string>();
        Add("name", before.Name == after.Name);
        Add("description", before.Description == after.Description);
        Add("aliases", before.Aliases.SequenceEqual(after.Aliases));
        Add("evidence", before.Evidence.SequenceEqual(after.Evidence));
        Add("paper", (before.Paper, after.Paper) is (null, null) || ItemJson.Text(Only(before)) == ItemJson.Text(Only(after)));
        Add("quote", before.Quote == after.Quote);
        return fields;

        void Add(string field, bool isSame)
        {
            if (!isSame)
                fields.Add(field);
        }
    }

    /// <summary>The identifiers alone, because records compare lists by reference.</summary>
    private static Entity Only(Entity entity) => new(entity.Id, "", "") { Paper = entity.Paper };
}

/// <summary>What is otherwise among the edges.</summary>
/// <param name="Retyped">Edges between the same two whose relation is another.</param>
/// <param name="Moved">Edges that a merge or a new kind gave another end, where the same edge may have been already.</param>
/// <param name="Changed">Edges whose reason or evidence is another.</param>
public sealed record EdgeDiff(
    IReadOnlyList<EdgeKey> Added,
    IReadOnlyList<EdgeKey> Gone,
    IReadOnlyList<(EdgeKey Before, EdgeKey After)> Retyped,
    IReadOnlyList<(EdgeKey Before, EdgeKey After)> Moved,
    IReadOnlyList<EdgeKey> Changed)
{
    public bool IsEmpty => Added.Count + Gone.Count + Retyped.Count + Moved.Count + Changed.Count == 0;

    internal static EdgeDiff Between(
        GraphStore before, GraphStore after, IEnumerable<EntityId> ids, IReadOnlyList<(EntityId Before, EntityId After)> retyped, KindCatalog catalog)
    {
        var (added, gone, changed) = (new SortedSet<EdgeKey>(Order), new SortedSet<EdgeKey>(Order), new List<EdgeKey>());
        foreach (var id in ids)
        {
            var old = before.EdgesFrom(id).ToDictionary(edge => edge.Key);
            foreach (var edge in after.EdgesFrom(id))
            {
                if (!old.Remove(edge.Key, out var was))
                    added.Add(edge.Key);
                else if (was.Rationale != edge.Rationale || !was.Evidence.SequenceEqual(edge.Evidence))
                    changed.Add(edge.Key);
            }

            gone.UnionWith(old.Keys);
        }

        var kinds = retyped.ToDictionary(pair => pair.Before, pair => pair.After);
        EntityId Now(EntityId id) => kinds.TryGetValue(id, out var other) ? other : after.Resolve(id);
        var moved = Paired(gone, added, edge => after.FindEdge(edge) is not null, edge => [catalog.Order(edge with { Source = Now(edge.Source), Target = Now(edge.Target) })]);
        var relations = Paired(gone, added, added.Contains, edge => catalog.Relations.SelectMany(kind => (EdgeKey[])
            [edge with { Relation = kind.Name }, new EdgeKey(edge.Target, kind.Name, edge.Source)]));
        return new EdgeDiff([.. added], [.. gone], relations, moved, [.. changed.Order(Order)]);
    }

    private static Comparer<EdgeKey> Order => Comparer<EdgeKey>.Create((one, other) =>
        one.Source.CompareTo(other.Source) is var source and not 0 ? source
        : string.CompareOrdinal(one.Relation, other.Relation) is var relation and not 0 ? relation
        : one.Target.CompareTo(other.Target));

    /// <summary>Takes out of both what is one edge before and after.</summary>
    private static List<(EdgeKey, EdgeKey)> Paired(
        SortedSet<EdgeKey> gone, SortedSet<EdgeKey> added, Func<EdgeKey, bool> isThere, Func<EdgeKey, IEnumerable<EdgeKey>> becomes)
    {
        var pairs = new List<(EdgeKey, EdgeKey)>();
        foreach (var edge in gone.ToList())
        {
            foreach (var other in becomes(edge).Where(isThere).Take(1).ToList())
            {
                pairs.Add((edge, other));
                gone.Remove(edge);
                added.Remove(other);
            }
        }

        return pairs;
    }
}
