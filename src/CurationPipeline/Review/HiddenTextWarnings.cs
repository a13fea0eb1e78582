using CurationPipeline.Documents;

namespace CurationPipeline.Review;

/// <summary>Tells a person of text that the file holds and a reader of the page cannot see.</summary>
internal static class HiddenTextWarnings
{
    private const int Shown = 160;
    private const int FewestLetters = 3;

    public static IReadOnlyList<string> Of(IReadOnlyList<HiddenText> hidden) =>
    [
        .. hidden.GroupBy(piece => (piece.Page, piece.Why))
            // Ticks along an axis and bullets ask nobody for anything.
            .Where(group => group.Sum(piece => piece.Text.Count(char.IsLetter)) >= FewestLetters)
            .OrderBy(group => group.Key.Page).ThenBy(group => group.Key.Why, StringComparer.Ordinal)
            .Select(group => Sentence(group.Key.Page, group.Key.Why, string.Join(' ', group.Select(piece => piece.Text.Trim())))),
    ];

    private static string Sentence(int page, string why, string text) =>
        $"Page {page} holds text that cannot be seen ({why}) and was not read: '{(text.Length > Shown ? text[..Shown] + "…" : text)}'";
}
