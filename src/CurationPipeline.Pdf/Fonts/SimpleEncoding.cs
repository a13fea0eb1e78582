using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>The glyph names of a simple font's codes, and the text that follows from them.</summary>
/// <param name="stated">The encoding that the font names as its basis: it still tells of a code whose own glyph name says nothing.</param>
internal sealed class SimpleEncoding(string?[] names, string?[]? stated, bool isDingbats)
{
    private readonly bool _isTextFont = CodeNames.IsTextFont(names);

    public string? Name(int code) => names[code];

    /// <summary>Text by the font's own map first, then by the glyph's name; "" when neither tells.</summary>
    public string Text(byte code, UnicodeMap? toUnicode)
    {
        var mapped = toUnicode?.Find(code);
        if (mapped is not null && UnicodeText.IsTelling(mapped) && !UnicodeText.IsPrivate(mapped))
            return mapped;
        var named = names[code] is { } name ? Named(name, code) : "";
        return UnicodeText.IsTelling(named) ? named : mapped is not null && UnicodeText.IsTelling(mapped) ? mapped : "";
    }

    private string Named(string name, byte code)
    {
        if (GlyphNames.ToText(name, isDingbats) is { Length: > 0 } text)
            return text;
        if (CodeNames.ToText(name, code, _isTextFont) is { Length: > 0 } character)
            return character;
        return name != ".notdef" && stated?[code] is { } usual ? GlyphNames.ToText(usual) : "";
    }

    /// <param name="own">What the embedded program says.</param>
    public static SimpleEncoding Read(PdfDictionary font, LetterFont face, PdfDictionary descriptor, string?[]? own)
    {
        var isDingbats = face.Name.Contains("Dingbats", StringComparison.OrdinalIgnoreCase);
        var encoding = font["Encoding"];
        var given = Encodings.Find((encoding as PdfName)?.Value ?? PdfDictionary.From(encoding)?.Name("BaseEncoding"));
        var names = (given ?? own ?? Usual(face, descriptor, isDingbats)).AsSpan().ToArray();
        Array.Resize(ref names, 256);
        ApplyDifferences(names, PdfDictionary.From(encoding)?.Array("Differences"));
        // Words are parted by code 32 even where a writer forgot to give it a glyph.
        if (names[' '] is null or ".notdef")
            names[' '] = "space";
        return new SimpleEncoding(names, given, isDingbats);
    }

    private static string?[] Usual(LetterFont face, PdfDictionary descriptor, bool isDingbats)
    {
        if (isDingbats)
            return Encodings.ZapfDingbats;
        if (face.Name == "Symbol" || face.Name.StartsWith("Symbol,", StringComparison.Ordinal))
            return Encodings.Symbol;
        // Without a descriptor the writer relied on the reader's own fonts; WinAnsi has all that Standard lacks there.
        return descriptor.Keys.Count == 0 && StandardWidths.Find(face.Name) is null ? Encodings.WinAnsi : Encodings.Standard;
    }

    private static void ApplyDifferences(string?[] names, PdfArray? differences)
    {
        var code = 0;
        for (var i = 0; i < differences?.Count; i++)
        {
            if (differences[i] is PdfNumber start)
                code = (int)Math.Clamp(start.Value, 0, 256);
            else if (differences[i] is PdfName name && code < 256)
                names[code++] = name.Value;
        }
    }
}
