using CurationPipeline.Documents;

namespace CurationPipeline.Review;

/// <summary>Tells a person of text that the file holds and a reader of the page cannot see.</summary>
internal static class HiddenTextWarnings
{
    private const int Shown = 160;

    public static IReadOnlyList<string> Of(IReadOnlyList<HiddenText> hidden) =>
    [
        .. hidden.Where(piece => piece.Text.Any(char.IsLetterOrDigit))
            .GroupBy(piece => (piece.Page, piece.Why))
            .OrderBy(group => group.Key.Page).ThenBy(group => group.Key.Why, StringComparer.Ordinal)
            .Select(group => Sentence(group.Key.Page, group.Key.Why, string.Join(' ', group.Select(piece => piece.Text.Trim())))),
    ];

    private static string Sentence(int page, string why, string text) =>
        $"Page {page} holds text that cannot be seen ({why}) and was not read: '{(text.Length > Shown ? text[..Shown] + "…" : text)}'";
}
