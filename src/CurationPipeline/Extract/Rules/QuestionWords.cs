namespace CurationPipeline.Extract.Rules;

/// <summary>Turns an indirect question into a direct one: "whether X can do Y" into "Can X do Y?".</summary>
internal static class QuestionWords
{
    public const string IsItTheCase = "Is it the case that ";

    private const int LongestSubject = 9;

    private static readonly string[] Auxiliaries =
        ["can", "could", "will", "would", "should", "might", "may", "is", "are", "was", "were", "has", "have", "does", "do"];

    public static string? Ask(string clause)
    {
        var words = Prose.WithoutCitations(clause).TrimEnd('.', '?', ' ', '”', '"').Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count < 4)
            return null;
        if (words[0] is not ("whether" or "if"))
            return Names.Capital(string.Join(' ', words)) + "?";
        words.RemoveAt(0);
        var auxiliary = words.FindIndex(word => Auxiliaries.Contains(word));
        if (auxiliary is <= 0 or > LongestSubject || words.Take(auxiliary).Any(word => word.EndsWith(',') || word is "that" or "which" or "who" or "and"))
            return $"{IsItTheCase}{string.Join(' ', words)}?";
        var moved = words[auxiliary];
        words.RemoveAt(auxiliary);
        return $"{Names.Capital(moved)} {string.Join(' ', words)}?";
    }
}
