namespace CurationPipeline.Ground;

/// <summary>The words that turn a sentence into its contrary.</summary>
internal static class Negations
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "not", "no", "nor", "never", "none", "neither", "nobody", "nothing", "nowhere", "without", "cannot", "hardly", "barely",
        "scarcely", "seldom", "rarely",
    };

    private static readonly HashSet<string> Splitting = new(StringComparer.Ordinal) { "not", "no", "nor", "never", "none", "non" };

    private static readonly string[] Prefixes = ["un", "in", "im", "ir", "il", "dis", "non", "mis", "anti"];

    public static bool Contains(string word) => Words.Contains(word);

    /// <summary>Whether one word is the other with "un", "non" or their like before it.</summary>
    public static bool ArePrefixed(string word, string other) =>
        Prefixes.Any(prefix => word == prefix + other || other == prefix + word);

    /// <summary>Whether a break in the text, without a hyphen, stands beside a negation that joining would hide.</summary>
    public static bool StandBeside(string text, int leftEnd, int rightStart)
    {
        if (text.AsSpan(leftEnd, rightStart - leftEnd).IndexOfAnyExcept(" \n\t\u00A0") >= 0)
            return false;
        var start = leftEnd;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        var end = rightStart;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        var left = text[start..leftEnd].ToLowerInvariant();
        var right = text[rightStart..end].ToLowerInvariant();
        return left + right != "cannot" && (Splitting.Contains(left) || Splitting.Contains(right)) && left != "non";
    }

    /// <summary>Whether a stretch of text negates something.</summary>
    public static bool In(ReadOnlySpan<char> text)
    {
        foreach (var word in WordTokens.Of(text.ToString()))
        {
            if (Words.Contains(word.Key))
                return true;
        }

        return false;
    }
}
