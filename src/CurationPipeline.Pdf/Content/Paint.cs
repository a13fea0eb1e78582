namespace CurationPipeline.Pdf.Content;

/// <summary>What areas or outlines are painted with.</summary>
/// <param name="Color">As 0xRRGGBB; of a pattern it is no more than a guess.</param>
/// <param name="IsKnown">Whether the colour is really that.</param>
/// <param name="Alpha">0 paints nothing, 1 hides what is beneath.</param>
internal readonly record struct Paint(int Color, ColorSpace Space, bool IsKnown = true, float Alpha = 1)
{
    public static readonly Paint Black = new(0, ColorSpace.Gray);

    public bool IsInvisible => Alpha < 0.02f;
}
