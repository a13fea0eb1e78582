using System.Text.Json.Serialization;

namespace CurationPipeline.Scoring;

/// <summary>What is said of one document: by a person, as gold, or by an extractor.</summary>
public sealed record Annotation(
    IReadOnlyList<NamedEntity> Entities, IReadOnlyList<NamedEdge> Edges, IReadOnlyList<PlacedQuote> Quotes)
{
    public static Annotation Nothing { get; } = new([], [], []);
}

/// <summary>An entity by kind and names, as it is compared.</summary>
public sealed record NamedEntity(string Kind, string Name, IReadOnlyList<string> Aliases)
{
    /// <summary>The document itself, which is not searched for and may be an end of edges.</summary>
    public static NamedEntity ThisPaper { get; } = new("paper", "this", []);

    /// <summary>Whether it is the document itself.</summary>
    [JsonIgnore]
    public bool IsThisPaper => Kind == ThisPaper.Kind && Name == ThisPaper.Name;
}

/// <summary>A relation between two entities of an annotation.</summary>
public sealed record NamedEdge(NamedEntity Source, string Relation, NamedEntity Target);

/// <summary>Words of the document and where they stand in its clean text.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last character.</param>
public sealed record PlacedQuote(string Text, int Start, int End);
