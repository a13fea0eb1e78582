namespace CurationPipeline.Pdf.Fonts;

/// <summary>What a font says of one code: its text and its measures, in units of the font size.</summary>
/// <param name="Text">Empty when the font does not tell.</param>
/// <param name="Width">How far it moves the pen to the right.</param>
/// <param name="IsWordSpace">Whether word spacing applies: the single byte 32.</param>
internal sealed record Glyph(string Text, float Width, bool IsWordSpace, HiddenReason Hidden)
{
    /// <summary>Where the pen stands for vertical writing, seen from the glyph's origin.</summary>
    public (float X, float Y) VerticalOrigin { get; init; }

    /// <summary>How far it moves the pen when written downwards; negative is down.</summary>
    public float VerticalAdvance { get; init; } = -1;

    public static Glyph Create(string text, float width, bool isWordSpace = false) =>
        new(text, width, isWordSpace, Invisibles.AreAll(text) ? HiddenReason.ZeroWidth : HiddenReason.None);
}
