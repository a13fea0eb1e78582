namespace CurationPipeline.Pdf.Layout;

/// <summary>A visible letter in the frame of its writing direction: x along the line, y across it and downwards.</summary>
/// <param name="Letter">Index into the page's letters.</param>
/// <param name="Text">What it says; differs from the letter's own text where an accent was set over it.</param>
/// <param name="X0">Start of its advance.</param>
/// <param name="X1">End of its advance.</param>
/// <param name="Baseline">Where it stands.</param>
/// <param name="Size">Font size in points.</param>
/// <param name="SpaceBefore">A space glyph was drawn between the letter before and this one.</param>
internal readonly record struct Glyph(
    int Letter, string Text, float X0, float X1, float Baseline, float Size, bool SpaceBefore)
{
    public float Middle => (X0 + X1) / 2;
}
