using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

/// <summary>Turns the numbers of a colour into red, green and blue, as nearly as telling text from its ground needs.</summary>
internal abstract class ColorSpace
{
    public static readonly ColorSpace Gray = new GraySpace();
    public static readonly ColorSpace Rgb = new RgbSpace();
    public static readonly ColorSpace Cmyk = new CmykSpace();
    public static readonly ColorSpace Pattern = new PatternSpace();

    private const int DeepestNesting = 8;

    public virtual bool IsPattern => false;

    /// <summary>The colour that choosing the space sets.</summary>
    public virtual int InitialColor => 0;

    public abstract int ToRgb(ReadOnlySpan<double> parts);

    /// <summary>Reads a space by its name or its description.</summary>
    public static ColorSpace Read(PdfObject? description, PdfDictionary? resources, int depth = 0)
    {
        if (depth > DeepestNesting)
            return Gray;
        return description switch
        {
            PdfName name => Named(name.Value, resources, depth),
            PdfArray array => Described(array, resources, depth),
            _ => Gray,
        };
    }

    private static ColorSpace Named(string name, PdfDictionary? resources, int depth) => name switch
    {
        "DeviceGray" or "G" or "CalGray" => Gray,
        "DeviceRGB" or "RGB" or "CalRGB" => Rgb,
        "DeviceCMYK" or "CMYK" => Cmyk,
        "Pattern" => Pattern,
        _ => resources?.Dictionary("ColorSpace")?[name] is { } own ? Read(own, null, depth + 1) : Gray,
    };

    private static ColorSpace Described(PdfArray array, PdfDictionary? resources, int depth) => array.Name(0) switch
    {
        "ICCBased" => OfComponents(array.Dictionary(1)?.Integer("N") ?? 0),
        "Lab" => new LabSpace(),
        "Indexed" or "I" => new IndexedSpace(array, Read(array[1], resources, depth + 1)),
        "Separation" or "DeviceN" => new TintSpace(array, Read(array[2], resources, depth + 1)),
        { } name => Named(name, resources, depth + 1),
        _ => Gray,
    };

    private static ColorSpace OfComponents(int count) => count switch { 3 => Rgb, 4 => Cmyk, _ => Gray };

    protected static int Pack(double red, double green, double blue) => Part(red) << 16 | Part(green) << 8 | Part(blue);

    private static int Part(double value) => (int)Math.Round(Math.Clamp(value, 0, 1) * 255);

    private static double At(ReadOnlySpan<double> parts, int index) => index < parts.Length ? parts[index] : 0;

    private sealed class GraySpace : ColorSpace
    {
        public override int ToRgb(ReadOnlySpan<double> parts) => Pack(At(parts, 0), At(parts, 0), At(parts, 0));
    }

    private sealed class RgbSpace : ColorSpace
    {
        public override int ToRgb(ReadOnlySpan<double> parts) => Pack(At(parts, 0), At(parts, 1), At(parts, 2));
    }

    private sealed class CmykSpace : ColorSpace
    {
        public override int ToRgb(ReadOnlySpan<double> parts)
        {
            var light = 1 - At(parts, 3);
            return Pack((1 - At(parts, 0)) * light, (1 - At(parts, 1)) * light, (1 - At(parts, 2)) * light);
        }
    }

    private sealed class LabSpace : ColorSpace
    {
        public override int ToRgb(ReadOnlySpan<double> parts) => Pack(At(parts, 0) / 100, At(parts, 0) / 100, At(parts, 0) / 100);
    }

    private sealed class PatternSpace : ColorSpace
    {
        public override bool IsPattern => true;

        public override int ToRgb(ReadOnlySpan<double> parts) => 0x808080;
    }

    private sealed class IndexedSpace(PdfArray array, ColorSpace basis) : ColorSpace
    {
        private readonly byte[] _table = (array[3] as PdfString)?.Bytes ?? (array[3] as PdfStream)?.Decode() ?? [];

        private int Components => basis == Gray ? 1 : basis == Cmyk ? 4 : 3;

        public override int ToRgb(ReadOnlySpan<double> parts)
        {
            Span<double> color = stackalloc double[Components];
            var start = (int)Math.Clamp(At(parts, 0), 0, 255) * Components;
            for (var i = 0; i < color.Length; i++)
                color[i] = start + i < _table.Length ? _table[start + i] / 255.0 : 0;
            return basis.ToRgb(color);
        }
    }
}
