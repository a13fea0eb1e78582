namespace CurationPipeline.Pdf.Layout;

/// <summary>Brings a line's characters from the order in which they stand, left to right, into the order in which they are read.</summary>
/// <remarks>
/// The reordering of the Unicode Bidirectional Algorithm (UAX #9, rule L2) undone; levels are told from what stands side by
/// side, since a page has no controls. Brackets are not mirrored.
/// </remarks>
internal static class VisualOrder
{
    private enum Direction
    {
        Neutral,
        Left,
        Right,
        Number,
    }

    /// <summary>For each character as read, its index from the left; null where the line has nothing that is read from the right.</summary>
    /// <param name="text">The characters from left to right.</param>
    /// <param name="starts">Whether a character is its glyph's first: those of one glyph stand as they are read.</param>
    public static int[]? ToLogical(ReadOnlySpan<char> text, IReadOnlyList<bool> starts)
    {
        if (!text.ContainsAnyInRange('\u0590', '\u08FF') && !text.ContainsAnyInRange('\uFB1D', '\uFEFE'))
            return null;

        var glyphs = new List<(int Start, int End)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (glyphs.Count == 0 || starts[i])
                glyphs.Add((i, i + 1));
            else
                glyphs[^1] = (glyphs[^1].Start, i + 1);
        }

        var directions = Directions(text, glyphs);
        Turn(glyphs, Levels(directions));
        return [.. glyphs.SelectMany(glyph => Enumerable.Range(glyph.Start, glyph.End - glyph.Start))];
    }

    private static Direction[] Directions(ReadOnlySpan<char> text, List<(int Start, int End)> glyphs)
    {
        var directions = new Direction[glyphs.Count];
        for (var i = 0; i < directions.Length; i++)
            directions[i] = Of(text[glyphs[i].Start]);
        // The point or slash in a number belongs to it.
        for (var i = 1; i + 1 < directions.Length; i++)
        {
            if (text[glyphs[i].Start] is '.' or ',' or ':' or '/' or '٫' or '٬' && directions[i - 1] == Direction.Number && directions[i + 1] == Direction.Number)
                directions[i] = Direction.Number;
        }

        return directions;
    }

    private static Direction Of(char c) => c switch
    {
        (>= '0' and <= '9') or (>= '\u0660' and <= '\u0669') or (>= '\u06F0' and <= '\u06F9') => Direction.Number,
        (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFEFE') => Direction.Right,
        _ => char.IsLetter(c) ? Direction.Left : Direction.Neutral,
    };

    private static int[] Levels(Direction[] directions)
    {
        var fromRight = directions.Count(direction => direction == Direction.Right) > directions.Count(direction => direction == Direction.Left);
        var ground = fromRight ? 1 : 0;
        var levels = new int[directions.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = directions[i] switch
            {
                Direction.Right => 1,
                Direction.Left => fromRight ? 2 : 0,
                Direction.Number => fromRight || IsAmong(directions, i, Direction.Right) ? 2 : 0,
                _ => fromRight ? (IsAmong(directions, i, Direction.Left) ? 2 : ground) : (IsAmong(directions, i, Direction.Right) ? 1 : ground),
            };
        }

        return levels;
    }

    /// <summary>Whether the nearest letters on both sides have this direction; numbers count as read from the right.</summary>
    private static bool IsAmong(Direction[] directions, int index, Direction direction) =>
        Nearest(directions, index, -1) == direction && Nearest(directions, index, 1) == direction;

    private static Direction Nearest(Direction[] directions, int index, int step)
    {
        var ownIsNumber = directions[index] == Direction.Number;
        for (var i = index + step; i >= 0 && i < directions.Length; i += step)
        {
            if (directions[i] == Direction.Number && !ownIsNumber)
                return Direction.Right;
            if (directions[i] is Direction.Left or Direction.Right)
                return directions[i];
        }

        return Direction.Neutral;
    }

    private static void Turn(List<(int Start, int End)> glyphs, int[] levels)
    {
        for (var level = 2; level >= 1; level--)
        {
            for (var i = 0; i < levels.Length; i++)
            {
                var end = i;
                while (end < levels.Length && levels[end] >= level)
                    end++;
                if (end > i)
                {
                    glyphs.Reverse(i, end - i);
                    Array.Reverse(levels, i, end - i);
                    i = end;
                }
            }
        }
    }
}
