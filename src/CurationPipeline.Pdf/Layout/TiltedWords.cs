using System.Collections.Immutable;

namespace CurationPipeline.Pdf.Layout;

/// <summary>Brings words that are set a little aslant within an upright line, as a title may do with a name, into that line.</summary>
internal static class TiltedWords
{
    private const int MostDegrees = 5;
    private const int MostLetters = 200;

    /// <summary>A page that is aslant as a whole, as a scan is, stays as it is.</summary>
    public static List<GlyphGroup> Join(List<GlyphGroup> groups, ImmutableArray<Letter> letters)
    {
        if (groups.Find(group => group.Frame.Upright) is not { } upright || groups.Exists(group => group.Glyphs.Count > upright.Glyphs.Count))
            return groups;
        var count = upright.Glyphs.Count;
        foreach (var tilted in groups.Where(IsTilted))
            Move(tilted, upright, letters);
        if (upright.Glyphs.Count > count)
            upright.Glyphs.Sort((a, b) => a.Letter.CompareTo(b.Letter));
        groups.RemoveAll(group => group.Glyphs.Count == 0);
        return groups;
    }

    private static bool IsTilted(GlyphGroup group) =>
        group.Frame.Angle is (> 0 and <= MostDegrees) or >= 360 - MostDegrees && group.Glyphs.Count <= MostLetters;

    private static void Move(GlyphGroup tilted, GlyphGroup upright, ImmutableArray<Letter> letters)
    {
        var rest = new List<Glyph>();
        foreach (var piece in Pieces(tilted.Glyphs))
        {
            if (StandsInLine(letters[piece[0].Letter], letters[piece[^1].Letter], upright.Glyphs))
                upright.Glyphs.AddRange(piece.Select(glyph => GlyphReader.Upright(glyph.Letter, letters[glyph.Letter], glyph.SpaceBefore) with { Text = glyph.Text }));
            else
                rest.AddRange(piece);
        }

        tilted.Glyphs.Clear();
        tilted.Glyphs.AddRange(rest);
    }

    /// <summary>What is drawn one after the other on one slanting line.</summary>
    private static IEnumerable<List<Glyph>> Pieces(List<Glyph> glyphs)
    {
        var piece = new List<Glyph>();
        foreach (var glyph in glyphs)
        {
            if (piece.Count > 0 && !Continues(piece[^1], glyph))
            {
                yield return piece;
                piece = [];
            }

            piece.Add(glyph);
        }

        if (piece.Count > 0)
            yield return piece;
    }

    private static bool Continues(in Glyph a, in Glyph b) =>
        b.Letter - a.Letter <= 2 && Math.Abs(a.Baseline - b.Baseline) < 0.1f * a.Size && b.X0 > a.X0 && b.X0 - a.X0 < 2 * a.Size;

    /// <summary>It hardly leaves the line on its way, and an upright letter stands before or behind it.</summary>
    private static bool StandsInLine(in Letter first, in Letter last, List<Glyph> upright)
    {
        if (Math.Abs(first.BaselineY - last.BaselineY) > 0.35f * first.Size)
            return false;
        foreach (var glyph in upright)
        {
            if (IsBeside(first, glyph, first.Box.X0 - glyph.X1) || IsBeside(last, glyph, glyph.X0 - last.Box.X1))
                return true;
        }

        return false;
    }

    private static bool IsBeside(in Letter letter, in Glyph glyph, float gap) =>
        gap > -0.3f * letter.Size && gap < letter.Size
        && Math.Abs(letter.BaselineY - glyph.Baseline) < 0.3f * letter.Size
        && Math.Abs(letter.Size - glyph.Size) < 0.3f * letter.Size;
}
