using System.Collections.Immutable;

namespace CurationPipeline.Pdf;

/// <summary>One glyph as a page shows it.</summary>
/// <param name="Text">Its Unicode text as the file says it: usually one character, several for a ligature, empty when unmapped.</param>
/// <param name="Box">Where it stands, from the font's ascent to its descent and over its advance width.</param>
/// <param name="BaselineX">Where its origin lies on the page, in points from the left.</param>
/// <param name="BaselineY">Where its origin lies on the page, in points from the top.</param>
/// <param name="Angle">Direction of writing in degrees, clockwise as seen; 0 is left to right.</param>
/// <param name="Font">The font's index in <see cref="LetterPage.Fonts"/>.</param>
/// <param name="Size">Size in points on the page.</param>
/// <param name="Color">Fill colour as 0xRRGGBB.</param>
/// <param name="Hidden">Why a reader of the page cannot see it, or <see cref="HiddenReason.None"/>.</param>
public readonly record struct Letter(
    string Text, Box Box, float BaselineX, float BaselineY, float Angle, short Font, float Size, int Color, HiddenReason Hidden);

/// <summary>A rectangle on a page as it is displayed: points (1/72 inch) from the top left corner, y downwards.</summary>
public readonly record struct Box(float X0, float Y0, float X1, float Y1)
{
    public float Width => X1 - X0;

    public float Height => Y1 - Y0;

    /// <summary>The smallest box around both.</summary>
    public Box Union(Box other) =>
        new(Math.Min(X0, other.X0), Math.Min(Y0, other.Y0), Math.Max(X1, other.X1), Math.Max(Y1, other.Y1));
}

/// <summary>Why a letter of the file is not seen on the page.</summary>
public enum HiddenReason
{
    None,
    InvisibleMode,
    BackgroundColor,
    Tiny,
    OffPage,
    Clipped,
    Covered,
    ZeroWidth,
}

/// <summary>What the letters of a page have in common.</summary>
/// <param name="Name">The base font's name without its subset prefix.</param>
public sealed record LetterFont(string Name, bool Bold, bool Italic, bool Monospace, bool Math);

/// <summary>A page's letters in the order in which the file draws them.</summary>
/// <param name="Number">1-based position in the file.</param>
/// <param name="Width">Width as displayed, after rotation, in points.</param>
/// <param name="Height">Height as displayed, after rotation, in points.</param>
/// <param name="Letters">Every glyph shown or hidden; no letter is left out.</param>
/// <param name="Fonts">The fonts that <see cref="Letter.Font"/> points into.</param>
/// <param name="Graphics">Boxes of pictures, rules and drawn paths, as far as layout needs them (figures, table rules, footnote rules).</param>
/// <param name="Losses">What could not be read on this page, one sentence each.</param>
public sealed record LetterPage(
    int Number,
    float Width,
    float Height,
    ImmutableArray<Letter> Letters,
    IReadOnlyList<LetterFont> Fonts,
    IReadOnlyList<Graphic> Graphics,
    IReadOnlyList<string> Losses);

/// <summary>Something drawn that is not a letter.</summary>
public readonly record struct Graphic(GraphicKind Kind, Box Box);

/// <summary>The kinds of drawing that tell layout something.</summary>
public enum GraphicKind
{
    Picture,
    Path,
    HorizontalRule,
    VerticalRule,
}
