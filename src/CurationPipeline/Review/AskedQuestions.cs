using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>A review file with its questions put as they were asked, before it is seen what is settled of them.</summary>
/// <param name="Restored">Questions that had left the file and stand in it again, open.</param>
/// <param name="Returned">Questions that were put back earlier and stand as they were put.</param>
/// <param name="Withdrawn">Keys of questions that lost an answer, because it was given to several as one.</param>
internal sealed record AskedQuestions(string Text, IReadOnlyList<KeptQuestion> Restored, IReadOnlyList<KeptQuestion> Returned, IReadOnlySet<string> Withdrawn)
{
    /// <summary>Words that a person put right are an answer by themselves: put back, they would be taken in again.</summary>
    public const string Repaired = "unverified";

    public static AskedQuestions Of(string text, string path, KeptQuestions kept)
    {
        text = ReviewEdit.WithoutNotedLoops(GroupAnswer.WriteOut(text, path), path);
        var sheet = ReviewSheet.Parse(text, path);
        var withdrawn = new HashSet<string>(StringComparer.Ordinal);
        var forms = kept.Questions.Where(question => sheet.Has(question.Now) && (question.NowText is not null || question.Now != question.Key)).GroupBy(question => question.Now)
            .ToDictionary(group => group.Key, group => AsAsked([.. group], sheet, withdrawn), StringComparer.Ordinal);
        var gone = forms.Where(form => form.Value.Count == 0).Select(form => form.Key).ToHashSet(StringComparer.Ordinal);
        var rewritten = sheet.Rewrite((key, _, item) => forms.GetValueOrDefault(key) is { Count: > 0 } asked ? string.Join('\n', asked) : item);
        var lines = new ReviewLines(ReviewEdit.Remove(rewritten, path, gone), path);
        if (sheet.File.Paper.Id != kept.Paper)
            lines.ReplaceField("paper", ReviewWriter.Paper(sheet.File.Paper with { Id = kept.Paper }));
        List<KeptQuestion> restored = [.. kept.LeftOut(sheet).Where(question => question.Section != Repaired)];
        return new AskedQuestions(
            PutBack.Into(lines.ToString(), path, restored, question => question.Above + Open(question.Text, path)),
            restored,
            [.. kept.Questions.Where(question => question.IsBack && sheet.Has(question.Now) && sheet.TextOf(question.Now) == question.NowText)],
            withdrawn);
    }

    /// <summary>What an item was asked as: nothing where the file asks that beside it already.</summary>
    private static List<string> AsAsked(List<KeptQuestion> origins, ReviewSheet sheet, HashSet<string> withdrawn)
    {
        var (key, path) = (origins[0].Now, sheet.File.Path);
        var text = sheet.TextOf(key);
        var isUntouched = origins.TrueForAll(origin => origin.NowText == text);
        var fresh = origins.FindAll(origin => origin.Key == key || !sheet.Has(origin.Key));
        if (fresh.Count == 0)
            return isUntouched && sheet.Above(key).Own is null ? [] : [text];
        if (origins is [var only] && (!isUntouched || only.IsBack))
            return [KeptQuestions.AsAsked(only, text, path)];
        if (isUntouched)
            return [.. fresh.Select(origin => origin.Above + (origin.IsBack ? Open(origin.Text, path) : origin.Text))];
        // An answer to several as one is the answer to that edge alone which it still names, where it was asked with the words of that one.
        var own = fresh.FindIndex(origin => origin.Key == key && !PartedEdges.IsOfAnother(origin, origins, path));
        if (own < 0 && ItemText.Read(text, path, place => ReviewAnswers.Read(place, origins[0].Section)).Say != Say.Pending)
            withdrawn.UnionWith(fresh.Select(origin => origin.Key));
        var parted = PartedEdges.Of([.. fresh.Select(origin => Open(origin.Text, path))], text, path);
        if (own >= 0)
            parted = parted.WithRest(own, fresh[own].Text, [.. origins.Select(origin => origin.Text)], text, path);
        return [parted.Comments + parted.Texts[0], .. parted.Texts.Skip(1)];
    }

    private static string Open(string item, string path) =>
        ItemEdit.Answer(item, path, Answer.Pending with { Note = ItemText.Read(item, path, place => place.OptionalText("note")) });
}
