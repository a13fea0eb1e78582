using CurationPipeline.Extract;

namespace CurationPipeline.Resolve;

/// <summary>All mentions of one thing within one ingest, brought together.</summary>
/// <param name="Kind">The kind that most of them give it.</param>
/// <param name="Name">The best of its names: spelled out, then the most frequent, then the first.</param>
/// <param name="Description">The fullest of its descriptions.</param>
/// <param name="Aliases">All other names, acronyms among them.</param>
/// <param name="Evidence">Of all mentions, each quote once.</param>
/// <param name="Mentions">As they came.</param>
public sealed record MentionGroup(
    string Kind,
    string Name,
    string Description,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<QuoteMention> Evidence,
    IReadOnlyList<EntityMention> Mentions)
{
    /// <summary>Other kinds that some of the mentions give it.</summary>
    public IReadOnlyList<string> OtherKinds { get; init; } = [];

    public Mention ToMention() => new(Kind, Name) { Aliases = Aliases, Description = Description };
}
