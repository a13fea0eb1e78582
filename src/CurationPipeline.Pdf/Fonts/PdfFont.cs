namespace CurationPipeline.Pdf.Fonts;

/// <summary>Turns the bytes of shown strings into glyphs.</summary>
internal abstract class PdfFont(FontMetrics metrics, LetterFont face)
{
    public FontMetrics Metrics { get; } = metrics;

    public LetterFont Face { get; } = face;

    public virtual bool IsVertical => false;

    /// <summary>Reads the next code and moves past it; at least one byte is always taken.</summary>
    public abstract Glyph Next(ReadOnlySpan<byte> text, ref int at);
}
