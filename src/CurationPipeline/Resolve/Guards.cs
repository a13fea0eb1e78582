namespace CurationPipeline.Resolve;

/// <summary>Reasons why two names cannot be one thing, which no score overrides.</summary>
internal static class Guards
{
    private static readonly HashSet<string> Roman = new(StringComparer.Ordinal) { "ii", "iii", "iv", "vi", "vii", "viii", "ix" };

    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal)
    {
        "not", "no", "never", "cannot", "without", "neither", "nor", "dont", "doesnt", "isnt", "arent", "cant", "wont",
    };

    // Words that say of what sort a thing is and leave it the same thing: a prompt injection (attack).
    private static readonly HashSet<string> SortWords = new(StringComparer.Ordinal)
    {
        "method", "approach", "technique", "algorithm", "framework", "model", "system", "layer", "attack", "problem", "task", "procedure",
        "strategy", "mechanism", "scheme", "phenomenon", "concept", "idea", "dataset", "benchmark", "process", "behavior", "effect", "function",
    };

    /// <summary>A sentence that says what tells the two apart, or null when nothing does.</summary>
    public static string? Against(NormalName left, NormalName right) =>
        left.Style == NameStyle.Person ? AgainstPerson(left, right) : Numbers(left, right) ?? AgainstWords(left, right, part: true);

    /// <summary>Only what stays true when one of the two is a short form of the other.</summary>
    public static string? AgainstAlias(NormalName left, NormalName right) =>
        left.Style == NameStyle.Person ? AgainstPerson(left, right)
        : left.IsAcronym || right.IsAcronym ? null
        : Numbers(left, right) ?? AgainstWords(left, right, part: false);

    /// <summary>What tells two titles by the same authors apart: a number, as in "Part 2", or a negation.</summary>
    public static string? AgainstTitle(NormalName left, NormalName right) =>
        (NumbersOf(left).Count > 0 && NumbersOf(right).Count > 0 ? Numbers(left, right) : Part2(left, right))
        ?? Negation(Only(left, right), Only(right, left));

    private static string? AgainstWords(NormalName left, NormalName right, bool part)
    {
        var (one, other) = (Only(left, right), Only(right, left));
        return (left.Style == NameStyle.Sentence ? null : Letters(one, other))
            ?? Opposition(one, other) ?? (part && Shared(left, right) > 0 ? Part(one, other) : null);
    }

    // "Scaling Laws" and "Scaling Laws 2"; a year or another number within a subtitle that one record leaves out tells nothing.
    private static string? Part2(NormalName left, NormalName right)
    {
        var (brief, full) = left.Words.Count < right.Words.Count ? (left, right) : (right, left);
        return full.Words.Count == brief.Words.Count + 1 || full.Words.Any(word => word.Text == "part") != brief.Words.Any(word => word.Text == "part")
            ? Numbers(left, right)
            : null;
    }

    private static string? AgainstPerson(NormalName left, NormalName right)
    {
        var (one, other) = (left.Person, right.Person);
        return one.Surname == other.Surname && !one.CanBe(other)
            ? $"The surname '{one.Surname}' is the same and the given names differ."
            : null;
    }

    private static string? Numbers(NormalName left, NormalName right)
    {
        var (one, other) = (NumbersOf(left), NumbersOf(right));
        if (one.SequenceEqual(other))
        {
            return null;
        }

        return one.Count > 0 && other.Count > 0
            ? $"The numbers differ: {string.Join(", ", one)} and {string.Join(", ", other)}."
            : $"Only one of the two has the number {string.Join(", ", one.Concat(other))}.";
    }

    private static List<string> NumbersOf(NormalName name) =>
        [.. name.Words.Select(word => word.Text).Where(text => char.IsAsciiDigit(text[0]) || Roman.Contains(text)).Order(StringComparer.Ordinal)];

    // Inception-A and Inception-B, plan A and plan B.
    private static string? Letters(List<string> one, List<string> other) =>
        one.Exists(IsLetter) && other.Exists(IsLetter)
            ? $"The letters differ: {string.Join(", ", one.Where(IsLetter))} and {string.Join(", ", other.Where(IsLetter))}."
            : null;

    private static bool IsLetter(string word) => word.Length == 1 && char.IsAsciiLetter(word[0]);

    private static string? Opposition(List<string> one, List<string> other) =>
        Negation(one, other) ?? (Opposites.Between(one, other) is { } why ? $"The names look alike, but {why}." : null);

    private static string? Negation(List<string> one, List<string> other) =>
        (one.Find(Negations.Contains) ?? other.Find(Negations.Contains)) is { } word ? $"Only one of the two says '{word}'." : null;

    private static string? Part(List<string> one, List<string> other)
    {
        if ((one.Count == 0) == (other.Count == 0))
        {
            return null;
        }

        var extra = one.Count > 0 ? one : other;
        return extra.TrueForAll(SortWords.Contains) ? null : $"One of the two is the other with '{string.Join(' ', extra)}' added: a part, or a case of it.";
    }

    private static int Shared(NormalName left, NormalName right) => left.Words.Count(word => right.Words.Any(other => other.Text == word.Text));

    private static List<string> Only(NormalName left, NormalName right)
    {
        var rest = right.Words.Select(word => word.Text).ToList();
        return [.. left.Words.Select(word => word.Text).Where(text => !rest.Remove(text))];
    }
}
