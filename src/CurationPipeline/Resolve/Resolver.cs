using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>
/// Decides whether a mention is something the base already knows. It joins by itself only what is identical by name, alias,
/// acronym or identifier with no guard against it; what is merely alike is a question for a person.
/// </summary>
public sealed class Resolver
{
    private const double PossibleFrom = 0.62;

    // Among candidates whose names are about equally like, those with more traits in common come first.
    private const double TraitShare = 0.1;

    private readonly EntityIndex _index;
    private readonly Comparison _comparison;

    public Resolver(EntityIndex index)
    {
        _index = index;
        _comparison = new Comparison(index);
    }

    /// <param name="mention">What is looked up; an empty kind stands for any kind.</param>
    /// <param name="count">How many candidates to tell of at most.</param>
    public Resolution Resolve(Mention mention, int count = 10) => Resolve(mention, count, EntityIndex.MostPostings);

    /// <summary>The same; reading more of the lists makes it slower and hardly better.</summary>
    internal Resolution Resolve(Mention mention, int count, int mostPostings)
    {
        var names = MentionNames.Of(mention);
        if (names.Main.IsEmpty)
        {
            var why = mention.Name.Trim().Length == 0
                ? "An empty name cannot be looked up; give it one."
                : $"The name '{LookAlikes.Short(mention.Name)}' has no letter or digit to look it up by; give it a name that has.";
            return new Resolution(Verdict.Different, null, why, []) { Warnings = [why] };
        }

        var ranked = _index.Ranked(mention, mostPostings: mostPostings);
        var compared = ranked
            .Select(pair => (Candidate: _comparison.Compare(names, pair.Known), Common: pair.Score / ranked[0].Score))
            .OrderByDescending(pair => pair.Candidate.Score + (TraitShare * pair.Common)).ThenBy(pair => pair.Candidate.Id)
            .Select(pair => pair.Candidate)
            .ToList();
        return Decide(mention, [.. Settle(mention, compared).Take(count)]);
    }

    private static Resolution Decide(Mention mention, List<Candidate> candidates)
    {
        List<string> warnings = LookAlikes.Warning(mention.Name) is { } warning ? [warning] : [];
        var first = candidates.Find(candidate => candidate.Verdict == Verdict.Same);
        var possible = candidates.Find(candidate => candidate.Verdict == Verdict.Possible);
        return (first, possible) switch
        {
            ({ } same, _) => new Resolution(Verdict.Same, same.Id, same.Reason, candidates) { Warnings = warnings },
            (_, { } maybe) => new Resolution(Verdict.Possible, null, maybe.Reason, candidates) { Warnings = warnings },
            _ => new Resolution(Verdict.Different, null, "Nothing in the base comes near.", candidates) { Warnings = warnings },
        };
    }

    // Identity holds only where one entity has it and the letters are what they seem.
    private static IEnumerable<Candidate> Settle(Mention mention, List<Candidate> candidates)
    {
        var most = candidates.Where(candidate => candidate.Verdict == Verdict.Same).Select(candidate => candidate.Score).DefaultIfEmpty().Max();
        var same = candidates.Where(candidate => candidate.Verdict == Verdict.Same && candidate.Score >= most).ToList();
        var disguise = LookAlikes.Warning(mention.Name);
        var doubt = same.Count > 1 ? $"{same.Count} entities answer to this name: {string.Join(", ", same.Select(candidate => candidate.Id))}." : disguise;
        return doubt is null
            ? candidates.Select(candidate => candidate.Verdict == Verdict.Same && candidate.Score < most ? candidate with { Verdict = Verdict.Possible } : Grade(candidate))
            : candidates.Select(candidate => candidate.Verdict == Verdict.Same ? candidate with { Verdict = Verdict.Possible, Reason = doubt } : Grade(candidate));
    }

    private static Candidate Grade(Candidate candidate) =>
        candidate.Verdict == Verdict.Possible && candidate.Score < PossibleFrom
            ? candidate with { Verdict = Verdict.Different, Reason = "The names have too little in common." }
            : candidate;
}
