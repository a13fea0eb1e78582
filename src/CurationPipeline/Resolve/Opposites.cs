namespace CurationPipeline.Resolve;

/// <summary>Words and prefixes that turn a name into another thing, however alike the rest is.</summary>
internal static class Opposites
{
    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal)
    {
        "un", "non", "mis", "dis", "in", "im", "ir", "il", "anti", "de", "a", "an", "pseudo", "semi", "self", "meta", "mesa", "over", "under", "sub",
        "super", "hyper", "hypo", "co", "counter", "pre", "post", "inter", "intra", "multi", "mono", "uni", "bi", "cross", "ex", "re",
        "macro", "micro", "quasi", "proto", "not", "no", "never", "without", "mal", "ill",
    };

    private static readonly HashSet<(string, string)> Pairs =
    [
        .. Both("inner", "outer"), .. Both("positive", "negative"), .. Both("forward", "reverse"), .. Both("forward", "backward"),
        .. Both("white", "black"), .. Both("white", "gray"), .. Both("black", "gray"), .. Both("weak", "strong"), .. Both("upper", "lower"),
        .. Both("online", "offline"), .. Both("on", "off"), .. Both("in", "out"), .. Both("local", "global"), .. Both("soft", "hard"),
        .. Both("max", "min"), .. Both("maximum", "minimum"), .. Both("maximisation", "minimisation"), .. Both("implicit", "explicit"),
        .. Both("discrete", "continuous"), .. Both("encoder", "decoder"), .. Both("based", "free"), .. Both("short", "long"),
        .. Both("small", "large"), .. Both("sparse", "dense"), .. Both("true", "false"), .. Both("left", "right"), .. Both("high", "low"),
        .. Both("prover", "verifier"), .. Both("precision", "recall"), .. Both("internal", "external"), .. Both("intrinsic", "extrinsic"),
        .. Both("process", "outcome"), .. Both("harmless", "harmful"), .. Both("helpful", "harmful"), .. Both("benign", "malicious"),
        .. Both("static", "dynamic"), .. Both("first", "second"), .. Both("first", "third"), .. Both("second", "third"),
        .. Both("deductive", "inductive"), .. Both("active", "passive"), .. Both("model", "data"), .. Both("top", "bottom"),
        .. Both("up", "down"), .. Both("single", "multi"), .. Both("single", "multiple"), .. Both("open", "closed"), .. Both("old", "new"),
        .. Both("generator", "discriminator"), .. Both("sender", "receiver"), .. Both("attack", "defense"), .. Both("teacher", "student"),
        .. Both("pre", "post"), .. Both("before", "after"), .. Both("with", "without"), .. Both("linear", "nonlinear"), .. Both("source", "target"),
        .. Both("training", "deployment"), .. Both("training", "inference"), .. Both("training", "test"), .. Both("more", "less"),
        .. Both("increase", "decrease"), .. Both("increases", "decreases"), .. Both("human", "machine"), .. Both("monolingual", "multilingual"),
        .. Both("cooperative", "competitive"), .. Both("deterministic", "stochastic"), .. Both("symmetric", "asymmetric"),
    ];

    // What may follow "supervised", say: four degrees of one thing, each another thing than the others.
    private static readonly string[][] Degrees = [["", "un", "semi", "self", "weakly", "fully"], ["zero", "one", "few", "many"], ["base", "mesa", "meta"]];

    /// <summary>Why the two lists of words that only one of two names has turn them into different things; null if they do not.</summary>
    public static string? Between(IReadOnlyList<string> onlyLeft, IReadOnlyList<string> onlyRight)
    {
        foreach (var left in onlyLeft)
        {
            foreach (var right in onlyRight)
            {
                if (AreOpposed(left, right))
                {
                    return $"'{left}' and '{right}' are not the same";
                }
            }
        }

        return ByPrefix(string.Concat(onlyLeft), string.Concat(onlyRight)) ?? ByPrefix(string.Concat(onlyRight), string.Concat(onlyLeft));
    }

    private static bool AreOpposed(string left, string right) =>
        Pairs.Contains((left, right)) || Array.Exists(Degrees, degrees => Array.IndexOf(degrees, left) >= 0 && Array.IndexOf(degrees, right) >= 0)
        || ByPrefix(left, right) is not null || ByPrefix(right, left) is not null;

    private static string? ByPrefix(string longer, string shorter)
    {
        if (longer.Length <= shorter.Length || !longer.EndsWith(shorter, StringComparison.Ordinal) || shorter.Length is 1 or 2)
        {
            return null;
        }

        var prefix = longer[..^shorter.Length];
        return Prefixes.Contains(prefix) ? $"'{prefix}-' makes it another thing" : null;
    }

    private static IEnumerable<(string, string)> Both(string one, string other) => [(one, other), (other, one)];
}
