namespace CurationPipeline.Pdf.Content;

/// <summary>Maps points: x' = A x + C y + E, y' = B x + D y + F.</summary>
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static readonly Matrix Identity = new(1, 0, 0, 1, 0, 0);

    public static Matrix From(double[]? numbers) =>
        numbers is [var a, var b, var c, var d, var e, var f] ? new Matrix(a, b, c, d, e, f) : Identity;

    /// <summary>First this, then the other.</summary>
    public Matrix Then(in Matrix next) => new(
        A * next.A + B * next.C,
        A * next.B + B * next.D,
        C * next.A + D * next.C,
        C * next.B + D * next.D,
        E * next.A + F * next.C + next.E,
        E * next.B + F * next.D + next.F);

    public (double X, double Y) Apply(double x, double y) => (A * x + C * y + E, B * x + D * y + F);

    /// <summary>Moves before mapping.</summary>
    public Matrix Shifted(double x, double y) => new(A, B, C, D, A * x + C * y + E, B * x + D * y + F);

    /// <summary>The box around a mapped rectangle.</summary>
    public Box Apply(double x0, double y0, double x1, double y1)
    {
        var (ax, ay) = Apply(x0, y0);
        var (bx, by) = Apply(x1, y0);
        var (cx, cy) = Apply(x0, y1);
        var (dx, dy) = Apply(x1, y1);
        return new Box(
            (float)Math.Min(Math.Min(ax, bx), Math.Min(cx, dx)),
            (float)Math.Min(Math.Min(ay, by), Math.Min(cy, dy)),
            (float)Math.Max(Math.Max(ax, bx), Math.Max(cx, dx)),
            (float)Math.Max(Math.Max(ay, by), Math.Max(cy, dy)));
    }

    /// <summary>Whether upright rectangles stay upright.</summary>
    public bool KeepsRectangles => Math.Abs(B) + Math.Abs(C) < 1e-6 * (Math.Abs(A) + Math.Abs(D)) || Math.Abs(A) + Math.Abs(D) < 1e-6 * (Math.Abs(B) + Math.Abs(C));
}
