using System.Collections.Frozen;

namespace CurationPipeline.Extract.Rules;

/// <summary>What the rules know about single words: which ones end a name, and which are too general to make one.</summary>
internal static class Words
{
    private static readonly Dictionary<string, string[]> Lists = Read();

    private static readonly FrozenSet<string> Breaking = Lists["stop"]
        .Concat(Lists["verbs"].SelectMany(Forms)).Except(Lists["nominal"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Stop = Lists["stop"].ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> General = Lists["general"].ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Together = Lists["together"].ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] AdjectiveEndings =
        ["able", "ible", "ous", "ful", "less", "ical", "ual", "ary", "ish", "ive", "est", "ed", "ized", "ised", "al", "ic", "ent", "ant", "-like"];

    private static readonly FrozenSet<string> NounsThatLookLikeAdjectives = new[]
    {
        "proposal", "signal", "goal", "approval", "retrieval", "removal", "survival", "trial", "refusal", "denial", "arousal", "appraisal",
        "manual", "tutorial", "material", "potential", "credential", "individual", "ritual", "capital", "journal", "rational", "withdrawal",
        "objective", "incentive", "narrative", "alternative", "perspective", "adjective", "directive", "drive", "archive", "motive",
        "initiative", "representative", "preference", "positive", "negative", "captive", "collective",
        "logic", "metric", "topic", "heuristic", "critic", "rubric", "ethic", "mechanic", "traffic", "statistic", "characteristic",
        "agent", "intent", "content", "component", "gradient", "alignment", "misalignment", "agreement", "disagreement", "argument",
        "experiment", "environment", "judgment", "judgement", "statement", "treatment", "reinforcement", "assessment", "deployment",
        "development", "government", "moment", "segment", "fragment", "element", "document", "instrument", "comment", "achievement",
        "improvement", "enforcement", "entanglement", "engagement", "containment", "requirement", "refinement", "punishment",
        "assistant", "variant", "participant", "merchant", "constant", "invariant", "patient", "client", "student", "president",
        "accident", "incident", "precedent", "coefficient", "quotient", "ingredient", "recipient", "opponent", "proponent", "exponent",
        "event", "parent", "talent", "patent", "consent", "extent", "judgement", "movement", "management", "measurement",
        "adversary", "summary", "boundary", "vocabulary", "dictionary", "library", "commentary", "secretary", "beneficiary", "glossary",
        "test", "request", "interest", "contest", "forest", "manifest", "seed", "speed", "feed", "need", "breed", "weed", "greed", "embed",
        "cable", "table", "variable", "observable", "executable", "parable", "variable", "bible", "crucible",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> NounsInLy = new[]
    {
        "anomaly", "family", "assembly", "supply", "monopoly", "butterfly", "ally", "bully", "rally", "folly",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsStop(string word) => Stop.Contains(word);

    /// <summary>Whether the word may not stand anywhere in a name: function words, plain verbs, adverbs.</summary>
    public static bool Breaks(string word) => Breaking.Contains(word)
        || (word.EndsWith("ly", StringComparison.OrdinalIgnoreCase) && word.Length > 4 && !NounsInLy.Contains(word) && !word.Contains('-'));

    public static bool IsGeneral(string word) => General.Contains(word) || General.Contains(Singular(word));

    /// <summary>Whether the word names something by itself: "sycophancy" does, "reward" does not.</summary>
    public static bool NamesAlone(string word) => !IsGeneral(word) && !Together.Contains(word);

    /// <summary>Whether a name may end with the word: it looks like a noun.</summary>
    public static bool EndsName(string word) =>
        NounsThatLookLikeAdjectives.Contains(Singular(word))
        || !AdjectiveEndings.Any(ending => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && word.Length > ending.Length + 1)
        || word.Any(char.IsUpper) && word.Skip(1).Any(char.IsUpper);

    /// <summary>The word without a plural's ending, roughly.</summary>
    public static string Singular(string word) => word switch
    {
        { Length: < 4 } => word,
        _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 => word[..^3] + "y",
        _ when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) => word[..^2],
        _ when word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal)
            || word.EndsWith("is", StringComparison.Ordinal) => word,
        _ when word.EndsWith('s') => word[..^1],
        _ => word,
    };

    private static IEnumerable<string> Forms(string stem)
    {
        var root = stem.EndsWith('e') ? stem[..^1] : stem;
        var y = stem.EndsWith('y') && stem.Length > 2 && !"aeiou".Contains(stem[^2], StringComparison.Ordinal);
        return
        [
            stem,
            y ? stem[..^1] + "ies" : stem + (stem[^1] is 's' or 'x' or 'h' ? "es" : "s"),
            y ? stem[..^1] + "ied" : root + "ed",
            root + "ing",
            root + stem[^1] + "ing",
            root + stem[^1] + "ed",
        ];
    }

    private static Dictionary<string, string[]> Read()
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream("CurationPipeline.Extract.Rules.words.txt")
            ?? throw new InvalidOperationException("The resource 'words.txt' is missing from the build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('[', StringSplitOptions.RemoveEmptyEntries).Where(part => part.Contains(']', StringComparison.Ordinal))
            .Select(part => part.Split(']', 2))
            .ToDictionary(part => part[0], part => WordsOf(part[1]), StringComparer.Ordinal);
    }

    private static string[] WordsOf(string lines) =>
    [
        .. lines.Split('\n').Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];
}
