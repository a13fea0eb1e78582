using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Writes what a person says to an item into its lines, as they would in an editor.</summary>
public static class ItemEdit
{
    /// <summary>The item's lines with an answer; its reason and note are taken out where the answer has none.</summary>
    /// <exception cref="CurationException">The lines are written so that the answer cannot be put in.</exception>
    public static string Answer(string text, string file, Answer answer) => new ItemText(text, file)
        .With(["disagreement"], answer.Disagreement is { } both ? YamlText.Value(both, 6) : null)
        .With(["by"], answer.By is { } by ? YamlText.Value(by, 6) : null)
        .With(["note"], answer.Note is { } note ? YamlText.Value(note, 6) : null)
        .With(["reason"], answer.Reason)
        .With(["decision"], Said(answer))
        .ToString();

    /// <summary>The item's lines with other values for fields of its entity or edge; a null takes a field out.</summary>
    /// <param name="part"><c>entity</c> or <c>edge</c>; null for fields of the item itself.</param>
    /// <param name="values">Texts by field; lists of texts are given as a list.</param>
    /// <exception cref="CurationException">The lines are written so that a field cannot be changed.</exception>
    public static string Correct(string text, string file, string? part, IEnumerable<KeyValuePair<string, object?>> values)
    {
        var item = new ItemText(text, file);
        foreach (var (field, value) in values)
        {
            item = item.With(part is null ? [field] : [part, field], Written(value, part == "edge"));
        }

        return item.ToString();
    }

    /// <summary>A pair's lines with the edge that joins the two, and the answer that it holds.</summary>
    public static string Join(string text, string file, EdgeKey edge, string rationale, Answer answer) => Answer(
        new ItemText(text, file).With(["rationale"], YamlText.Value(rationale, 6)).With(["edge"], PairItem.Inline(edge)).ToString(), file, answer);

    /// <summary>The item's lines with a piece of its evidence struck out, or taken in again.</summary>
    public static string Strike(string text, string file, int piece, bool struck) =>
        new ItemText(text, file).With(["evidence", piece.ToString(System.Globalization.CultureInfo.InvariantCulture), "decision"], struck ? "reject" : null).ToString();

    private static string? Written(object? value, bool inFlow) => value switch
    {
        null => null,
        string text when inFlow => YamlText.Quoted(text),
        string text => YamlText.Value(text, 8),
        IEnumerable<string> texts => YamlText.List(texts),
        EntityId id => inFlow ? YamlText.Quoted(id.ToString()) : id.ToString(),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot stand in a review file.", nameof(value)),
    };

    private static string Said(Answer answer) => answer.Say switch
    {
        Say.Pending => "pending",
        Say.Approve => "approve",
        Say.Reject => "reject",
        Say.Later => "later",
        Say.SameAs => $"same-as {answer.SameAs}",
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };
}
