namespace CurationPipeline.Extract;

/// <summary>Something that the text is said to mention, before anybody has checked it.</summary>
/// <param name="Kind">A kind of the catalog.</param>
/// <param name="Name">Its name as the text or the model gives it.</param>
/// <param name="Description">One or two sentences; may be empty.</param>
/// <param name="Aliases">Other names that the text gives it, acronyms among them.</param>
/// <param name="Evidence">Where the text speaks of it.</param>
/// <param name="Chunk">0-based chunk that it came from.</param>
public sealed record EntityMention(
    string Kind, string Name, string Description, IReadOnlyList<string> Aliases, IReadOnlyList<QuoteMention> Evidence, int Chunk)
{
    /// <summary>The id of the known entity that it was recognised as, where the extractor says so; checked later.</summary>
    public string? KnownId { get; init; }
}

/// <summary>One end of a relation, by kind and name.</summary>
public sealed record EndMention(string Kind, string Name);

/// <summary>A relation that the text is said to state.</summary>
public sealed record RelationMention(
    EndMention Source, string Relation, EndMention Target, string Rationale, IReadOnlyList<QuoteMention> Evidence, int Chunk);

/// <summary>Words that are said to stand in the text; proven or refused when they are grounded.</summary>
/// <param name="Text">The words as given.</param>
/// <param name="Rationale">Why they matter, in one line.</param>
/// <param name="Role">result, background, reported, criticised or hypothetical.</param>
/// <param name="Speaker">Who says it, where it is not the authors.</param>
/// <param name="Chunk">0-based chunk that they came from.</param>
public sealed record QuoteMention(string Text, string Rationale, string Role, string? Speaker, int Chunk)
{
    /// <summary>What the words are about; empty for words that only serve as evidence.</summary>
    public IReadOnlyList<EndMention> About { get; init; } = [];
}
