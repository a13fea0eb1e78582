using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>What applying decisions did.</summary>
/// <param name="Batch">Its id, by which all of it can be undone; null when nothing was to do.</param>
/// <param name="Decisions">The lines of the ledger, without those about files.</param>
/// <param name="Files">Seed files that were written or removed, by path.</param>
/// <param name="Messages">What else happened, such as hand edits that were taken in first.</param>
public sealed record ApplyResult(
    string? Batch, IReadOnlyList<Decision> Decisions, IReadOnlyList<FileStamp> Files, IReadOnlyList<string> Messages);

/// <summary>What making the seeds anew did, or would do.</summary>
/// <param name="Differences">Files that were not what the graph says.</param>
/// <param name="Adopted">Decisions that hand edits were turned into.</param>
public sealed record RegenerateResult(
    IReadOnlyList<SeedChange> Differences, IReadOnlyList<Decision> Adopted, IReadOnlyList<FileStamp> Files, IReadOnlyList<string> Messages)
{
    public bool IsClean => Differences.Count == 0;
}
