namespace CurationPipeline.Pdf.Layout;

/// <summary>Letters that the file draws one after another on one baseline without a wide gap.</summary>
/// <param name="Start">First glyph.</param>
/// <param name="Count">Number of glyphs.</param>
/// <param name="X0">Left end.</param>
/// <param name="X1">Right end.</param>
/// <param name="Baseline">Where its letters stand.</param>
/// <param name="Size">Size of its largest letter.</param>
internal readonly record struct Run(int Start, int Count, float X0, float X1, float Baseline, float Size)
{
    // The usual height of letters, since the boxes of fonts differ in what they call ascent.
    public float Top => Baseline - (0.75f * Size);

    public float Bottom => Baseline + (0.22f * Size);

    public float Width => X1 - X0;

    public float Centre => Baseline - (0.27f * Size);

    public Box Box => new(X0, Top, X1, Bottom);
}
