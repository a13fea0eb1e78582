namespace CurationPipeline.Review;

/// <summary>The comments that a program writes into items; all others are a person's.</summary>
internal static class WrittenComments
{
    public const string KnownEdge = "# the base has this edge; only the evidence below is new";
    public const string WhyTheEdge = "# why the edge holds";
    public const string OnTheQuote = "# what stands on the quote";

    /// <summary>Tells a person why a question is open; what stood behind its answer comes after it.</summary>
    public const string AskedAgain = "# asked again, as the answer was taken back;";

    /// <summary>What of a comment is a person's; null where nothing is.</summary>
    public static string? WithoutThem(string comment)
    {
        if (comment.StartsWith(AskedAgain, StringComparison.Ordinal))
            comment = comment[AskedAgain.Length..].Trim();
        if (comment.LastIndexOf('#') is var last and >= 0 && IsWritten(comment[last..]))
            comment = comment[..last].TrimEnd();
        return comment.Length == 0 ? null : comment;
    }

    private static bool IsWritten(string comment) => comment is KnownEdge or WhyTheEdge or OnTheQuote
        || (comment.Contains("| later", StringComparison.Ordinal) && (comment.StartsWith("# approve", StringComparison.Ordinal)
            || comment.StartsWith("# duplicate |", StringComparison.Ordinal) || comment.StartsWith("# edge |", StringComparison.Ordinal)));
}
