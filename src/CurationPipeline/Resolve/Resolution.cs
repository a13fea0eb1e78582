using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>What became of looking up a mention.</summary>
/// <param name="Verdict">Same: it is <paramref name="Same"/>. Possible: a person has to say. Different: it is new.</param>
/// <param name="Same">The entity that it is; null unless the verdict is Same.</param>
/// <param name="Reason">Why, in a sentence for a person.</param>
/// <param name="Candidates">All that were compared closely, best first, whatever their verdict.</param>
public sealed record Resolution(Verdict Verdict, EntityId? Same, string Reason, IReadOnlyList<Candidate> Candidates)
{
    /// <summary>Those that a person should look at before the mention becomes something new.</summary>
    public IReadOnlyList<Candidate> Possible => [.. Candidates.Where(candidate => candidate.Verdict == Verdict.Possible)];

    /// <summary>What is odd about the mention itself, such as letters of another alphabet that look Latin.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
