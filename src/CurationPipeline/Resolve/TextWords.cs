namespace CurationPipeline.Resolve;

/// <summary>The words of running text in small letters and one spelling, short terms contracted to one word.</summary>
internal static class TextWords
{
    private static readonly HashSet<string> StopWords = new(StringComparer.Ordinal)
    {
        "the", "of", "and", "a", "an", "to", "in", "is", "are", "be", "been", "was", "were", "that", "this", "these", "those", "it", "its", "as", "on",
        "for", "with", "by", "from", "or", "at", "we", "our", "their", "they", "which", "can", "may", "not", "but", "if", "than", "then", "so",
        "such", "when", "where", "while", "has", "have", "had", "do", "does", "will", "would", "could", "should", "one", "two", "also", "more",
        "most", "some", "any", "all", "no", "each", "other", "into", "about", "between", "only", "there", "what", "how", "who", "i", "you", "he",
        "she", "his", "her", "them", "us", "et", "al", "e", "g", "s", "t", "fig", "figure", "table", "section", "see", "use", "used", "using",
    };

    public static bool IsStopWord(string word) => word.Length < 2 || StopWords.Contains(word);

    public static List<string> Of(string text) =>
        [.. Contractions.Apply(Words.Of(text)).Select(word => word.Text).Where(word => !char.IsAsciiDigit(word[0]))];

    public static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619;
        return hash;
    }
}
