using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CurationPipeline.Review;

/// <summary>
/// Approves edges of one relation that are very likely to be accepted, because a person turned it on for that relation and named
/// the probability. A share of them is left open for that person to check.
/// </summary>
/// <param name="Relation">For which it is turned on.</param>
/// <param name="Above">The least probability.</param>
/// <param name="SpotChecks">The share that is left open, between 0 and 1.</param>
/// <param name="By">Who turned it on.</param>
public sealed record AutoApproval(string Relation, double Above, double SpotChecks, string By)
{
    /// <summary>With fewer answers about a relation, nobody knows how likely it is to be accepted.</summary>
    public const int FewestAnswers = 20;

    /// <summary>Marks in the ledger who did not look at each of them; what comes in so teaches nothing.</summary>
    private const string Mark = " (by probability)";

    /// <summary>Whether a decision was made so.</summary>
    public static bool IsOne(string by) => by.EndsWith(Mark, StringComparison.Ordinal);

    /// <summary>Why the lessons do not carry this; null when they do.</summary>
    public string? WhyNot(Lessons lessons)
    {
        var asked = lessons.Counts.FirstOrDefault(count => count.Trait == "relation" && count.Value == Relation)?.Asked ?? 0;
        return lessons.Model is not { Error: var error } ? $"Too little was decided to know how likely anything is; {AcceptanceModel.FewestDecisions} answers are needed, with ten of either kind."
            : asked < FewestAnswers ? $"Only {asked} answers were about '{Relation}', and {FewestAnswers} are needed."
            : error.Brier >= error.BrierOfShare ? "On decisions that were held back, the probabilities are no better than the overall share, so they may approve nothing."
            : null;
    }

    /// <summary>The new lines of what it approves, and of what it leaves for a spot check.</summary>
    public (IReadOnlyList<KeyValuePair<string, string>> Approved, IReadOnlyList<KeyValuePair<string, string>> ToCheck) Of(ReviewSheet sheet, Lessons lessons)
    {
        var likely = sheet.Questions.OfType<Question.OfEdge>()
            .Where(question => question.Item.Edge.Relation == Relation && question.Answer.Say == Say.Pending && question.Answer.Note is null && !question.NeedsAnEye)
            .Select(question => (question.Key, Probability: lessons.Probability(question, sheet.File.Origin) ?? 0))
            .Where(question => question.Probability >= Above)
            .ToLookup(question => IsToCheck(question.Key));
        return (
            [.. likely[false].Select(question => Lines(question.Key, new Answer(Say.Approve, Note: Why(question.Probability)) { By = By + Mark }))],
            [.. likely[true].Select(question => Lines(question.Key, new Answer(Say.Pending, Note: "spot check: " + Why(question.Probability))))]);

        KeyValuePair<string, string> Lines(string key, Answer answer) => KeyValuePair.Create(key, ItemEdit.Answer(sheet.TextOf(key), sheet.File.Path, answer));
    }

    private string Why(double probability) =>
        string.Create(CultureInfo.InvariantCulture, $"probability {probability:0.000}; {By} lets {Relation} in from {Above:0.###} on");

    /// <summary>Drawn by content, so that nobody can draw again until it suits them.</summary>
    private bool IsToCheck(string key) =>
        BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes("spot check " + key))) / (double)uint.MaxValue < SpotChecks;
}
