namespace CurationPipeline.Pdf.Tests.Support;

/// <summary>Puts the letters of a page one behind the other.</summary>
internal static class LetterText
{
    public static string Text(this LetterPage page) => string.Concat(page.Letters.Select(letter => letter.Text));

    public static string VisibleText(this LetterPage page) =>
        string.Concat(page.Letters.Where(letter => letter.Hidden == HiddenReason.None).Select(letter => letter.Text));

    public static string HiddenText(this LetterPage page, HiddenReason reason) =>
        string.Concat(page.Letters.Where(letter => letter.Hidden == reason).Select(letter => letter.Text));
}
