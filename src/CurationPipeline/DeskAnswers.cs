using CurationPipeline.Review;

namespace CurationPipeline;

/// <summary>Answers as a person gives them at a desk, in the browser as in a terminal.</summary>
public static class DeskAnswers
{
    /// <summary>Answers one question.</summary>
    /// <param name="file">Where it stands.</param>
    /// <param name="key">Its key.</param>
    /// <param name="seen">The mark of what the person saw.</param>
    /// <param name="answer">What they said.</param>
    /// <exception cref="CurationException">It was changed since they saw it, or the answer cannot be written.</exception>
    public static void AnswerOne(this DeskFile file, string key, string seen, Answer answer) => file.Change(
        $"{Word(answer.Say)} {TitleOf(file.Read(), key)}", key, seen, text => ItemEdit.Answer(text, file.Path, answer));

    /// <summary>
    /// Gives the same answer to all that a filter shows. Notes stay, and so does what two people do not agree on until somebody decides.
    /// An approval stays in this file: a list does not show what others say.
    /// </summary>
    /// <param name="file">Where they stand.</param>
    /// <param name="filter">What the person looked at.</param>
    /// <param name="count">How many they were told that it is.</param>
    /// <param name="answer">What they said.</param>
    /// <exception cref="CurationException">It is another number by now.</exception>
    public static void AnswerAll(this DeskFile file, QuestionFilter filter, int count, Answer answer) =>
        file.Change($"{Word(answer.Say)} {count} together", sheet =>
        {
            var questions = Together(sheet.Questions.Where(filter.Shows), answer.Say);
            return questions.Count == count
                ? [.. questions.Select(question => KeyValuePair.Create(question.Key, ItemEdit.Answer(sheet.TextOf(question.Key), file.Path, Beside(question.Answer, answer))))]
                : throw new CurationException($"The filter now shows {questions.Count} items and not {count}, because the file was changed elsewhere. Nothing was changed.");
        }, isShown: null);

    /// <summary>What an answer for all that a filter shows goes to: approval leaves out what needs a look of its own.</summary>
    public static IReadOnlyList<Question> Together(IEnumerable<Question> shown, Say say) =>
        [.. shown.Where(question => say != Say.Approve || !question.NeedsAnEye)];

    /// <summary>What an item proposes, in one line.</summary>
    public static string TitleOf(ReviewSheet sheet, string key) => sheet.Questions.FirstOrDefault(question => question.Key == key)?.Title ?? "an item";

    private static string Word(Say say) => say switch
    {
        Say.Pending => "reopen",
        Say.SameAs => "same-as",
        _ => say.ToString().ToLowerInvariant(),
    };

    private static Answer Beside(Answer was, Answer now) => now with { Note = was.Note, Disagreement = now.Decides ? null : was.Disagreement };
}
