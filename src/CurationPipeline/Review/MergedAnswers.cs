namespace CurationPipeline.Review;

/// <summary>What the answers of two people to one item come to.</summary>
internal static class MergedAnswers
{
    /// <param name="ours">The answer here.</param>
    /// <param name="theirs">The other's, with their name.</param>
    /// <param name="fields">What the item says here and there, where that differs.</param>
    /// <param name="unseen">Words that stand here and that the other had not before them.</param>
    public static Answer Of(Answer ours, Answer theirs, IReadOnlyList<(ItemField Ours, ItemField Theirs)> fields, IReadOnlyList<ItemPiece> unseen) =>
        Joined(ours, theirs, fields, unseen) is var answer && answer == theirs && ours.Note is null
            ? theirs
            : answer with { Note = Notes(ours.Note, theirs.Note, theirs.By) };

    /// <summary>Both notes; the other's with their name.</summary>
    public static string? Notes(string? ours, string? theirs, string? by) =>
        theirs is null || Holds(ours, theirs) || Holds(ours, $"{by}: {theirs}") ? ours
        : ours is null ? $"{by}: {theirs}"
        : $"{ours} / {by}: {theirs}";

    /// <summary>Whether one of the notes says just that: "no" is not said by "not sure".</summary>
    private static bool Holds(string? notes, string note) => $" / {notes} / ".Contains($" / {note} / ", StringComparison.Ordinal);

    /// <summary>What the other person said and what the item does not show, because something else holds.</summary>
    public static IEnumerable<string> Left(Answer ours, Answer theirs)
    {
        if (ours.Decides && theirs.Say == Say.Later)
            yield return $"{Said(ours)} and that stays; {Said(theirs)}";
        if (ours.Say == Say.Reject && theirs.Say == Say.Reject && ours.Reason is not null && theirs.Reason is not null && ours.Reason != theirs.Reason)
            yield return $"{Said(ours)} and that stays; {Said(theirs)}";
        if (ours.Disagreement is not null && theirs.Say == Say.Later)
            yield return $"{Said(theirs)}, and it is open here: two people do not agree";
        if (ours.Decides && theirs.Disagreement is { } both)
            yield return $"{Said(ours)} and that stays; {theirs.By} has it open: {both}";
    }

    private static Answer Joined(Answer ours, Answer theirs, IReadOnlyList<(ItemField Ours, ItemField Theirs)> fields, IReadOnlyList<ItemPiece> unseen) => (ours, theirs) switch
    {
        ({ Disagreement: { } both }, { Decides: true }) => both.Contains(Said(theirs), StringComparison.Ordinal) ? ours : ours with { Disagreement = $"{both}; {Said(theirs)}" },
        ({ Disagreement: not null }, _) => ours,
        ({ Decides: true }, { Decides: true }) when !Means(ours, theirs) => Open($"{Said(ours)}; {Said(theirs)}"),
        ({ Say: Say.Approve }, { Say: Say.Approve }) when fields.Count > 0 => Open($"{Said(ours)} with {All(fields, field => field.Ours)}; {Said(theirs)} with {All(fields, field => field.Theirs)}"),
        ({ Decides: true }, { Decides: true }) => ours with { Reason = ours.Reason ?? theirs.Reason },
        ({ Decides: true }, _) => ours,
        (_, { Say: Say.Approve }) when unseen.Count > 0 => ours with { Disagreement = $"{Said(theirs)}, without these words: {string.Join(" ", unseen.Select(piece => piece.Text))}" },
        (_, { Decides: true }) => theirs,
        (_, { Disagreement: { } both }) => PutOff(ours, theirs) with { Disagreement = both },
        _ when fields.Count > 0 => PutOff(ours, theirs) with { Disagreement = $"here it has {All(fields, field => field.Ours)}; {theirs.By} has {All(fields, field => field.Theirs)}" },
        _ => PutOff(ours, theirs),
    };

    private static Answer PutOff(Answer ours, Answer theirs) => theirs.Say == Say.Later && ours.Say == Say.Pending ? theirs : ours;

    private static Answer Open(string disagreement) => Answer.Pending with { Disagreement = disagreement };

    private static bool Means(Answer one, Answer other) => (one.Say, one.SameAs) == (other.Say, other.SameAs);

    private static string All(IReadOnlyList<(ItemField Ours, ItemField Theirs)> fields, Func<(ItemField Ours, ItemField Theirs), ItemField> side) =>
        string.Join(", ", fields.Select(side));

    /// <summary>What a person said, with their name.</summary>
    public static string Said(Answer answer) =>
        $"{answer.By ?? "here"} said {(answer.Say == Say.SameAs ? $"same-as {answer.SameAs}" : answer.Say.ToString().ToLowerInvariant())}{(answer.Reason is { } reason ? $" ({reason})" : "")}";
}
