namespace CurationPipeline.Scoring;

/// <summary>What should be found in one document, and what should not.</summary>
/// <param name="Document">The name by which runs know the document.</param>
/// <param name="Source">Where its text comes from.</param>
/// <param name="Right">What should be found.</param>
public sealed record Gold(string Document, GoldSource Source, Annotation Right)
{
    /// <summary>What should not be found, as somebody said of it by name.</summary>
    public Annotation Wrong { get; init; } = Annotation.Nothing;

    /// <summary>What may be found or not: it counts neither way.</summary>
    public Annotation Neither { get; init; } = Annotation.Nothing;

    /// <summary>Whether everything else is wrong too; without it, what nobody judged counts neither way.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>What was looked for; the rest is not counted.</summary>
    public Coverage Covers { get; init; } = Coverage.All;

    /// <summary>Sentences of which a graph of the document should support each; only data of that form has them.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];
}

/// <summary>Where the text of a document comes from: a file, or the words themselves.</summary>
public sealed record GoldSource(string? File, string? Text);

/// <summary>What an annotator looked for.</summary>
/// <param name="Kinds">Kinds of entity; null for all.</param>
/// <param name="Relations">Relations; null for all.</param>
public sealed record Coverage(IReadOnlyCollection<string>? Kinds, IReadOnlyCollection<string>? Relations, bool Quotes)
{
    public static Coverage All { get; } = new(null, null, true);

    internal bool Has(NamedEntity entity) => Kinds?.Contains(entity.Kind) ?? true;

    internal bool Has(NamedEdge edge) => (Relations?.Contains(edge.Relation) ?? true) && HasEnds(edge);

    internal bool HasEnds(NamedEdge edge) => Has(edge.Source) && Has(edge.Target);
}
