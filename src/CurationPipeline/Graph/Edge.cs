namespace CurationPipeline.Graph;

/// <summary>A typed relation between two entities, with what speaks for it.</summary>
public sealed record Edge(EntityId Source, string Relation, EntityId Target, string Rationale)
{
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    public EdgeKey Key => new(Source, Relation, Target);
}

/// <summary>What makes an edge the same edge, however it is worded.</summary>
public readonly record struct EdgeKey(EntityId Source, string Relation, EntityId Target);

/// <summary>A quote that speaks for an edge, or shows an entity.</summary>
/// <param name="Quote">The quote's id.</param>
/// <param name="Role">result, background, reported, criticised or hypothetical.</param>
/// <param name="Origin">The merged entity that the evidence came from, where it came by a merge.</param>
public readonly record struct Evidence(EntityId Quote, string Role, EntityId? Origin = null);
