using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Takes what another person wrote to the same proposals into a review file; where two do not agree, both are shown.</summary>
/// <param name="Taken">Into how many items something was taken over.</param>
/// <param name="Added">How many items only the other file had.</param>
/// <param name="Disagreements">What is answered differently: open again, or in the base already.</param>
/// <param name="Told">What else is not as one of the two wrote it.</param>
public sealed record ReviewMerge(string Text, int Taken, int Added, IReadOnlyList<string> Disagreements, IReadOnlyList<string> Told)
{
    /// <param name="text">The file that takes the answers.</param>
    /// <param name="path">Where it is, for messages.</param>
    /// <param name="other">The other person's file.</param>
    /// <param name="by">Who that is.</param>
    /// <param name="stateOf">Whether a key was decided in the base already.</param>
    /// <exception cref="CurationException">A file cannot be understood or merged, or they are about different papers.</exception>
    public static ReviewMerge Of(string text, string path, ReviewSheet other, string by, Func<string, DecisionState> stateOf)
    {
        var sheet = ReviewSheet.Parse(text, path).WithoutGroups();
        if (sheet.File.Paper.Id != other.File.Paper.Id)
            throw new CurationException($"'{other.File.Path}' is about '{other.File.Paper.Id}' and '{path}' about '{sheet.File.Paper.Id}'; only files of one paper can be merged.");
        RefuseRest(sheet.File);
        RefuseRest(other.File);
        other = Signed(other.WithoutGroups(), by);

        var merged = Merged(sheet, other, by).Where(item => item.Merge.Text != sheet.TextOf(item.Key) || item.Merge.Told.Count > 0).ToList();
        var changed = merged.Where(item => item.Merge.Text != sheet.TextOf(item.Key)).ToList();
        var decided = other.Keys.Where(key => !sheet.Has(key) && stateOf(SealedKey.Open(key)).IsDecided).ToHashSet(StringComparer.Ordinal);
        var late = other.Questions.Where(question => decided.Contains(question.Key)).ToList();
        var whole = ReviewEdit.Restore(sheet.With([.. changed.Select(item => KeyValuePair.Create(item.Key, item.Merge.Text))]).ToString(), path, other, decided);
        var (noted, left) = WithNote(whole, path, other, by);
        return new ReviewMerge(
            noted,
            changed.Count(item => item.Merge.Disagreement is null),
            other.Keys.Count(key => !sheet.Has(key)) - decided.Count,
            [
                .. changed.Where(item => item.Merge.Disagreement is not null).Select(item => $"{Title(sheet, item.Key)}: {item.Merge.Disagreement}"),
                .. late.Select(question => TooLate(question, stateOf)).OfType<string>(),
            ],
            [
                .. merged.SelectMany(item => item.Merge.Told.Select(what => $"{Title(sheet, item.Key)}: {what}")),
                .. late.SelectMany(question => Unneeded(question, by)),
                .. left,
            ]);
    }

    /// <summary>It says of nothing that it was looked at, and would answer for one person what the other left open.</summary>
    private static void RefuseRest(ReviewFile file)
    {
        if (file.ApproveRest)
            throw new CurationException($"'{file.Path}' has 'approve_rest: true', which cannot be merged: it would answer what the other person left open. Write false, and '- approve all below' at the head of each section that it is to hold for.");
    }

    /// <summary>The answers with the name of who gave them.</summary>
    private static ReviewSheet Signed(ReviewSheet sheet, string by) => sheet.With(
    [
        .. sheet.File.Answers.Where(item => item.Answer is { By: null, Say: not Say.Pending })
            .Select(item => KeyValuePair.Create(item.Key, ItemEdit.Answer(sheet.TextOf(item.Key), sheet.File.Path, item.Answer with { By = by }))),
    ]);

    /// <summary>The items that both files have and that are not the same to the letter.</summary>
    private static IEnumerable<(string Key, ItemMerge Merge)> Merged(ReviewSheet sheet, ReviewSheet other, string by)
    {
        var (ours, theirs) = (Said(sheet), Said(other));
        foreach (var key in other.Keys.Where(key => sheet.Has(key) && sheet.TextOf(key) != other.TextOf(key)))
        {
            var (here, there) = (ours(key), theirs(key));
            there = there with { Answer = there.Answer with { By = there.Answer.By ?? by } };
            yield return (key, sheet.SectionOf(key) == "unverified"
                ? ItemMerge.OfUnverified(here, there, said => RepairDecisions.IsRepaired(ItemText.Read(said.Text, said.File, ReviewItems.Unverified), sheet.File.Paper.Id))
                : ItemMerge.Of(sheet.SectionOf(key), here, there));
        }
    }

    private static Func<string, ItemSaid> Said(ReviewSheet sheet)
    {
        var answers = sheet.File.Answers.ToDictionary(item => item.Key, item => item.Answer, StringComparer.Ordinal);
        return key => new ItemSaid(sheet.TextOf(key), sheet.File.Path, answers.GetValueOrDefault(key, Answer.Pending));
    }

    private static string Title(ReviewSheet sheet, string key) =>
        sheet.Questions.FirstOrDefault(question => question.Key == key)?.Title ?? sheet.File.Unverified.First(item => item.Item.Key == key).Item.Quote;

    /// <summary>What the base has otherwise already; null where it has what the other person said.</summary>
    private static string? TooLate(Question question, Func<string, DecisionState> stateOf)
    {
        var state = stateOf(SealedKey.Open(question.Key));
        return !question.Answer.Decides || (question.Answer.Say == Say.Reject) == (state.Outcome == DecisionOutcome.Rejected)
            ? null
            : $"{question.Title}: {MergedAnswers.Said(question.Answer)}, and the base has it {state.Outcome.ToString().ToLowerInvariant()} since {state.Decision}; 'curate undo' takes that back";
    }

    /// <summary>What the other person wrote beside an answer to what the base has already.</summary>
    private static IEnumerable<string> Unneeded(Question question, string by)
    {
        if (question.Answer.Note is { } note)
            yield return $"{question.Title}: it is decided in the base already, so that {by}'s note is not taken over: '{note}'";
        foreach (var piece in question.Evidence.Where(piece => piece.Rejected))
            yield return $"{question.Title}: it is decided in the base already, and {by} struck out '{piece.Text}'";
    }

    /// <summary>The note on the whole file, where only the other has one; where both have, what theirs says.</summary>
    private static (string Text, IReadOnlyList<string> Told) WithNote(string text, string path, ReviewSheet other, string by)
    {
        var theirs = NoteOf(other.ToString(), other.File.Path);
        var ours = NoteOf(text, path);
        if (theirs is null || ours == theirs)
            return (text, []);
        if (ours is not null)
            return (text, [$"the note on the whole file stays, and {by} has '{theirs}'"]);
        var lines = new ReviewLines(text, path);
        lines.ReplaceField("note", $"note: {YamlText.Inline(theirs)}");
        return (lines.ToString(), []);
    }

    private static string? NoteOf(string text, string path) => YamlPlace.Parse(text, path, "delete it and ingest the paper again").OptionalText("note");
}
