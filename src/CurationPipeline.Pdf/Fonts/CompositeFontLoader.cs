using System.Text;
using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>Loads Type 0 fonts.</summary>
internal static class CompositeFontLoader
{
    public static CompositeFont Load(PdfDictionary font)
    {
        var descendant = font.Array("DescendantFonts")?.Dictionary(0) ?? font.Dictionary("DescendantFonts") ?? PdfDictionary.Empty;
        var descriptor = descendant.Dictionary("FontDescriptor") ?? PdfDictionary.Empty;
        var face = FaceReader.Read(font.Name("BaseFont") ?? descendant.Name("BaseFont"), descriptor);
        var cmap = ReadCMap(font["Encoding"]);
        var widths = new CidWidths(descendant);
        var text = new CidText(FontLoader.ToUnicode(font), cmap, descendant, descriptor);
        return new CompositeFont(FontMetrics.From(descriptor), face, cmap, (code, length) =>
        {
            var cid = cmap.Find(code);
            var glyph = Glyph.Create(text.Find(code, cid), widths.Width(cid), code == ' ' && length == 1);
            if (!cmap.IsVertical)
                return glyph;
            var vertical = widths.Vertical(cid);
            return glyph with { VerticalOrigin = (vertical.X, vertical.Y), VerticalAdvance = vertical.Advance };
        });
    }

    private static CMap ReadCMap(PdfObject? encoding) => encoding switch
    {
        PdfName name => PredefinedCMaps.Find(name.Value) ?? CMap.Identity,
        PdfStream stream => ReadEmbedded(stream),
        _ => CMap.Identity,
    };

    private static CMap ReadEmbedded(PdfStream stream)
    {
        var basis = stream.Dictionary.Name("UseCMap");
        var cmap = CMapParser.Parse(stream.Decode(), basis, stream.Dictionary.Integer("WMode") == 1);
        return cmap.Ranges.Count > 0 || cmap.Basis is not null ? cmap : CMap.Identity;
    }

    /// <summary>Finds the text of a glyph number by all that may tell, the surest first.</summary>
    private sealed class CidText
    {
        private readonly UnicodeMap? _toUnicode;
        private readonly UnicodeMap? _collection;
        private readonly bool _codesAreText;
        private readonly byte[]? _cidToGlyph;
        private readonly Lazy<(TrueTypeProgram? TrueType, CffProgram? Compact)> _program;

        public CidText(UnicodeMap? toUnicode, CMap cmap, PdfDictionary descendant, PdfDictionary descriptor)
        {
            _toUnicode = toUnicode;
            var system = descendant.Dictionary("CIDSystemInfo");
            var ordering = Encoding.Latin1.GetString(system?.Bytes("Ordering") ?? []);
            _collection = ordering is "" or "Identity" ? null : PredefinedCMaps.FindCollection("Adobe-" + ordering);
            _codesAreText = cmap.Name.StartsWith("Uni", StringComparison.Ordinal) && !cmap.Name.Contains("UTF8", StringComparison.Ordinal);
            _cidToGlyph = descendant.Stream("CIDToGIDMap")?.Decode();
            _program = new(() => ReadProgram(descriptor));
        }

        public string Find(uint code, int cid)
        {
            var mapped = _toUnicode?.Find(code) ?? "";
            if (UnicodeText.IsTelling(mapped) && !UnicodeText.IsPrivate(mapped))
                return mapped;
            var text = _codesAreText ? FromUtf16(code) : _collection?.Find((uint)cid) ?? "";
            if (text.Length == 0 && _collection is null)
                text = FromProgram(cid);
            return UnicodeText.IsTelling(text) ? text : UnicodeText.IsTelling(mapped) ? mapped : "";
        }

        private static string FromUtf16(uint code) => code <= 0xffff
            ? UnicodeText.From((int)code)
            : UnicodeText.From((int)(((code >> 16) - 0xd800) * 0x400 + (code & 0xffff) - 0xdc00 + 0x10000));

        private string FromProgram(int cid)
        {
            var glyph = _cidToGlyph is null ? cid
                : cid * 2 + 1 < _cidToGlyph.Length ? _cidToGlyph[cid * 2] << 8 | _cidToGlyph[cid * 2 + 1] : 0;
            var (trueType, compact) = _program.Value;
            if (compact?.NameOfGlyph(glyph) is { } name)
                return GlyphNames.ToText(name);
            return trueType?.TextOfGlyph(glyph) ?? "";
        }

        private static (TrueTypeProgram?, CffProgram?) ReadProgram(PdfDictionary descriptor)
        {
            var data = (descriptor.Stream("FontFile2") ?? descriptor.Stream("FontFile3"))?.Decode();
            if (data is null)
                return (null, null);
            if (CffProgram.Read(data) is { } bare)
                return (null, bare);
            var trueType = TrueTypeProgram.Read(data);
            return (trueType, trueType?.CompactOutlines is { } outlines ? CffProgram.Read(outlines) : null);
        }
    }
}
