using System.Globalization;

namespace CurationPipeline;

/// <summary>What applying review files did, in words: the same for a command and for both desks.</summary>
public static class ApplySummary
{
    /// <summary>The counts.</summary>
    public static string Of(IReadOnlyList<AppliedReview> applied)
    {
        var decided = applied.Sum(review => review.Approved + review.Rejected + review.Other);
        return decided == 0 && Told(applied).Count == 0
            ? "Nothing is decided in the review files: write approve or reject behind 'decision:'."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{applied.Sum(review => review.Approved)} approved, {applied.Sum(review => review.Rejected)} rejected, " +
                $"{Others(applied)}{applied.Sum(review => review.Waiting.Count)} waiting{Refused(applied)}; {applied.SelectMany(review => review.Written).Distinct().Count()} seed files written.{Settled(applied)}");
    }

    /// <summary>What should be known of what was done, what waits for another answer, and what could not be done: one sentence each.</summary>
    public static IReadOnlyList<string> Told(IReadOnlyList<AppliedReview> applied) =>
        [.. applied.SelectMany(review => review.Remarks.Concat(review.Waiting).Concat(review.Refused))];

    private static string Others(IReadOnlyList<AppliedReview> applied) =>
        applied.Sum(review => review.Other) is > 0 and var count ? string.Create(CultureInfo.InvariantCulture, $"{count} otherwise, ") : "";

    private static string Refused(IReadOnlyList<AppliedReview> applied) =>
        applied.Sum(review => review.Refused.Count) is > 0 and var count ? string.Create(CultureInfo.InvariantCulture, $", {count} left as they are") : "";

    private static string Settled(IReadOnlyList<AppliedReview> applied) => applied.Sum(review => review.Settled) switch
    {
        0 => "",
        1 => " That answers a question of another review file, too.",
        var count => string.Create(CultureInfo.InvariantCulture, $" That answers {count} questions of other review files, too."),
    };
}
