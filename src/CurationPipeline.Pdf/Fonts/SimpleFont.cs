namespace CurationPipeline.Pdf.Fonts;

/// <summary>A font of at most 256 glyphs, one byte a code.</summary>
internal sealed class SimpleFont(FontMetrics metrics, LetterFont face, Func<byte, Glyph> create) : PdfFont(metrics, face)
{
    // Two threads may make the same glyph; they are equal, so either will do.
    private readonly Glyph?[] _glyphs = new Glyph?[256];

    public override Glyph Next(ReadOnlySpan<byte> text, ref int at)
    {
        var code = text[at++];
        return _glyphs[code] ??= create(code);
    }
}
