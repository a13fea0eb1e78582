namespace CurationPipeline.Review;

/// <summary>The comments that a program writes into items; all others are a person's.</summary>
internal static class WrittenComments
{
    public const string KnownEdge = "# the base has this edge; only the evidence below is new";
    public const string WhyTheEdge = "# why the edge holds";
    public const string OnTheQuote = "# what stands on the quote";

    /// <summary>Tells a person why a question is open; what stood behind its answer comes after it.</summary>
    public const string AskedAgain = "# asked again, as the answer was taken back;";

    /// <summary>The answers that may be given, behind <c>decision:</c>.</summary>
    public const string Choices = "# approve | reject | later";
    public const string ChoicesOfEntity = Choices + " | same-as type:slug";
    public const string ChoicesOfGone = "# approve: take the quote out | reject: keep it as the earlier version has it | later";
    public const string ChoicesOfChanged = "# approve: follow the new version | reject: keep the quote as it was | later";
    public const string ChoicesOfPair = "# edge | unrelated | later";
    public const string ChoicesOfLikePair = "# duplicate | same-as type:slug | edge | unrelated | later";

    /// <summary>Those that nobody would begin a comment of their own with; a longer one stands before one that it begins with.</summary>
    private static readonly string[] Unmistakable =
        [AskedAgain, ChoicesOfEntity, Choices, ChoicesOfGone, ChoicesOfChanged, ChoicesOfPair, ChoicesOfLikePair];

    /// <summary>What of a comment is a person's; null where nothing is.</summary>
    public static string? WithoutThem(string comment)
    {
        foreach (var written in Unmistakable)
            comment = Without(comment, written);
        if (comment.LastIndexOf('#') is var last and >= 0 && comment[last..] is KnownEdge or WhyTheEdge or OnTheQuote)
            comment = comment[..last].TrimEnd();
        return comment.Length == 0 ? null : comment;
    }

    /// <summary>What a person wrote before and behind it.</summary>
    private static string Without(string comment, string written)
    {
        if (comment.IndexOf(written, StringComparison.Ordinal) is var at && at < 0)
            return comment;
        var (before, behind) = (comment[..at].TrimEnd(), comment[(at + written.Length)..].Trim());
        return (behind is "" or ['#', ..] ? $"{before}  {behind}" : $"{before}  # {behind}").Trim();
    }
}
