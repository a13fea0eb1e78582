using CurationPipeline.Graph;

namespace CurationPipeline.Seeds.Import;

/// <summary>What another base says, in its own words: kinds, relations and keys are still the source's.</summary>
/// <param name="Mistakes">What could not be read, one sentence each with its place.</param>
internal sealed record SourceGraph(IReadOnlyList<SourceNode> Nodes, IReadOnlyList<SourceEdge> Edges, IReadOnlyList<string> Mistakes);

/// <summary>Something that may become an entity.</summary>
/// <param name="Key">What the source's edges call it.</param>
/// <param name="Kind">Empty where the source does not say.</param>
/// <param name="Place">File, and line where there is one: what a message begins with.</param>
internal sealed record SourceNode(string Key, string Kind, string Name, string Place)
{
    /// <summary>The id that the source gives; null where one is to be made.</summary>
    public EntityId? Id { get; init; }

    /// <summary>What an id is made from where the source has none.</summary>
    public string SlugFrom { get; init; } = Name;

    public string Description { get; init; } = "";

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    public EntityId? MergedInto { get; init; }

    public PaperDetails? Paper { get; init; }

    public QuoteDetails? Quote { get; init; }
}

/// <summary>Something that may become an edge.</summary>
/// <param name="From">Key of its source.</param>
/// <param name="Relation">Empty where the source does not say.</param>
/// <param name="To">Key of its target.</param>
internal sealed record SourceEdge(string From, string Relation, string To, string Place)
{
    public string Rationale { get; init; } = "";

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}
