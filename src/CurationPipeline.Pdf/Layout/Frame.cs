namespace CurationPipeline.Pdf.Layout;

/// <summary>Turns page coordinates so that text of one writing direction runs from left to right.</summary>
internal readonly struct Frame
{
    private readonly float _cos;
    private readonly float _sin;

    /// <param name="angle">Whole degrees, clockwise as seen.</param>
    public Frame(int angle)
    {
        Angle = angle;
        (_cos, _sin) = angle switch
        {
            0 => (1f, 0f),
            90 => (0f, 1f),
            180 => (-1f, 0f),
            270 => (0f, -1f),
            _ => (MathF.Cos(angle * MathF.PI / 180), MathF.Sin(angle * MathF.PI / 180)),
        };
    }

    public int Angle { get; }

    public bool Upright => Angle == 0;

    public float X(float x, float y) => (x * _cos) + (y * _sin);

    public float Y(float x, float y) => (y * _cos) - (x * _sin);

    /// <summary>The box around a page box after turning.</summary>
    public Box Turn(Box box)
    {
        if (Upright)
            return box;
        float x0 = X(box.X0, box.Y0), x1 = X(box.X1, box.Y1), x2 = X(box.X0, box.Y1), x3 = X(box.X1, box.Y0);
        float y0 = Y(box.X0, box.Y0), y1 = Y(box.X1, box.Y1), y2 = Y(box.X0, box.Y1), y3 = Y(box.X1, box.Y0);
        return new Box(
            Math.Min(Math.Min(x0, x1), Math.Min(x2, x3)),
            Math.Min(Math.Min(y0, y1), Math.Min(y2, y3)),
            Math.Max(Math.Max(x0, x1), Math.Max(x2, x3)),
            Math.Max(Math.Max(y0, y1), Math.Max(y2, y3)));
    }

    /// <summary>The whole degree to which a letter's angle is nearest, 0 to 359.</summary>
    public static int Whole(float angle)
    {
        var whole = (int)MathF.Round(angle) % 360;
        return whole < 0 ? whole + 360 : whole;
    }
}
