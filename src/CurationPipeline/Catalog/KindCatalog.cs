namespace CurationPipeline.Catalog;

/// <summary>What we look for: the kinds of entity and of relation, in the order in which lists show them.</summary>
public sealed class KindCatalog
{
    private readonly Dictionary<string, int> _entityOrder;
    private readonly Dictionary<string, RelationKind> _relations;

    public KindCatalog(IReadOnlyList<EntityKind> entities, IReadOnlyList<RelationKind> relations)
    {
        Entities = entities;
        Relations = relations;
        _entityOrder = entities.Select((kind, order) => (kind.Name, order))
            .ToDictionary(pair => pair.Name, pair => pair.order, StringComparer.Ordinal);
        _relations = relations.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    }

    /// <summary>The kinds of design: nine of entity, sixteen of relation; used where a base has no catalog of its own.</summary>
    public static KindCatalog Default { get; } = CatalogFile.ReadDefault();

    public IReadOnlyList<EntityKind> Entities { get; }

    public IReadOnlyList<RelationKind> Relations { get; }

    public EntityKind? FindEntity(string name) =>
        _entityOrder.TryGetValue(name, out var order) ? Entities[order] : null;

    public RelationKind? FindRelation(string name) => _relations.GetValueOrDefault(name);

    /// <summary>Position of a kind in lists; unknown kinds come last.</summary>
    public int OrderOf(string entityKind) => _entityOrder.GetValueOrDefault(entityKind, int.MaxValue);

    /// <summary>Why the relation may not join the two kinds in this direction, in one sentence, or null when it may.</summary>
    public string? WhyNot(string source, string relation, string target)
    {
        if (FindRelation(relation) is not { } kind)
        {
            return $"There is no relation '{relation}'; the catalog has {string.Join(", ", _relations.Keys)}.";
        }

        return kind.Joins(source, target) || (kind.Symmetric && kind.Joins(target, source))
            ? null
            : $"'{relation}' cannot join a {source} to a {target}; it leads from {string.Join(", ", kind.Sources)} " +
              $"to {string.Join(", ", kind.Targets)}.";
    }
}
