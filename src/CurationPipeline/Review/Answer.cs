using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>The words that a person can write behind <c>decision:</c>.</summary>
public enum Say
{
    Pending,
    Approve,
    Reject,
    Later,
    SameAs,
}

/// <summary>What a person said to a proposal.</summary>
/// <param name="SameAs">The known entity, where <paramref name="Say"/> is <see cref="Say.SameAs"/>.</param>
/// <param name="Reason">Why it was rejected: one of <see cref="RejectReasons"/>.</param>
/// <param name="Note">Anything else they wrote down.</param>
public sealed record Answer(Say Say, EntityId? SameAs = null, string? Reason = null, string? Note = null)
{
    /// <summary>Who said it, where it is another person than the one who applies the file.</summary>
    public string? By { get; init; }

    /// <summary>What two people said, where they do not agree and nobody has answered since.</summary>
    public string? Disagreement { get; init; }

    public static Answer Pending { get; } = new(Say.Pending);

    /// <summary>The codes for a reject's reason, so that what reviewers teach can be counted.</summary>
    public static IReadOnlyList<string> RejectReasons { get; } =
    [
        "no_relation", "wrong_relation", "wrong_direction", "wrong_entity", "not_in_source", "background_only", "duplicate", "trivial", "other",
    ];

    public bool Decides => Say is not (Say.Pending or Say.Later);
}

/// <summary>A proposal with what a person said to it, and where in the file it stands.</summary>
/// <param name="Item">The proposal, with a person's corrections.</param>
/// <param name="Line">1-based line of the item in the review file.</param>
public sealed record Reviewed<T>(T Item, Answer Answer, int Line);
