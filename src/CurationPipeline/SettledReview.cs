namespace CurationPipeline;

/// <summary>A review file after what is settled was to leave it.</summary>
/// <param name="Count">How many questions left.</param>
/// <param name="Mistake">Why none could, in one sentence; null where it could be changed.</param>
internal sealed record SettledReview(string Path, int Count, string? Mistake = null);
