using System.Globalization;

namespace CurationPipeline.Review;

/// <summary>Which questions a person wants to see; a null lets all through.</summary>
/// <param name="State"><c>open</c> (pending or later), <c>pending</c>, <c>later</c>, <c>approve</c>, <c>reject</c>, <c>same-as</c> or <c>eye</c> (needs a look of its own).</param>
/// <param name="Kind">An entity's kind, <c>edge</c> or <c>quote</c>.</param>
/// <param name="Page">A page on which some of its words stand.</param>
/// <param name="Score">The least score of its best possible duplicate, or the least cosine of a pair.</param>
/// <param name="Reason">Why it was rejected.</param>
/// <param name="Section">Heading of the part of the paper in which some of its words stand.</param>
/// <param name="Text">Words in its names, rationale or quotes.</param>
/// <param name="Sort"><c>likely</c> or <c>unlikely</c> to be accepted first; null for the order of asking.</param>
public sealed record QuestionFilter(
    string? State = null, string? Kind = null, string? Relation = null, string? Role = null, int? Page = null, double? Score = null,
    string? Reason = null, string? Section = null, string? Text = null, string? Sort = null)
{
    /// <summary>A filter from fields with names; a field that is empty or makes no sense filters nothing.</summary>
    public static QuestionFilter Read(Func<string, string?> field) => new(
        NotBlank(field("state")),
        NotBlank(field("kind")),
        NotBlank(field("relation")),
        NotBlank(field("role")),
        int.TryParse(field("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null,
        double.TryParse(field("score"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) ? score : null,
        NotBlank(field("reason")),
        NotBlank(field("section")),
        NotBlank(field("q")),
        field("sort") is "likely" or "unlikely" ? field("sort") : null);

    public bool Shows(Question question) =>
        IsInState(question)
        && (Kind is null || question.Kind == Kind)
        && (Relation is null || question is Question.OfEdge edge && edge.Item.Edge.Relation == Relation)
        && (Role is null || question.Evidence.Any(piece => piece.Role == Role))
        && (Page is null || question.Evidence.Any(piece => piece.Page == Page))
        && (Score is null || Likeness(question) >= Score)
        && (Reason is null || question.Answer.Reason == Reason)
        && (Section is null || question.Evidence.Any(piece => piece.Section == Section))
        && (Text is null || Texts(question).Any(text => text.Contains(Text, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The questions in the order that the person chose; what nobody can say stays where it was.</summary>
    public IReadOnlyList<Question> Order(IReadOnlyList<Question> questions, Func<Question, double?> probability) => Sort switch
    {
        "likely" => [.. questions.OrderByDescending(question => probability(question) ?? 0.5)],
        "unlikely" => [.. questions.OrderBy(question => probability(question) ?? 0.5)],
        _ => questions,
    };

    private static string? NotBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private bool IsInState(Question question) => State switch
    {
        null => true,
        "open" => !question.Answer.Decides,
        "pending" => question.Answer.Say == Say.Pending,
        "later" => question.Answer.Say == Say.Later,
        "approve" => question.Answer.Say == Say.Approve,
        "reject" => question.Answer.Say == Say.Reject,
        "same-as" => question.Answer.Say == Say.SameAs,
        "eye" => question.NeedsAnEye,
        _ => false,
    };

    private static double? Likeness(Question question) => question switch
    {
        Question.OfEntity { Item.PossibleDuplicates: { Count: > 0 } found } => found.Max(other => other.Score),
        Question.OfPair { Item.Cosine: var cosine } => cosine,
        _ => null,
    };

    private static IEnumerable<string> Texts(Question question) =>
    [
        question.Title,
        .. question is Question.OfEdge edge ? (string[])[edge.Item.Rationale] : [],
        .. question is Question.OfEntity entity ? [entity.Item.Entity.Description, .. entity.Item.Entity.Aliases] : Array.Empty<string>(),
        .. question is Question.OfPair pair ? [pair.Item.First.Description, pair.Item.Second.Description] : Array.Empty<string>(),
        .. question.Evidence.SelectMany(piece => (string[])[piece.Text, piece.Rationale]),
    ];
}
