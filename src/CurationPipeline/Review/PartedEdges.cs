namespace CurationPipeline.Review;

/// <summary>
/// Edges that were asked about as one, each by itself again: a piece of evidence goes back to its edge with all that a person wrote to
/// it, and a note goes to each.
/// </summary>
/// <param name="Texts">Their lines.</param>
/// <param name="Comments">What a person wrote elsewhere in the question and none of them has, whole lines.</param>
internal sealed record PartedEdges(IReadOnlyList<string> Texts, string Comments)
{
    /// <param name="parts">Lines of the edges as they were asked.</param>
    /// <param name="joint">Those of the one question.</param>
    /// <param name="path">What messages call the file.</param>
    public static PartedEdges Of(IReadOnlyList<string> parts, string joint, string path) =>
        new PartedEdges([.. parts.Select(part => KeptQuestions.WithNoteOf(WithPiecesOf(part, joint, path), joint, path))], "").WithCommentsOf(joint);

    /// <summary>Whether the one question was made of the lines of another edge than the one that it asks about.</summary>
    /// <param name="own">That one.</param>
    /// <param name="all">All that were asked as one.</param>
    /// <param name="path">What messages call the file.</param>
    public static bool IsOfAnother(KeptQuestion own, IEnumerable<KeptQuestion> all, string path)
    {
        var others = SaidIn(own.NowText!, path).Except(SaidIn(own.Text, path)).ToHashSet(); // a question that has its key stands in the file
        return all.SelectMany(question => SaidIn(question.Text, path)).Any(others.Contains);
    }

    /// <summary>One of them as the question itself without the words of the others.</summary>
    /// <param name="at">Which.</param>
    /// <param name="own">Its lines as it was asked.</param>
    /// <param name="all">The lines of all that were asked as one.</param>
    /// <param name="joint">Those of the one question.</param>
    /// <param name="path">What messages call the file.</param>
    public PartedEdges WithRest(int at, string own, IReadOnlyList<string> all, string joint, string path)
    {
        var others = all.SelectMany(text => WordsIn(text, path)).Except(WordsIn(own, path), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var words = WordsIn(joint, path);
        var rest = new ItemText(joint, path).Without("evidence", Enumerable.Range(0, words.Count).Where(piece => others.Contains(words[piece])).ToHashSet()).ToString();
        return (this with { Texts = [.. Texts.Select((text, part) => part == at ? rest : text)] }).WithCommentsOf(joint);
    }

    private PartedEdges WithCommentsOf(string joint)
    {
        var have = Texts.SelectMany(CommentsIn).ToHashSet(StringComparer.Ordinal);
        return this with { Comments = string.Concat(CommentsIn(joint).Where(comment => !have.Contains(comment)).Select(comment => $"  {comment}\n")) };
    }

    /// <summary>What stands in an item beside its edge and its evidence: the reason, the answer and a person's comments.</summary>
    private static IEnumerable<object> SaidIn(string text, string path) =>
        [ItemText.Read(text, path, ReviewItems.Edge).Rationale, ItemText.Read(text, path, place => ReviewAnswers.Read(place, "edges")), .. CommentsIn(text)];

    private static IEnumerable<string> CommentsIn(string text) => YamlComments.In(text).Select(comment => WrittenComments.WithoutThem(comment.Text)).OfType<string>();

    private static string WithPiecesOf(string text, string joint, string path)
    {
        var (item, there) = (new ItemText(text, path), new ItemText(joint, path));
        var (edge, one) = (ItemText.Read(text, path, ReviewItems.Edge), ItemText.Read(joint, path, ReviewItems.Edge));
        for (var i = 0; i < edge.Evidence.Count; i++)
        {
            var piece = edge.Evidence[i];
            if (Enumerable.Range(0, one.Evidence.Count).FirstOrDefault(at => one.Evidence[at].Text == piece.Text, -1) is var at && at < 0)
                continue;
            // Words that came to another edge took the reason of their own along.
            var isReasoned = piece.Rationale.Length == 0 && one.Evidence[at].Rationale == edge.Rationale;
            item = item.WithEntry("evidence", i, isReasoned ? there.With(["evidence", $"{at}", "rationale"], null) : there, at);
        }

        return item.ToString();
    }

    private static List<string> WordsIn(string text, string path) => [.. ItemText.Read(text, path, ReviewItems.Edge).Evidence.Select(piece => piece.Text)];
}
