namespace CurationPipeline.Extract.Rules;

/// <summary>How the paper relates to one of its terms, the stronger later.</summary>
internal enum Standing
{
    Mentioned,
    Uses,
    Studies,
    Introduces,
}

/// <summary>An entity in the making: what the rules have seen of it so far.</summary>
internal sealed class Term(string kind, string name)
{
    private readonly List<(int Weight, Sentence Sentence, string Rationale)> _evidence = [];

    public string Kind { get; private set; } = kind;

    public string Name { get; } = name;

    public string? KnownId { get; init; }

    public SortedSet<string> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>How much speaks for an entry of its own; what is capped is capped from below.</summary>
    public double Strength { get; set; }

    public Standing Standing { get; private set; }

    public string StandingRationale { get; private set; } = "";

    public Sentence? StandingSentence { get; private set; }

    /// <summary>The sentence that says what it is, where there is one.</summary>
    public Sentence? Definition { get; set; }

    public IReadOnlySet<int> SeenIn => _seenIn;

    private readonly SortedSet<int> _seenIn = [];

    public EndMention End => new(Kind, Name);

    /// <summary>Takes the kind that the text tells, where the name by itself told none.</summary>
    public void Sort(string kind) => Kind = KnownId is null && Kind == Names.Unsorted ? kind : Kind;

    public void See(Sentence sentence) => _seenIn.Add(sentence.Order);

    /// <param name="weight">What is said of it counts more than that it is named.</param>
    public void AddEvidence(int weight, Sentence sentence, string rationale)
    {
        if (sentence.IsQuotable)
            _evidence.Add((weight, sentence, rationale));
    }

    public void Stand(Standing standing, Sentence sentence, string rationale)
    {
        if (standing > Standing && sentence.IsQuotable)
            (Standing, StandingSentence, StandingRationale) = (standing, sentence, rationale);
    }

    /// <summary>The best sentences about it: by weight, then the earlier one.</summary>
    public IReadOnlyList<(Sentence Sentence, string Rationale)> Evidence(int most) =>
    [
        .. _evidence.OrderByDescending(item => item.Weight).ThenBy(item => item.Sentence.Order)
            .DistinctBy(item => item.Sentence.Order).Take(most).Select(item => (item.Sentence, item.Rationale)),
    ];
}
