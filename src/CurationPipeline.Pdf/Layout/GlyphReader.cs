using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CurationPipeline.Pdf.Layout;

/// <summary>The visible letters of one writing direction, in the order in which the file draws them.</summary>
internal sealed record GlyphGroup(Frame Frame, List<Glyph> Glyphs);

/// <summary>Parts a page's letters by writing direction, joins accents and drops letters that are drawn twice.</summary>
internal static class GlyphReader
{
    public static List<GlyphGroup> Read(ImmutableArray<Letter> letters)
    {
        var groups = new List<GlyphGroup>();
        GlyphGroup? group = null;
        var space = false;
        for (var i = 0; i < letters.Length; i++)
        {
            ref readonly var letter = ref letters.ItemRef(i);
            if (letter.Hidden != HiddenReason.None)
                continue;
            var angle = Frame.Whole(letter.Angle);
            if (group is null || group.Frame.Angle != angle)
                group = GroupOf(groups, angle, letters.Length);
            if (IsBlank(letter.Text))
            {
                space = true;
                continue;
            }

            Add(group, ToGlyph(i, letter, group.Frame, space));
            space = false;
        }

        return groups;
    }

    internal static bool IsBlank(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && c is not ('\u200B' or '\uFEFF' or '\u0000'))
                return false;
        }

        return true;
    }

    private static GlyphGroup GroupOf(List<GlyphGroup> groups, int angle, int letters)
    {
        foreach (var known in groups)
        {
            if (known.Frame.Angle == angle)
                return known;
        }

        // Nearly all of a page is written in one direction.
        groups.Add(new GlyphGroup(new Frame(angle), new List<Glyph>(groups.Count == 0 ? letters : 0)));
        return groups[^1];
    }

    private static Glyph ToGlyph(int index, in Letter letter, Frame frame, bool space)
    {
        if (frame.Upright)
            return Upright(index, letter, space);

        var x = frame.X(letter.BaselineX, letter.BaselineY);
        var y = frame.Y(letter.BaselineX, letter.BaselineY);
        var advance = frame.Angle % 180 == 0 ? letter.Box.Width : frame.Angle % 90 == 0 ? letter.Box.Height : letter.Size / 2;
        return new Glyph(index, letter.Text, x, x + advance, y, letter.Size, space);
    }

    // A slanted letter's box sticks out to the left below the baseline, and to the right above: that is no advance.
    internal static Glyph Upright(int index, in Letter letter, bool space)
    {
        var box = letter.Box;
        float below = box.Y1 - letter.BaselineY, above = letter.BaselineY - box.Y0, lean = letter.BaselineX - box.X0;
        if (lean < 0.03f * letter.Size || below < 0.05f * letter.Size || lean > 0.25f * letter.Size)
            return new Glyph(index, letter.Text, box.X0, box.X1, letter.BaselineY, letter.Size, space);
        var right = Math.Max(letter.BaselineX, box.X1 - (lean * above / below));
        return new Glyph(index, letter.Text, letter.BaselineX, right, letter.BaselineY, letter.Size, space);
    }

    private static void Add(GlyphGroup group, in Glyph glyph)
    {
        var glyphs = group.Glyphs;
        if (glyphs.Count == 0)
        {
            glyphs.Add(glyph);
            return;
        }

        ref var last = ref CollectionsMarshal.AsSpan(glyphs)[^1];
        if (IsSame(last, glyph))
            return;
        if (Overlap(last, glyph) && Joined(last, glyph) is { } joined)
            last = joined;
        else
            glyphs.Add(glyph);
    }

    // Some programs print bold by drawing every letter twice, a hair apart.
    private static bool IsSame(in Glyph a, in Glyph b) =>
        a.Text == b.Text
        && Math.Abs(a.X0 - b.X0) < 0.12f * b.Size
        && Math.Abs(a.Baseline - b.Baseline) < 0.12f * b.Size
        && Math.Abs(a.Size - b.Size) < 0.1f * b.Size
        && b.X1 - b.X0 > 0.15f * b.Size;

    private static bool Overlap(in Glyph a, in Glyph b) =>
        Math.Abs(a.Middle - b.Middle) < 0.3f * b.Size && Math.Min(a.X1, b.X1) - Math.Max(a.X0, b.X0) > 0.1f * b.Size;

    private static Glyph? Joined(in Glyph a, in Glyph b)
    {
        if (Accents.IsAccent(a.Text) && Accents.Join(a.Text, b.Text) is { } over)
            return b with { Text = over, SpaceBefore = a.SpaceBefore };
        if (Accents.IsAccent(b.Text) && Accents.Join(b.Text, a.Text) is { } under)
            return a with { Text = under };
        return null;
    }
}
