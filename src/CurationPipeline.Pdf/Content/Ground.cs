namespace CurationPipeline.Pdf.Content;

/// <summary>Remembers what areas were painted, to tell text from the ground behind it and from what is laid over it.</summary>
internal sealed class Ground
{
    private const int White = 0xffffff;
    private const int MostAreas = 10_000;
    private const int NearestColor = 10;
    private const float Thinnest = 2;

    private readonly List<Area> _areas = [];
    private readonly HashSet<int> _colors = [];

    /// <summary>Notes a painted area; rules are too thin to stand behind a letter.</summary>
    /// <param name="color">Null where it is not one colour.</param>
    /// <param name="covers">Whether nothing beneath it is seen.</param>
    /// <param name="letters">How many letters were drawn before it.</param>
    public void Paint(Box box, int? color, bool covers, int letters)
    {
        if (box.Width < Thinnest || box.Height < Thinnest || _areas.Count >= MostAreas)
            return;
        _areas.Add(new Area(box, color, covers, letters));
        if (color is { } known)
            _colors.Add(known);
    }

    /// <summary>Whether text of this colour would not stand out at this place.</summary>
    public bool Swallows(int color, float x, float y)
    {
        if (!IsNear(color, White) && !HasNear(color))
            return false;
        for (var i = _areas.Count - 1; i >= 0; i--)
        {
            var area = _areas[i];
            if (Contains(area.Box, x, y))
                return area.Color is { } ground && IsNear(ground, color);
        }

        return IsNear(color, White);
    }

    /// <summary>Marks the letters that something opaque was painted over.</summary>
    public void MarkCovered(Span<Letter> letters)
    {
        foreach (var area in _areas)
        {
            if (!area.Covers)
                continue;
            foreach (ref var letter in letters[..Math.Min(area.Letters, letters.Length)])
            {
                if (letter.Hidden == HiddenReason.None && Covers(area.Box, letter.Box))
                    letter = letter with { Hidden = HiddenReason.Covered };
            }
        }
    }

    public void Clear()
    {
        _areas.Clear();
        _colors.Clear();
    }

    private static bool Covers(Box area, Box letter)
    {
        const float Slack = 0.25f;
        var (width, height) = (letter.Width * Slack, letter.Height * Slack);
        return area.X0 <= letter.X0 + width && area.X1 >= letter.X1 - width && area.Y0 <= letter.Y0 + height && area.Y1 >= letter.Y1 - height;
    }

    private static bool Contains(Box box, float x, float y) => x >= box.X0 && x <= box.X1 && y >= box.Y0 && y <= box.Y1;

    private bool HasNear(int color)
    {
        if (_colors.Contains(color))
            return true;
        foreach (var known in _colors)
        {
            if (IsNear(known, color))
                return true;
        }

        return false;
    }

    private static bool IsNear(int one, int other) =>
        Math.Abs((one >> 16) - (other >> 16)) <= NearestColor
        && Math.Abs((one >> 8 & 255) - (other >> 8 & 255)) <= NearestColor
        && Math.Abs((one & 255) - (other & 255)) <= NearestColor;

    private readonly record struct Area(Box Box, int? Color, bool Covers, int Letters);
}
