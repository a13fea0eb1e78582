namespace CurationPipeline.Graph;

/// <summary>What an entity is joined to, by kind in the catalog's order, best connected first.</summary>
public sealed record Neighborhood(EntityId Of, IReadOnlyList<NeighborGroup> Groups)
{
    /// <summary>The same with the neighbors first that most independent sources join to it; where those are as many, as it was.</summary>
    public Neighborhood RankedBySources() =>
        this with { Groups = [.. Groups.Select(group => group with { Items = [.. group.Items.OrderByDescending(neighbor => neighbor.Sources)] })] };
}

/// <summary>The neighbors of one kind.</summary>
/// <param name="Kind">As the catalog names it.</param>
/// <param name="Heading">The kind's plural, as it heads a list.</param>
public sealed record NeighborGroup(string Kind, string Heading, IReadOnlyList<Neighbor> Items);

/// <summary>An entity that shares at least one edge with another.</summary>
/// <param name="EdgeCount">Number of its distinct active edges in the whole base.</param>
/// <param name="Edges">What joins the two, in the catalog's order; never empty.</param>
/// <param name="Sources">Number of independent sources that speak for what joins the two; repeats are not counted.</param>
public sealed record Neighbor(EntityId Id, string Name, string Description, int EdgeCount, IReadOnlyList<NeighborEdge> Edges, int Sources)
{
    /// <summary>The first of the relations that join the two.</summary>
    public string Relation => Edges[0].Relation;

    /// <summary><c>out</c> when the relation leads to the neighbor, <c>in</c> when it comes from it, <c>both</c> when symmetric.</summary>
    public string Direction => Edges[0].Direction;
}

/// <summary>One relation between an entity and its neighbor.</summary>
/// <param name="Words">The relation as read from the entity: <c>studies</c>, or <c>studied by</c> when it comes in.</param>
public sealed record NeighborEdge(string Relation, string Direction, string Words, Edge Edge);
