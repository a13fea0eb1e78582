using System.Text;
using System.Text.RegularExpressions;
using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>A document line by line as printed, in reading order, to compare with other extractors.</summary>
internal static partial class PrintedLines
{
    public static IReadOnlyList<string> Of(IReadOnlyList<PageLayout> pages)
    {
        // In a form or a report the repeated lines name its parts; in a paper they only repeat its title.
        var margins = IsPaper(pages) ? MarginFinder.Find(pages) : [];
        var texts = new string[pages.Count];
        for (var i = 0; i < pages.Count; i++)
            texts[i] = Of(pages[i], line => !line.InFigure && !margins.Contains(line));
        // A poster or a plot is all figure: its labels are what it says.
        return Array.TrueForAll(texts, text => text.Length == 0) ? [.. pages.Select(page => Of(page, _ => true))] : texts;
    }

    private static bool IsPaper(IReadOnlyList<PageLayout> pages)
    {
        foreach (var page in pages)
        {
            foreach (var line in page.Lines)
            {
                if (line.Text.Length < 40 && PaperPart().IsMatch(line.Text))
                    return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^((\d+|[IVX]+)\.?\s+)?(abstract|references|bibliography|literature cited|works cited)\s*[.:]?$", RegexOptions.IgnoreCase)]
    private static partial Regex PaperPart();

    private static string Of(PageLayout page, Predicate<TextLine> isPrinted)
    {
        var text = new StringBuilder();
        foreach (var line in page.Lines)
        {
            if (isPrinted(line))
                text.Append(line.Text).Append('\n');
        }

        return text.ToString();
    }
}
