using System.Collections.Concurrent;
using CurationPipeline.Pdf.Filters;
using CurationPipeline.Pdf.Fonts;
using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

/// <summary>What the pages of one file share once it has been read: fonts, colour spaces, small forms, layers.</summary>
internal sealed class PageResources(PdfDictionary? root)
{
    private const int LargestKeptForm = 1 << 14;
    private const int MostKeptForms = 256;

    private readonly ConcurrentDictionary<PdfDictionary, PdfFont> _fonts = new();
    private readonly ConcurrentDictionary<PdfObject, ColorSpace> _spaces = new();
    private readonly ConcurrentDictionary<PdfStream, (byte[] Content, bool IsWhole)> _forms = new();

    public OptionalContent Layers { get; } = new(root);

    public PdfFont Font(PdfDictionary font) => _fonts.GetOrAdd(font, FontLoader.Load);

    public ColorSpace Space(string name, PdfDictionary resources) => name switch
    {
        "DeviceGray" or "G" => ColorSpace.Gray,
        "DeviceRGB" or "RGB" => ColorSpace.Rgb,
        "DeviceCMYK" or "CMYK" => ColorSpace.Cmyk,
        "Pattern" => ColorSpace.Pattern,
        _ => resources.Dictionary("ColorSpace")?[name] is { } own
            ? _spaces.GetOrAdd(own, static (description, from) => ColorSpace.Read(description, from), resources)
            : ColorSpace.Gray,
    };

    /// <summary>The content of a form; markers of plots are drawn thousands of times, so small ones are kept.</summary>
    public (byte[] Content, bool IsWhole) FormContent(PdfStream form)
    {
        if (_forms.TryGetValue(form, out var kept))
            return kept;
        using var buffer = new ByteBuffer();
        var isWhole = form.DecodeInto(buffer);
        var content = (buffer.ToArray(), isWhole);
        if (buffer.Length <= LargestKeptForm && _forms.Count < MostKeptForms)
            _forms[form] = content;
        return content;
    }
}
