using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>Loads Type 1 and TrueType fonts.</summary>
internal sealed class SimpleFontLoader
{
    private const int Symbolic = 4;

    private readonly PdfDictionary _font;
    private readonly PdfDictionary _descriptor;
    private readonly LetterFont _face;
    private readonly UnicodeMap? _toUnicode;
    private readonly CodeWidths _widths;
    private readonly StandardWidths? _standard;
    private readonly float _missingWidth;
    private readonly TrueTypeProgram? _trueType;
    private readonly SimpleEncoding _encoding;

    public SimpleFontLoader(PdfDictionary font)
    {
        _font = font;
        _descriptor = font.Dictionary("FontDescriptor") ?? PdfDictionary.Empty;
        _face = FaceReader.Read(font.Name("BaseFont"), _descriptor);
        _toUnicode = FontLoader.ToUnicode(font);
        _widths = CodeWidths.Read(font);
        _standard = font.Array("Widths") is null ? StandardWidths.Find(_face.Name) ?? StandardWidths.Nearest(_face) : null;
        _missingWidth = (float)_descriptor.Number("MissingWidth");
        var own = ReadProgram(out _trueType);
        _encoding = SimpleEncoding.Read(font, _face, _descriptor, own);
    }

    public SimpleFont Load() => new(FontMetrics.From(_descriptor), _face, Create);

    private Glyph Create(byte code) => Glyph.Create(Text(code), Width(code) / 1000, code == ' ');

    private string Text(byte code)
    {
        var text = _toUnicode is null && IsOwnEncoding() ? _trueType!.TextOfCode(code) : "";
        if (UnicodeText.IsTelling(text) && !UnicodeText.IsPrivate(text))
            return text;
        text = _encoding.Text(code, _toUnicode);
        return text.Length > 0 ? text : _trueType?.TextOfCode(code) ?? "";
    }

    /// <summary>A symbolic TrueType font without an encoding goes by its program's own codes.</summary>
    private bool IsOwnEncoding() => _trueType is not null && (_descriptor.Integer("Flags") & Symbolic) != 0 && _font["Encoding"] is null;

    private float Width(byte code) =>
        _widths.Find(code)
        ?? _standard?.Width(_encoding.Name(code))
        ?? (_missingWidth > 0 || _trueType is null ? _missingWidth : (_trueType.Width(_trueType.GlyphOfCode(code)) ?? 0) * 1000);

    /// <summary>Embedded programs cost time to read: they are opened only when the dictionary leaves something untold.</summary>
    private string?[]? ReadProgram(out TrueTypeProgram? trueType)
    {
        trueType = null;
        if (_toUnicode is not null && _standard is null || Encodings.Find(_font.Name("Encoding")) is not null && _standard is null && !IsSymbolic())
            return null;
        if (_descriptor.Stream("FontFile") is { } type1)
            return Type1Program.ReadEncoding(type1.Decode());
        if (_descriptor.Stream("FontFile3") is { } compact)
            return ReadCompact(compact.Decode(), out trueType);
        trueType = _descriptor.Stream("FontFile2") is { } file ? TrueTypeProgram.Read(file.Decode()) : null;
        return null;
    }

    private bool IsSymbolic() => (_descriptor.Integer("Flags") & Symbolic) != 0;

    private static string?[]? ReadCompact(byte[] data, out TrueTypeProgram? trueType)
    {
        trueType = data.AsSpan().StartsWith("OTTO"u8) ? TrueTypeProgram.Read(data) : null;
        var outlines = trueType?.CompactOutlines ?? data;
        return CffProgram.Read(outlines) is { IsCidKeyed: false } program ? program.Encoding : null;
    }
}
