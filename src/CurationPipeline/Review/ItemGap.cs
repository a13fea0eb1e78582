namespace CurationPipeline.Review;

/// <summary>What stands above an item of a review file and belongs to no other: comments of the item, and above them some of the file.</summary>
/// <param name="Own">The item's comments, whole lines; null where there are none.</param>
/// <param name="Loose">The last of the file's, as far as no blank line parts them; null where there are none.</param>
internal sealed record ItemGap(string? Own, string? Loose)
{
    /// <param name="text">All that stands between the item and the one above it, with the name of its section where it is the first.</param>
    public static ItemGap Of(string text)
    {
        var lines = text.Split('\n')[..^1]; // it ends where the item's line begins
        var own = FirstOf(lines, lines.Length, IsComment);
        var end = FirstOf(lines, own, string.IsNullOrWhiteSpace);
        return new ItemGap(Lines(lines[own..]), Lines(lines[FirstOf(lines, end, IsComment)..end]));
    }

    private static int FirstOf(string[] lines, int end, Func<string, bool> belongs)
    {
        while (end > 0 && belongs(lines[end - 1]))
            end--;
        return end;
    }

    private static bool IsComment(string line) => line.TrimStart().StartsWith('#');

    private static string? Lines(string[] lines) => lines.Length == 0 ? null : string.Join('\n', lines) + "\n";
}
