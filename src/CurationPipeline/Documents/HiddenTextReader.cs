using System.Text;
using CurationPipeline.Pdf;

namespace CurationPipeline.Documents;

/// <summary>Collects the letters that a page holds and does not show, as the texts that they spell.</summary>
internal static class HiddenTextReader
{
    public static List<HiddenText> Read(LetterPage page)
    {
        var texts = new List<HiddenText>();
        var text = new StringBuilder();
        Letter? last = null;
        Box box = default;
        foreach (var letter in page.Letters)
        {
            if (letter.Hidden == HiddenReason.None)
                continue;
            if (last is { } before && (before.Hidden != letter.Hidden || IsApart(before, letter)))
                Close(before.Hidden);
            if (last is { } left && IsNewWord(left, letter) && text.Length > 0 && !char.IsWhiteSpace(text[^1]))
                text.Append(' ');
            box = text.Length == 0 ? letter.Box : box.Union(letter.Box);
            text.Append(letter.Text);
            last = letter;
        }

        if (last is { } end)
            Close(end.Hidden);
        return texts;

        void Close(HiddenReason reason)
        {
            var words = string.Join(' ', Nfkc.Of(text.ToString()).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
            if (words.Length > 0)
                texts.Add(new HiddenText(page.Number, words, Why(reason), box));
            text.Clear();
        }
    }

    // A hidden instruction is one text, though it may run over several lines.
    private static bool IsApart(in Letter a, in Letter b) =>
        Math.Abs(a.BaselineY - b.BaselineY) > 4 * Math.Max(Math.Max(a.Size, b.Size), 3);

    private static bool IsNewWord(in Letter a, in Letter b) =>
        Math.Abs(a.BaselineY - b.BaselineY) > 0.5f * b.Size || b.Box.X0 - a.Box.X1 > 0.15f * b.Size;

    private static string Why(HiddenReason reason) => reason switch
    {
        HiddenReason.InvisibleMode => "drawn in the invisible mode",
        HiddenReason.BackgroundColor => "drawn in the colour of its ground",
        HiddenReason.Tiny => "too small to be read",
        HiddenReason.OffPage => "outside of the page",
        HiddenReason.Clipped => "cut away by a clipping path",
        HiddenReason.Covered => "covered by something drawn over it",
        HiddenReason.ZeroWidth => "made of characters without width",
        _ => "not visible",
    };
}
