namespace CurationPipeline.Extract;

/// <summary>What was found in one document, and what was lost on the way.</summary>
/// <param name="Extractor">Who found it: <c>rules</c>, or the model as asked for.</param>
/// <param name="Prompts">Fingerprint of each prompt used, by its name.</param>
public sealed record Extraction(
    string Extractor,
    IReadOnlyDictionary<string, string> Prompts,
    IReadOnlyList<Chunk> Chunks,
    IReadOnlyList<EntityMention> Entities,
    IReadOnlyList<RelationMention> Relations,
    IReadOnlyList<QuoteMention> Quotes,
    IReadOnlyList<Loss> Losses)
{
    public long TokensIn { get; init; }

    public long TokensOut { get; init; }

    /// <summary>Null where no price is known for the model.</summary>
    public decimal? CostUsd { get; init; }
}

/// <summary>A stretch of a document that is read in one go.</summary>
/// <param name="Index">0-based.</param>
/// <param name="Start">First character in the clean text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Section">Heading that it stands under; null before the first.</param>
/// <param name="Failure">Why it could not be read; null when it was.</param>
public sealed record Chunk(int Index, int Start, int End, string? Section, string? Failure = null);

/// <summary>Something that did not come through, with its reason: nothing is dropped without one.</summary>
public sealed record Loss(string What, string Reason);

/// <summary>An entity that the base already has, as far as an extractor needs to know it.</summary>
public sealed record KnownEntity(string Id, string Kind, string Name, IReadOnlyList<string> Aliases, string Description);
