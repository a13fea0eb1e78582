using CurationPipeline.Documents;
using CurationPipeline.Pdf;

namespace CurationPipeline.Site;

/// <summary>A page of a paper, and the places on it that a quote's words have.</summary>
public sealed record MarkedPage(PageDrawing Page, IReadOnlyList<Box> Marked)
{
    /// <summary>What a drawing may weigh; of a page that is heavier only the strip around the quote is shown.</summary>
    private const int MostBytes = 120_000;

    /// <summary>How much of the page is shown above and below the words, in points; less where more would be too heavy.</summary>
    private static readonly float[] Margins = [130, 40, 5];

    /// <summary>Empty where even the words alone are too heavy.</summary>
    internal Markup Draw(bool whole) => Views(whole).Select(view => PageSvg.Of(Page, Marked, view))
        .FirstOrDefault(svg => svg.Bytes <= MostBytes, new Markup());

    private IEnumerable<Box> Views(bool whole) =>
        [.. whole ? [PageSvg.Printed(Page)] : Array.Empty<Box>(), .. Margins.Select(margin => PageSvg.Around(Page, Marked, margin))];
}
