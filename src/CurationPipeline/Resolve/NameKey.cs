namespace CurationPipeline.Resolve;

/// <summary>
/// What two names of one kind have in common when they are one name written in two ways: other case, accents, hyphens,
/// spelling, plural, determiner, or a tail like "in LLMs".
/// </summary>
public static class NameKey
{
    /// <summary>Small letters and digits; empty when the name has neither.</summary>
    public static string Of(string kind, string name) => NormalName.Of(name, NameStyles.Of(kind)).Key;

    /// <summary>The words that the key is made of, each in its one spelling.</summary>
    public static IReadOnlyList<string> WordsOf(string kind, string name) => [.. NormalName.Of(name, NameStyles.Of(kind)).Words.Select(word => word.Text)];
}
