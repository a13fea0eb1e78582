namespace CurationPipeline.Ground;

/// <summary>Names what was done to a quote, from its difference to the source.</summary>
internal static class Reasons
{
    private static readonly HashSet<string> Helpers = new(StringComparer.Ordinal) { "do", "does", "did", "any", "either", "or", "a", "an" };

    public static MissingReason Of(WordDiff diff, double fewestCommon, bool sameLetters)
    {
        var added = diff.Hunks.Sum(hunk => hunk.Added.Count);
        if (diff.Common < fewestCommon * (diff.Common + added) || diff.Common < 2)
            return MissingReason.NotFound;
        if (diff.Hunks.Count > 0 && diff.Hunks.All(IsNegation))
            return MissingReason.NegationFlipped;
        // The same words, put together otherwise: "can't" for "cannot".
        if (diff.Hunks.Count == 0 && !sameLetters)
            return MissingReason.OneWordChanged;
        if (diff.Hunks.All(IsNumeric))
            return MissingReason.NumberChanged;
        if (added == 0)
            return MissingReason.WordsDropped;
        return diff.Hunks.Count == 1 && IsOneWord(diff.Hunks[0]) ? MissingReason.OneWordChanged : MissingReason.Paraphrase;
    }

    private static bool IsNegation(Hunk hunk)
    {
        var removed = hunk.Removed.Where(IsNoHelper).ToList();
        var added = hunk.Added.Where(IsNoHelper).ToList();
        var negations = removed.RemoveAll(word => Negations.Contains(word.Key)) + added.RemoveAll(word => Negations.Contains(word.Key));
        if (removed.Count != added.Count)
            return false;
        var prefixed = removed.Zip(added).Count(pair => Negations.ArePrefixed(pair.First.Key, pair.Second.Key));
        var inflected = removed.Zip(added).Count(pair => ArePersons(pair.First.Key, pair.Second.Key));
        return negations + prefixed > 0 && prefixed + inflected == removed.Count;
    }

    private static bool IsNoHelper(WordToken word) => !Helpers.Contains(word.Key);

    /// <summary>"does not hide" and "hides": the verb takes back its ending with the negation.</summary>
    private static bool ArePersons(string one, string other)
    {
        var (shorter, longer) = one.Length < other.Length ? (one, other) : (other, one);
        return shorter.Length > 1 && longer.Length - shorter.Length <= 3 && longer.StartsWith(shorter[..^1], StringComparison.Ordinal)
            && (longer.EndsWith('s') || longer.EndsWith("ed", StringComparison.Ordinal));
    }

    private static bool IsNumeric(Hunk hunk) =>
        (hunk.Removed.All(word => word.IsNumeric) && hunk.Added.All(word => word.IsNumeric))
        || (hunk.Removed.Count > 0 && hunk.Added.Count > 0 && IsNumber(hunk.Residue.Removed) && IsNumber(hunk.Residue.Added));

    private static bool IsNumber(string letters) => !letters.Any(char.IsLetter);

    /// <summary>One word for one word, or one put in; a compound with hyphens counts as one.</summary>
    private static bool IsOneWord(Hunk hunk) => Written(hunk.Removed) <= 1 && Written(hunk.Added) <= 1;

    private static int Written(IReadOnlyList<WordToken> words) => words.Where((word, i) => i == 0 || word.Spaced).Count();
}
