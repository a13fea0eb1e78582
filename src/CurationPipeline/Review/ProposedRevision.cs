using CurationPipeline.Graph;
using CurationPipeline.Ground;

namespace CurationPipeline.Review;

/// <summary>A quote of the base that a new version, or a new reading, of its paper has elsewhere, with other words, or not at all.</summary>
/// <param name="Key">Content key of the quote together with what became of it.</param>
/// <param name="Quote">The quote's id.</param>
/// <param name="Fate">Moved, changed or vanished.</param>
/// <param name="Was">Its words in the base.</param>
/// <param name="WasPage">Its page in the base.</param>
/// <param name="Now">The new words with their place; null where it vanished.</param>
/// <param name="Difference">Where the words differ: [-only the base-] {+only the new version+}.</param>
/// <param name="Edges">What stands on it.</param>
public sealed record ProposedRevision(
    string Key, EntityId Quote, QuoteFate Fate, string Was, int WasPage, ProposedEvidence? Now, string? Difference, IReadOnlyList<string> Edges);
