using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>How far a font reaches above and below its baseline, in units of the font size.</summary>
/// <param name="SizeFactor">What the font size is multiplied by to be in points; only fonts drawn by page contents differ from 1.</param>
internal readonly record struct FontMetrics(float Ascent, float Descent, float SizeFactor = 1)
{
    private static readonly FontMetrics Usual = new(0.75f, -0.25f);

    public static FontMetrics From(PdfDictionary descriptor)
    {
        var ascent = (float)descriptor.Number("Ascent") / 1000;
        var descent = -Math.Abs((float)descriptor.Number("Descent")) / 1000;
        if (IsSane(ascent, descent))
            return new FontMetrics(ascent, descent);
        return descriptor.Numbers("FontBBox", 4) is { } box && IsSane((float)box[3] / 1000, (float)box[1] / 1000)
            ? new FontMetrics((float)box[3] / 1000, (float)box[1] / 1000)
            : Usual;
    }

    /// <summary>A Type 3 font's box is in its own units, and often only filler: glyphs then tell by their widths.</summary>
    public static FontMetrics FromType3(PdfDictionary font, double[] matrix, CodeWidths widths)
    {
        var scale = (float)(matrix[3] != 0 ? matrix[3] : matrix[1]);
        var width = widths.Average * (float)Math.Abs(matrix[0] != 0 ? matrix[0] : matrix[2]);
        var box = font.Numbers("FontBBox", 4) ?? [0, 0, 0, 0];
        var (one, other) = ((float)box[1] * scale, (float)box[3] * scale);
        var height = Math.Abs(one - other);
        if (height < width / 2 || height <= 0)
        {
            height = width > 0 ? width * 2 : Math.Abs(scale) * 1000;
            (one, other) = (Usual.Ascent * height, Usual.Descent * height);
        }

        return new FontMetrics(Math.Max(one, other), Math.Min(one, other), Math.Abs(scale) is > 0.0009f and < 0.0011f ? 1 : height);
    }

    private static bool IsSane(float ascent, float descent) =>
        ascent is > -0.5f and < 2 && descent is > -2 and < 0.5f && ascent - descent is > 0.4f and < 3;
}
