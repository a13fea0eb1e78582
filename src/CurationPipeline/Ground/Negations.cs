namespace CurationPipeline.Ground;

/// <summary>The words that turn a sentence into its contrary.</summary>
internal static class Negations
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "not", "no", "non", "nor", "never", "none", "neither", "nobody", "nothing", "nowhere", "without", "cannot", "hardly", "barely",
        "scarcely", "seldom", "rarely",
    };

    private const int Longest = 16;
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string> Splitting = new(StringComparer.Ordinal) { "not", "no", "nor", "never", "none", "non" };

    /// <summary>Set apart they are words or nothing; joined they make the contrary: "a typical" is not "atypical".</summary>
    /// <remarks>"non" and "anti" mean the same in both ways.</remarks>
    private static readonly HashSet<string> Joining = new(StringComparer.Ordinal) { "a", "in", "im", "ir", "il", "un", "dis", "mis", "de" };

    private const int FewestJoined = 3; // The letters of a formula stand with and without spaces: "a x", "ax".

    private static readonly string[] Prefixes = ["un", "in", "im", "ir", "il", "dis", "non", "mis", "anti"];

    public static bool Contains(string word) => Words.Contains(word);

    /// <summary>Whether one word is the other with "un", "non" or their like before it.</summary>
    public static bool ArePrefixed(string word, string other) =>
        Prefixes.Any(prefix => word == prefix + other || other == prefix + word);

    /// <summary>Whether the word right before a place in the text is "un", "non" or their like.</summary>
    public static bool IsPrefixBefore(string text, int end)
    {
        var start = end;
        while (start > 0 && end - start <= 4 && char.IsLetter(text[start - 1]))
            start--;
        return Prefixes.Contains(text[start..end].ToLowerInvariant());
    }

    /// <summary>Whether a break in the text, without a hyphen, stands beside a negation that joining would hide.</summary>
    public static bool StandBeside(string text, int leftEnd, int rightStart)
    {
        if (!text.AsSpan(leftEnd, rightStart - leftEnd).IsWhiteSpace())
            return false;
        var start = leftEnd;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        var end = rightStart;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        var left = text[start..leftEnd].ToLowerInvariant();
        var right = text[rightStart..end].ToLowerInvariant();
        return left + right is "nowhere" or "without"
            || (Joining.Contains(left) && right.Length >= FewestJoined)
            || (left + right != "cannot" && (Splitting.Contains(left) || Splitting.Contains(right)) && left != "non");
    }

    /// <summary>Whether a stretch of text negates something.</summary>
    public static bool In(ReadOnlySpan<char> text)
    {
        Span<char> lower = stackalloc char[Longest];
        while (!text.IsEmpty)
        {
            var length = 0;
            while (length < text.Length && (char.IsLetter(text[length]) || text[length] is '\'' or '\u2019'))
                length++;
            var word = text[..length];
            if (length is > 1 and <= Longest && IsNegation(word, lower[..word.ToLowerInvariant(lower)]))
                return true;
            text = text[Math.Min(text.Length, length + 1)..];
        }

        return false;
    }

    private static bool IsNegation(ReadOnlySpan<char> word, ReadOnlySpan<char> lower) =>
        Lookup.Contains(lower) || (word.Length > 3 && lower.EndsWith("t") && word[^3] == 'n' && word[^2] is '\'' or '\u2019');
}
