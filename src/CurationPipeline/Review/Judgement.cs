using System.Text.RegularExpressions;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>What a person thought of a proposal that they were shown, with what was known of it before they answered.</summary>
/// <param name="Key">Content key of what was asked.</param>
/// <param name="Accepted">Whether it came in; what turned out to be a known entity was found rightly, and counts with the accepted.</param>
/// <param name="Traits">What was known of it: kind, relation, source, target, role, section, model, prompt.</param>
public sealed partial record Judgement(string Key, bool Accepted, string? Reason, IReadOnlyList<KeyValuePair<string, string>> Traits)
{
    /// <summary>Reasons that a rule gave and no person.</summary>
    private static readonly string[] ByRule = [DecisionMemory.EndRejected, RevisionDecisions.Followed, RevisionDecisions.Kept];

    /// <summary>The answers in a ledger that hold and that a person gave to a paper's proposals.</summary>
    public static IReadOnlyList<Judgement> Of(IEnumerable<(Decision Decision, bool Holds)> history) =>
    [
        .. history.Where(line => line.Holds).Select(line => line.Decision).Where(IsAnswer)
            .Select(line => new Judgement(line.Key!, line.Verb is Verb.Approve or Verb.Same, line.Reason, TraitsOf(line))), // filtered just now
    ];

    /// <summary>Whether a line is what a person said to a question about a paper, and not what a rule made of it.</summary>
    internal static bool IsAnswer(Decision line) =>
        line is { Key: not null, Paper: not null, Verb: Verb.Approve or Verb.Reject or Verb.Same } && !ByRule.Contains(line.Reason) && !AutoApproval.IsOne(line.By)
        && line.Subject is not Subject.OfEdge { Item.Relation: "about" }; // comes with its quote, unasked

    /// <summary>What is known of a question before it is answered, in the same words.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> TraitsOf(Question question, ProposalOrigin? run)
    {
        var words = question.Evidence.Count > 0 ? question.Evidence[0] : null;
        var from = run is null ? null : run with { Section = words?.Section, Role = words?.Role };
        return question switch
        {
            Question.OfEdge { Item.Edge: var edge } => [.. Edge(edge), .. From(from)],
            _ => [KeyValuePair.Create("kind", question.Kind), .. From(from)],
        };
    }

    /// <summary>A heading without its number, so that the same part of two papers counts together.</summary>
    public static string SectionName(string heading) => Number().Replace(heading, "").Trim().ToLowerInvariant();

    private static IReadOnlyList<KeyValuePair<string, string>> TraitsOf(Decision line) => line.Subject switch
    {
        Subject.OfEdge edge => [.. Edge(edge.Item.Key), .. From(line.Origin)],
        Subject.OfEvidence evidence => [.. Edge(evidence.Edge), .. From(line.Origin)],
        Subject.OfEntity entity => [KeyValuePair.Create("kind", entity.Item.Id.Type), .. From(line.Origin)],
        _ => [],
    };

    private static IEnumerable<KeyValuePair<string, string>> Edge(EdgeKey edge) =>
    [
        KeyValuePair.Create("kind", "edge"), KeyValuePair.Create("relation", edge.Relation),
        KeyValuePair.Create("source", edge.Source.Type), KeyValuePair.Create("target", edge.Target.Type),
    ];

    private static IEnumerable<KeyValuePair<string, string>> From(ProposalOrigin? from) => from is null ? [] : new[]
    {
        ("role", from.Role), ("section", from.Section is { } section ? SectionName(section) : null), ("model", from.Model), ("prompt", from.Prompt),
    }.Where(trait => !string.IsNullOrEmpty(trait.Item2)).Select(trait => KeyValuePair.Create(trait.Item1, trait.Item2!)); // filtered just now

    [GeneratedRegex(@"^\s*(appendix\s+)?([A-Z]|\d+|[IVX]+)?(\.\d+)*\.?\s+(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
