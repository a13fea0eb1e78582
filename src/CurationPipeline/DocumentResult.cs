using CurationPipeline.Graph;
using CurationPipeline.Review;

namespace CurationPipeline;

/// <summary>What became of one document of an ingest: a review file, or an error that stopped no other document.</summary>
/// <param name="File">As it was asked for.</param>
/// <param name="Review">Path of the review file; null after an error.</param>
/// <param name="Items">Questions in the review file, answered or not.</param>
/// <param name="Pending">Questions that wait for a person.</param>
/// <param name="Losses">What did not come through; each stands in the review file with its reason.</param>
/// <param name="DecidedBefore">What was found and is not asked again.</param>
/// <param name="Error">Why the document could not be done, in one sentence; null when it was.</param>
public sealed record DocumentResult(
    string File, EntityId? Paper, string? Review, int Items, int Pending, int Losses, int DecidedBefore, string? Error)
{
    /// <summary><see cref="Pending"/> by what is asked about.</summary>
    public PendingKinds Kinds { get; init; } = new(0, 0, 0, 0);

    /// <summary>Quotes of the base that this version of the paper moved, changed or lost.</summary>
    public int Revised { get; init; }

    public long TokensIn { get; init; }

    public long TokensOut { get; init; }

    public decimal? CostUsd { get; init; }

    /// <summary>A model's opinions on possible duplicates; what they cost is counted above.</summary>
    public OpinionCount Opinions { get; init; } = OpinionCount.None;

    /// <summary>Whether <see cref="Error"/> is the run's and not the document's: it is done when the run goes on.</summary>
    public bool Waits { get; init; }

    /// <summary>done, failed or waits.</summary>
    public string Outcome => Error is null ? "done" : Waits ? "waits" : "failed";

    public static DocumentResult Failed(string file, string error) => new(file, null, null, 0, 0, 0, 0, error);

    public static DocumentResult Waiting(string file, string why) => Failed(file, why) with { Waits = true };
}

/// <summary>Questions that wait for a person, by what they are about.</summary>
/// <param name="Revisions">Accepted quotes that another version of their paper moved, changed or lost.</param>
public sealed record PendingKinds(int Entities, int Edges, int Quotes, int Revisions)
{
    internal static PendingKinds Of(ReviewFile file) => new(
        file.Entities.Count(item => !item.Answer.Decides),
        file.Edges.Count(item => !item.Answer.Decides),
        file.Quotes.Count(item => !item.Answer.Decides),
        file.Revisions.Count(item => !item.Answer.Decides));
}

/// <summary>How far an ingest has come.</summary>
/// <param name="Stage">reading, extracting, proposing or done.</param>
public sealed record IngestProgress(string File, string Stage, int Done, int Total);
