using CurationPipeline.Review;

namespace CurationPipeline.Scoring;

/// <summary>How well a run did against gold.</summary>
public sealed record Score(IReadOnlyList<DocumentScore> Documents)
{
    /// <summary>All documents together.</summary>
    public Tally Total(Aspect aspect, Strictness strictness) => Sum(TalliesOf(aspect, strictness));

    /// <summary>Where F1 would lie for other documents of the kind; null with fewer than five.</summary>
    public Interval? F1Interval(Aspect aspect, Strictness strictness) =>
        Bootstrap.Of(TalliesOf(aspect, strictness), tallies => Sum(tallies).F1);

    /// <summary>By kind or relation, most frequent in gold first.</summary>
    public IReadOnlyList<(string Group, Tally Tally)> Groups(Aspect aspect, Strictness strictness)
    {
        var verdicts = Documents.SelectMany(document => document.Of(aspect, strictness)).ToList();
        return
        [
            .. verdicts.SelectMany(verdict => new[] { verdict.Found?.Group, verdict.Right?.Group }).OfType<string>().Distinct(StringComparer.Ordinal)
                .Select(group => (group, Tally: TallyOf(verdicts, group)))
                .OrderByDescending(pair => pair.Tally.Right).ThenBy(pair => pair.group, StringComparer.Ordinal),
        ];
    }

    /// <summary>Each document's own tally, in the documents' order.</summary>
    internal IReadOnlyList<Tally> TalliesOf(Aspect aspect, Strictness strictness) =>
        [.. Documents.Select(document => TallyOf(document.Of(aspect, strictness), null))];

    internal static Tally Sum(IEnumerable<Tally> tallies) => tallies.Aggregate(default(Tally), (a, b) => a + b);

    /// <summary>Where a share of so many lies (Wilson 1927), taking the items for independent.</summary>
    public static Interval? Wilson(int hits, int of)
    {
        if (of == 0)
            return null;
        var (low, high) = Acceptance.Wilson(hits, of);
        return new Interval(low, high);
    }

    private static Tally TallyOf(IReadOnlyList<Verdict> verdicts, string? group) => new(
        verdicts.Count(verdict => In(verdict.Found, group) && verdict.Right is not null),
        verdicts.Count(verdict => In(verdict.Found, group)),
        verdicts.Count(verdict => In(verdict.Right, group) && verdict.Found is not null),
        verdicts.Count(verdict => In(verdict.Right, group)));

    private static bool In(Judged? item, string? group) => item is not null && (group is null || item.Group == group);
}

/// <summary>What became of one document's items.</summary>
public sealed record DocumentScore(string Document, IReadOnlyDictionary<(Aspect Aspect, Strictness Strictness), IReadOnlyList<Verdict>> Verdicts)
{
    public IReadOnlyList<Verdict> Of(Aspect aspect, Strictness strictness) => Verdicts[(aspect, strictness)];
}

/// <summary>An item that was found, is right, or both.</summary>
/// <param name="Found">Null where it was missed.</param>
/// <param name="Right">Null where it is wrong.</param>
public sealed record Verdict(Judged? Found, Judged? Right);

/// <summary>An item as it is shown and counted.</summary>
/// <param name="Group">Its kind or relation.</param>
public sealed record Judged(string Group, string Text);
