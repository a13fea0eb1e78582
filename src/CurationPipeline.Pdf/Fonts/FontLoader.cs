using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>Makes fonts of their dictionaries.</summary>
internal static class FontLoader
{
    /// <summary>What text is read with when its font is missing.</summary>
    public static readonly PdfFont Default = Load(PdfDictionary.Empty);

    public static PdfFont Load(PdfDictionary font) => font.Name("Subtype") switch
    {
        "Type0" => CompositeFontLoader.Load(font),
        "Type3" => LoadType3(font),
        _ => new SimpleFontLoader(font).Load(),
    };

    public static UnicodeMap? ToUnicode(PdfDictionary font) => font["ToUnicode"] switch
    {
        PdfStream stream => CMapParser.ParseToUnicode(stream.Decode()) is { IsEmpty: false } map ? map : null,
        PdfName { Value: "Identity-H" or "Identity-V" } => UnicodeMap.Identity,
        _ => null,
    };

    private static SimpleFont LoadType3(PdfDictionary font)
    {
        var matrix = font.Numbers("FontMatrix", 6) ?? [0.001, 0, 0, 0.001, 0, 0];
        var widths = CodeWidths.Read(font);
        var metrics = FontMetrics.FromType3(font, matrix, widths);
        var widthScale = (float)(matrix[0] != 0 ? Math.Abs(matrix[0]) : Math.Abs(matrix[1]));
        var descriptor = font.Dictionary("FontDescriptor") ?? PdfDictionary.Empty;
        var face = FaceReader.Read(font.Name("BaseFont") ?? font.Name("Name"), descriptor);
        var encoding = SimpleEncoding.Read(font, face, descriptor, null);
        var toUnicode = ToUnicode(font);
        return new SimpleFont(metrics, face, code =>
            Glyph.Create(encoding.Text(code, toUnicode), (widths.Find(code) ?? 0) * widthScale, code == ' '));
    }
}
