using System.Text;
using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>A document line by line as printed, in reading order, to compare with other extractors.</summary>
internal static class PrintedLines
{
    public static IReadOnlyList<string> Of(IReadOnlyList<PageLayout> pages)
    {
        var margins = MarginFinder.Find(pages);
        var texts = new string[pages.Count];
        for (var i = 0; i < pages.Count; i++)
            texts[i] = Of(pages[i], margins);
        return texts;
    }

    private static string Of(PageLayout page, HashSet<TextLine> margins)
    {
        var text = new StringBuilder();
        foreach (var line in page.Lines)
        {
            if (!line.InFigure && !margins.Contains(line))
                text.Append(line.Text).Append('\n');
        }

        return text.ToString();
    }
}
