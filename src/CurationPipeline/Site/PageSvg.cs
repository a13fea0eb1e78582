using System.Globalization;
using CurationPipeline.Documents;
using CurationPipeline.Pdf;

namespace CurationPipeline.Site;

/// <summary>
/// A page of a paper as SVG, drawn from its letters, with places marked. The reader's own fonts are stretched to the widths
/// of the paper's, so that a mark sits on its words whatever the fonts.
/// </summary>
internal static class PageSvg
{
    /// <summary>A page of a plot can hold tens of thousands of words; what comes after these is not worth its weight.</summary>
    private const int MostWords = 6_000;

    private const float Margin = 14;

    /// <param name="page">What to draw.</param>
    /// <param name="marked">Places to mark, in points from the top left corner.</param>
    /// <param name="view">The part of the page to show; all of it where null.</param>
    public static Markup Of(PageDrawing page, IReadOnlyList<Box> marked, Box? view = null)
    {
        var shown = view ?? new Box(0, 0, page.Width, page.Height);
        var svg = Markup.Of($"""
            <svg class="sheet" role="img" aria-label="Page {page.Number} of the paper" viewBox="{Short(shown.X0)} {Short(shown.Y0)} {Short(shown.Width)} {Short(shown.Height)}" xmlns="http://www.w3.org/2000/svg">

            """);
        foreach (var graphic in page.Graphics.Where(graphic => Meets(graphic.Box, shown)))
            svg.Add(Drawn(graphic));
        foreach (var box in marked)
            svg.Add($"<rect class=\"hit\" x=\"{Short(box.X0 - 1)}\" y=\"{Short(box.Y0)}\" width=\"{Short(box.Width + 2)}\" height=\"{Short(box.Height)}\" rx=\"1.5\"/>\n");
        foreach (var word in page.Words.Where(word => Meets(word.Box, shown)).Take(MostWords))
            Add(svg, word);
        return svg.Add($"</svg>\n");
    }

    /// <summary>The strip of a page around places, over the page's whole width.</summary>
    public static Box Around(PageDrawing page, IReadOnlyList<Box> marked, float margin)
    {
        if (marked.Count == 0)
            return new Box(0, 0, page.Width, page.Height);
        var all = marked.Aggregate((one, other) => one.Union(other));
        return new Box(0, Math.Max(0, all.Y0 - margin), page.Width, Math.Min(page.Height, all.Y1 + margin));
    }

    /// <summary>The part of a page that has words, with a narrow margin: a screen is smaller than a sheet.</summary>
    public static Box Printed(PageDrawing page)
    {
        // A stamp turned up the margin is not worth the room that it takes.
        var upright = page.Words.Where(word => word.Angle == 0).ToList();
        var counted = upright.Count * 2 > page.Words.Count ? upright : page.Words;
        if (counted.Count == 0)
            return new Box(0, 0, page.Width, page.Height);
        var all = counted.Select(word => word.Box).Aggregate((one, other) => one.Union(other));
        return new Box(Math.Max(0, all.X0 - Margin), Math.Max(0, all.Y0 - Margin), Math.Min(page.Width, all.X1 + Margin), Math.Min(page.Height, all.Y1 + Margin));
    }

    private static void Add(Markup svg, DrawnWord word)
    {
        svg.Add($"<text x=\"{Short(word.X)}\" y=\"{Short(word.Y)}\" font-size=\"{Short(word.Size)}\" textLength=\"{Short(word.Length)}\" lengthAdjust=\"spacingAndGlyphs\"");
        if (word.Angle != 0)
            svg.Add($" transform=\"rotate({Short(word.Angle)} {Short(word.X)} {Short(word.Y)})\"");
        if (word.Bold || word.Italic || word.Monospace)
            svg.Add($" class=\"{(word.Bold ? "b " : "")}{(word.Italic ? "i " : "")}{(word.Monospace ? "m" : "")}\"");
        svg.Add($">{word.Text}</text>\n");
    }

    private static Markup Drawn(Graphic graphic)
    {
        var box = graphic.Box;
        return graphic.Kind switch
        {
            GraphicKind.Picture => Markup.Of(
                $"<rect class=\"picture\" x=\"{Short(box.X0)}\" y=\"{Short(box.Y0)}\" width=\"{Short(box.Width)}\" height=\"{Short(box.Height)}\"/>\n"),
            GraphicKind.HorizontalRule or GraphicKind.VerticalRule => Markup.Of(
                $"<line class=\"rule\" x1=\"{Short(box.X0)}\" y1=\"{Short(box.Y0)}\" x2=\"{Short(graphic.Kind == GraphicKind.VerticalRule ? box.X0 : box.X1)}\" y2=\"{Short(graphic.Kind == GraphicKind.HorizontalRule ? box.Y0 : box.Y1)}\"/>\n"),
            _ => new Markup(),
        };
    }

    private static bool Meets(Box box, Box view) => box.X0 < view.X1 && view.X0 < box.X1 && box.Y0 <= view.Y1 && view.Y0 <= box.Y1;

    /// <summary>A tenth of a point is finer than any screen shows.</summary>
    private static string Short(float number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
