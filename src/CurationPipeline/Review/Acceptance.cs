namespace CurationPipeline.Review;

/// <summary>How many proposals with something in common were accepted.</summary>
/// <param name="Trait">What they have in common: <c>relation</c>.</param>
/// <param name="Value">As in <c>associated_with</c>.</param>
/// <param name="Reasons">Why the others were rejected, the most frequent reason first.</param>
public sealed record Acceptance(string Trait, string Value, int Accepted, int Rejected, IReadOnlyList<(string Reason, int Count)> Reasons)
{
    /// <summary>What is counted by, in the order in which it is shown.</summary>
    public static IReadOnlyList<string> Traits { get; } = ["kind", "relation", "role", "section", "model", "prompt"];

    public int Asked => Accepted + Rejected;

    public double Share => Asked == 0 ? 0 : (double)Accepted / Asked;

    /// <summary>Where the true share lies with 95 % confidence (Wilson 1927).</summary>
    public (double Low, double High) Interval => Wilson(Accepted, Math.Max(1, Asked));

    /// <summary>Counts by every trait, most asked first.</summary>
    public static IReadOnlyList<Acceptance> Count(IReadOnlyList<Judgement> judgements) =>
    [
        .. from trait in Traits
           from counted in judgements
               .SelectMany(judgement => judgement.Traits.Where(held => held.Key == trait).Select(held => (held.Value, judgement)))
               .GroupBy(pair => pair.Value, pair => pair.judgement, StringComparer.Ordinal)
               .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal)
           select Of(trait, counted.Key, [.. counted]),
    ];

    /// <summary>Counts all of them together.</summary>
    public static Acceptance Of(string trait, string value, IReadOnlyList<Judgement> judgements) => new(
        trait, value, judgements.Count(judgement => judgement.Accepted), judgements.Count(judgement => !judgement.Accepted),
        [
            .. judgements.Where(judgement => !judgement.Accepted && judgement.Reason is not null)
                .CountBy(judgement => judgement.Reason!) // filtered just now
                .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
                .Select(count => (count.Key, count.Value)),
        ]);

    internal static (double Low, double High) Wilson(int hits, int of)
    {
        const double Z = 1.96;
        double n = of, p = hits / n;
        var middle = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
