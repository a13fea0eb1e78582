using CurationPipeline.Pdf.Fonts;

namespace CurationPipeline.Pdf.Content;

/// <summary>Places the glyphs of shown strings on the page.</summary>
internal sealed class TextShower(PageCanvas canvas)
{
    private const float Tiny = 2;
    private const float ClipSlack = 1;

    private Matrix _text = Matrix.Identity;
    private Matrix _line = Matrix.Identity;

    /// <summary>Whether the content being drawn belongs to a layer that is switched off.</summary>
    public bool IsLayerOff { get; set; }

    public void Begin() => _text = _line = Matrix.Identity;

    public void SetMatrix(in Matrix matrix) => _text = _line = matrix;

    public void MoveLine(double x, double y) => _text = _line = _line.Shifted(x, y);

    /// <summary>Moves the pen between two strings, by thousandths of the font size.</summary>
    public void Adjust(in GraphicsState state, double thousandths)
    {
        var distance = -thousandths / 1000 * state.Size;
        _text = state.Font.IsVertical ? _text.Shifted(0, distance) : _text.Shifted(distance * state.Scale, 0);
    }

    public void Show(in GraphicsState state, ReadOnlySpan<byte> text)
    {
        var font = state.Font;
        var run = new Run(state, _text.Then(state.Matrix), Why(state));
        var pen = 0.0;
        for (var at = 0; at < text.Length && !canvas.IsFull;)
        {
            var glyph = font.Next(text, ref at);
            var space = state.CharacterSpace + (glyph.IsWordSpace ? state.WordSpace : 0);
            if (font.IsVertical)
            {
                AddVertical(state, run, glyph, pen);
                pen += glyph.VerticalAdvance * state.Size + space;
            }
            else
            {
                AddHorizontal(state, run, glyph, pen);
                pen += (glyph.Width * state.Size + space) * state.Scale;
            }
        }

        _text = font.IsVertical ? _text.Shifted(0, pen) : _text.Shifted(pen, 0);
    }

    private HiddenReason Why(in GraphicsState state)
    {
        var paint = state.RenderMode is 1 or 5 ? state.Stroke : state.Fill;
        return IsLayerOff || state.RenderMode is 3 or 7 || paint.IsInvisible ? HiddenReason.InvisibleMode : HiddenReason.None;
    }

    private void AddHorizontal(in GraphicsState state, in Run run, Glyph glyph, double pen)
    {
        var (x, y) = run.Matrix.Apply(pen, state.Rise);
        var (dx, dy) = (run.RightX * glyph.Width, run.RightY * glyph.Width);
        Box box;
        if (run.IsLevel)
        {
            var (top, bottom) = (y + run.AscentY, y + run.DescentY);
            box = new Box((float)Math.Min(x, x + dx), (float)Math.Min(top, bottom), (float)Math.Max(x, x + dx), (float)Math.Max(top, bottom));
        }
        else
        {
            box = Around(x + run.DescentX, y + run.DescentY, x + run.AscentX, y + run.AscentY, dx, dy);
        }

        Add(state, run, glyph, (float)x, (float)y, box);
    }

    private void AddVertical(in GraphicsState state, in Run run, Glyph glyph, double pen)
    {
        var (x, y) = run.Matrix.Apply(state.Rise, pen);
        var left = -glyph.VerticalOrigin.X * state.Size;
        var box = run.Matrix.Apply(left, pen + glyph.VerticalAdvance * state.Size, left + glyph.Width * state.Size, pen);
        Add(state, run, glyph, (float)x, (float)y, box);
    }

    private void Add(in GraphicsState state, in Run run, Glyph glyph, float x, float y, Box box)
    {
        var color = run.Color;
        var hidden = run.Hidden != HiddenReason.None ? run.Hidden
            : glyph.Hidden != HiddenReason.None ? glyph.Hidden
            : Where(state, run, color, (box.X0 + box.X1) / 2, (box.Y0 + box.Y1) / 2);
        canvas.Add(new Letter(glyph.Text, box, x, y, run.Angle, state.FontIndex, run.Size, color, hidden));
    }

    private HiddenReason Where(in GraphicsState state, in Run run, int color, float x, float y)
    {
        if (x < 0 || y < 0 || x > canvas.Frame.Width || y > canvas.Frame.Height)
            return HiddenReason.OffPage;
        if (x < state.Clip.X0 - ClipSlack || y < state.Clip.Y0 - ClipSlack || x > state.Clip.X1 + ClipSlack || y > state.Clip.Y1 + ClipSlack)
            return HiddenReason.Clipped;
        if (run.Size < Tiny)
            return HiddenReason.Tiny;
        return run.HasKnownColor && canvas.Ground.Swallows(color, x, y) ? HiddenReason.BackgroundColor : HiddenReason.None;
    }

    private static Box Around(double x0, double y0, double x1, double y1, double dx, double dy) => new(
        (float)(Math.Min(x0, x1) + Math.Min(0, dx)),
        (float)(Math.Min(y0, y1) + Math.Min(0, dy)),
        (float)(Math.Max(x0, x1) + Math.Max(0, dx)),
        (float)(Math.Max(y0, y1) + Math.Max(0, dy)));

    /// <summary>What the glyphs of one string have in common.</summary>
    private readonly struct Run
    {
        public readonly Matrix Matrix;
        public readonly double RightX;
        public readonly double RightY;
        public readonly double AscentX;
        public readonly double AscentY;
        public readonly double DescentX;
        public readonly double DescentY;
        public readonly bool IsLevel;
        public readonly float Angle;
        public readonly float Size;
        public readonly int Color;
        public readonly bool HasKnownColor;
        public readonly HiddenReason Hidden;

        public Run(in GraphicsState state, in Matrix matrix, HiddenReason hidden)
        {
            Matrix = matrix;
            Hidden = hidden;
            (RightX, RightY) = (matrix.A * state.Size * state.Scale, matrix.B * state.Size * state.Scale);
            var (upX, upY) = (matrix.C * state.Size, matrix.D * state.Size);
            var metrics = state.Font.Metrics;
            (AscentX, AscentY) = (upX * metrics.Ascent, upY * metrics.Ascent);
            (DescentX, DescentY) = (upX * metrics.Descent, upY * metrics.Descent);
            IsLevel = RightY == 0 && upX == 0;
            Size = (float)(Math.Sqrt(upX * upX + upY * upY) * metrics.SizeFactor);
            Angle = state.Font.IsVertical ? 90 : IsLevel && RightX >= 0 ? 0 : (float)(Math.Atan2(RightY, RightX) * 180 / Math.PI);
            // Stroked text shows its outline, filled and stroked text both: one of them is enough to be seen.
            var paint = state.RenderMode is 1 or 5 ? state.Stroke : state.Fill;
            Color = paint.Color;
            HasKnownColor = paint.IsKnown && (state.RenderMode is not (2 or 6) || state.Stroke.Color == paint.Color);
        }
    }
}
