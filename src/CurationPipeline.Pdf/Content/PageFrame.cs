using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

/// <summary>What part of a page is displayed, how large, and how the page's own space maps to it.</summary>
internal readonly record struct PageFrame(float Width, float Height, Matrix Matrix)
{
    private const double LargestUnit = 1000;

    public static PageFrame Of(PageNode page)
    {
        var (x0, y0, x1, y1) = Shown(page.MediaBox, page.CropBox);
        var unit = Math.Clamp(page.Dictionary.Number("UserUnit", 1), 0.001, LargestUnit);
        var (width, height) = ((x1 - x0) * unit, (y1 - y0) * unit);
        return page.Rotation switch
        {
            90 => new PageFrame((float)height, (float)width, new Matrix(0, unit, unit, 0, -y0 * unit, -x0 * unit)),
            180 => new PageFrame((float)width, (float)height, new Matrix(-unit, 0, 0, unit, x1 * unit, -y0 * unit)),
            270 => new PageFrame((float)height, (float)width, new Matrix(0, -unit, -unit, 0, y1 * unit, x1 * unit)),
            _ => new PageFrame((float)width, (float)height, new Matrix(unit, 0, 0, -unit, -x0 * unit, y1 * unit)),
        };
    }

    private static (double X0, double Y0, double X1, double Y1) Shown(double[] media, double[]? crop)
    {
        if (crop is null)
            return (media[0], media[1], media[2], media[3]);
        var (x0, y0) = (Math.Max(media[0], crop[0]), Math.Max(media[1], crop[1]));
        var (x1, y1) = (Math.Min(media[2], crop[2]), Math.Min(media[3], crop[3]));
        return x1 > x0 && y1 > y0 ? (x0, y0, x1, y1) : (media[0], media[1], media[2], media[3]);
    }
}
