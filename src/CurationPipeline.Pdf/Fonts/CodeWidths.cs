using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>The widths that a simple font's dictionary lists, in the font's own units.</summary>
internal sealed class CodeWidths(int first, float[] widths)
{
    /// <summary>The mean of the widths that are not 0.</summary>
    public float Average => widths.Any(width => width != 0) ? widths.Where(width => width != 0).Average(Math.Abs) : 0;

    public static CodeWidths Read(PdfDictionary font)
    {
        var list = font.Array("Widths");
        var widths = new float[Math.Min(list?.Count ?? 0, 256)];
        for (var i = 0; i < widths.Length; i++)
            widths[i] = (float)list!.Number(i);
        return new CodeWidths(font.Integer("FirstChar"), widths);
    }

    public float? Find(int code) => (long)code - first is >= 0 and var index && index < widths.Length ? widths[index] : null;
}
