namespace CurationPipeline.Graph;

/// <summary>A thing that the base holds, as a person accepted it.</summary>
public sealed record Entity(EntityId Id, string Name, string Description)
{
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The words that show it, each once, by the quote's id.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Where this entity went when it was merged; null while it is active.</summary>
    public EntityId? MergedInto { get; init; }

    /// <summary>What only a paper has; null for other kinds.</summary>
    public PaperDetails? Paper { get; init; }

    /// <summary>What only a quote has; null for other kinds.</summary>
    public QuoteDetails? Quote { get; init; }
}

/// <summary>What identifies a paper beyond its title.</summary>
/// <param name="Sha256">Of each ingested version's file, lower-case hex, in the order of ingestion.</param>
public sealed record PaperDetails(
    IReadOnlyList<string> Authors, int? Year, string? Arxiv, string? Doi, IReadOnlyList<string> Sha256);

/// <summary>Verbatim words and their place in a paper.</summary>
/// <param name="Text">The source's own words.</param>
/// <param name="Page">1-based page of the first letter.</param>
/// <param name="Start">First character in the paper's clean text (UTF-16).</param>
/// <param name="End">One past the last character.</param>
/// <param name="Reader">Version of the text reader whose clean text the characters count in.</param>
/// <param name="Speaker">Who says it, where it is not the authors.</param>
/// <param name="Role">result, background, reported, criticised or hypothetical.</param>
/// <param name="Rationale">Why it matters, in one line.</param>
public sealed record QuoteDetails(
    string Text, EntityId Paper, int Page, int Start, int End, int Reader, string? Speaker, string Role, string Rationale)
{
    /// <summary>SHA-256 of the words as they were proven, in UTF-8; null where they were never proven.</summary>
    public string? TextHash { get; init; }

    /// <summary>SHA-256 of their letters and digits alone, which another setting of the same words does not change.</summary>
    public string? SkeletonHash { get; init; }
}
