using CurationPipeline.Pdf.Fonts;

namespace CurationPipeline.Pdf.Content;

/// <summary>What q saves and Q brings back, as far as letters and their visibility need it.</summary>
internal struct GraphicsState
{
    public Matrix Matrix;
    public Box Clip;

    /// <summary>Whether the clip is exactly its box.</summary>
    public bool ClipIsBox;

    /// <summary>The letters whose shapes are the clip, from the first to before the last; none when both are equal.</summary>
    public (int From, int To) ClipLetters;

    public double CharacterSpace;
    public double WordSpace;
    public double Scale;
    public double Leading;
    public double Size;
    public double Rise;
    public int RenderMode;
    public PdfFont Font;
    public short FontIndex;

    public Paint Fill;
    public Paint Stroke;

    public bool BlendsPlainly;
    public bool HasSoftMask;

    /// <summary>Whether the group that is drawn in is opaque as a whole.</summary>
    public bool GroupIsOpaque;

    public double LineWidth;

    /// <summary>Whether areas that are drawn hide what lies beneath.</summary>
    public readonly bool IsOpaque => BlendsPlainly && !HasSoftMask && Fill.Alpha > 0.98f;

    public static GraphicsState Initial(in PageFrame frame) => new()
    {
        Matrix = frame.Matrix,
        Clip = new Box(0, 0, frame.Width, frame.Height),
        ClipIsBox = true,
        Scale = 1,
        Font = FontLoader.Default,
        FontIndex = -1,
        Fill = Paint.Black,
        Stroke = Paint.Black,
        BlendsPlainly = true,
        GroupIsOpaque = true,
        LineWidth = 1,
    };
}
