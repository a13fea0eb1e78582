using System.Globalization;
using CurationPipeline.Chat;
using CurationPipeline.Review;

namespace CurationPipeline.Cli.Commands;

/// <summary>The lines with which an ingest ends: what came of the papers, what waits, what it took, and what failed.</summary>
internal sealed record IngestSummary(IReadOnlyList<DocumentResult> Results, IReadOnlyList<FinishedCall> Calls, TimeSpan Took)
{
    private const int MostFailures = 20;

    public IEnumerable<string> Lines()
    {
        if (Results.Count > 1)
            yield return Documents();
        if (Calls.Count > 0)
            yield return Asked();
        foreach (var line in OpinionText.Lines(Results.Aggregate(OpinionCount.None, (sum, result) => sum + result.Opinions)))
            yield return line;
        var failed = Results.Where(result => result.Outcome == "failed").ToList();
        if (failed.Count == 0 || Results.Count == 1)
            yield break; // one that was alone was told just above
        yield return Invariant($"Failed, {failed.Count} of {Results.Count}:");
        foreach (var result in failed.Take(MostFailures))
            yield return $"  {result.Error}";
        if (failed.Count > MostFailures)
            yield return Invariant($"  and {failed.Count - MostFailures} more, told above.");
    }

    private string Documents()
    {
        var done = Results.Where(result => result.Error is null).ToList();
        // Files of the same bytes share a review file, which only grows while they come in.
        var reviews = done.GroupBy(result => result.Review, StringComparer.Ordinal).Select(review => review.MaxBy(result => result.Pending)!).ToList(); // a group has one
        var before = done.Sum(result => result.DecidedBefore);
        return Invariant($"{done.Count} of {Results.Count} documents done in {Took.TotalSeconds:N1} s: {reviews.Sum(review => review.Pending)} items wait for you")
            + $"{Kinds(reviews)}, {(before > 0 ? Invariant($"{before} decided before, ") : "")}{Invariant($"{done.Sum(result => result.Losses)} losses.")}";
    }

    private static string Kinds(List<DocumentResult> reviews)
    {
        var kinds = new[]
        {
            (Count: reviews.Sum(review => review.Kinds.Entities), Name: "entities"),
            (Count: reviews.Sum(review => review.Kinds.Edges), Name: "edges"),
            (Count: reviews.Sum(review => review.Kinds.Quotes), Name: "quotes"),
            (Count: reviews.Sum(review => review.Kinds.Revisions), Name: "changes of accepted quotes"),
        };
        var named = string.Join(", ", kinds.Where(kind => kind.Count > 0).Select(kind => Invariant($"{kind.Count} {kind.Name}")));
        return named.Length > 0 ? $" ({named})" : "";
    }

    private string Asked()
    {
        var unanswered = Calls.Count(call => call.Error is not null);
        return Invariant($"Calls to the model: {Calls.Count}{(unanswered > 0 ? Invariant($", {unanswered} of them without an answer") : "")}; ")
            + Invariant($"{Calls.Sum(call => call.TokensIn ?? 0):N0} tokens in, {Calls.Sum(call => call.TokensOut ?? 0):N0} out; the slowest took {Calls.Max(call => call.Took).TotalSeconds:N1} s.");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
