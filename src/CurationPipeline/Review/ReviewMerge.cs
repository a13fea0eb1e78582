using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Takes another person's answers to the same proposals into a review file; where two do not agree, both are shown.</summary>
/// <param name="Taken">How many answers were taken over.</param>
/// <param name="Added">How many items only the other file had.</param>
/// <param name="Disagreements">What is answered differently: open again, or in the base already.</param>
public sealed record ReviewMerge(string Text, int Taken, int Added, IReadOnlyList<string> Disagreements)
{
    /// <param name="text">The file that takes the answers.</param>
    /// <param name="path">Where it is, for messages.</param>
    /// <param name="other">The other person's file.</param>
    /// <param name="by">Who that is.</param>
    /// <param name="stateOf">Whether a key was decided in the base already.</param>
    /// <exception cref="CurationException">A file cannot be understood, or they are about different papers.</exception>
    public static ReviewMerge Of(string text, string path, ReviewSheet other, string by, Func<string, DecisionState> stateOf)
    {
        var sheet = ReviewSheet.Parse(text, path).WithoutGroups();
        if (sheet.File.Paper.Id != other.File.Paper.Id)
            throw new CurationException($"'{other.File.Path}' is about '{other.File.Paper.Id}' and '{path}' about '{sheet.File.Paper.Id}'; only files of one paper can be merged.");
        var ours = sheet.File.Answers.ToDictionary(item => item.Key, item => item.Answer, StringComparer.Ordinal);
        var changes = new List<KeyValuePair<string, string>>();
        var disagreements = new List<string>();
        foreach (var (key, theirs) in other.File.Answers.Where(item => item.Answer.Decides && ours.ContainsKey(item.Key)))
        {
            var answer = Joined(ours[key], theirs with { By = theirs.By ?? by });
            if (answer is null)
                continue;
            changes.Add(KeyValuePair.Create(key, ItemEdit.Answer(sheet.TextOf(key), path, answer)));
            if (answer.Disagreement is { } both)
                disagreements.Add($"{sheet.Questions.First(question => question.Key == key).Title}: {both}");
        }

        var taken = changes.Count - disagreements.Count;
        var decided = other.Keys.Where(key => !sheet.Has(key) && stateOf(SealedKey.Open(key)).IsDecided).ToHashSet(StringComparer.Ordinal);
        disagreements.AddRange(other.Questions.Where(question => decided.Contains(question.Key)).Select(question => TooLate(question, by, stateOf)).OfType<string>());
        var merged = ReviewEdit.Restore(sheet.With(changes).ToString(), path, other, decided);
        return new ReviewMerge(merged, taken, other.Keys.Count(key => !sheet.Has(key)) - decided.Count, disagreements);
    }

    /// <summary>What the base has otherwise already; null where it has what the other person said.</summary>
    private static string? TooLate(Question question, string by, Func<string, DecisionState> stateOf)
    {
        var state = stateOf(SealedKey.Open(question.Key));
        return !question.Answer.Decides || (question.Answer.Say == Say.Reject) == (state.Outcome == DecisionOutcome.Rejected)
            ? null
            : $"{question.Title}: {Said(question.Answer, by)}, and the base has it {state.Outcome.ToString().ToLowerInvariant()} since {state.Decision}; 'curate undo' takes that back";
    }

    /// <summary>What two answers come to; null where nothing changes.</summary>
    private static Answer? Joined(Answer ours, Answer theirs) =>
        ours.Disagreement is not null || (ours.Decides && ours.Say == theirs.Say && ours.SameAs == theirs.SameAs) ? null
        : ours.Decides ? Answer.Pending with { Disagreement = $"{Said(ours, ours.By ?? "here")}; {Said(theirs, theirs.By ?? "there")}", Note = Notes(ours, theirs) }
        : theirs with { Note = Notes(ours, theirs) };

    private static string Said(Answer answer, string by) =>
        $"{by} said {(answer.Say == Say.SameAs ? $"same-as {answer.SameAs}" : answer.Say.ToString().ToLowerInvariant())}{(answer.Reason is { } reason ? $" ({reason})" : "")}";

    private static string? Notes(Answer ours, Answer theirs) => (ours.Note, theirs.Note) switch
    {
        (null, var note) => note,
        (var note, null) => note,
        var (one, other) => one == other ? one : $"{one} / {theirs.By}: {other}",
    };
}
