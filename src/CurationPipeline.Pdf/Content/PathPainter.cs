namespace CurationPipeline.Pdf.Content;

/// <summary>Tells the canvas what a painted path means: rules, drawings, and areas of colour behind or over text.</summary>
internal static class PathPainter
{
    private const float ThickestRule = 2.5f;
    private const float LeastRuleRatio = 4;
    private const float Level = 0.5f;
    private const int White = 0xffffff;

    public static void Fill(PageCanvas canvas, in GraphicsState state, PathBuilder path)
    {
        if (state.Fill.IsInvisible)
            return;
        canvas.Reveal(state.ClipLetters);
        int? color = state.Fill.IsKnown && state.IsOpaque ? state.Fill.Color : null;
        foreach (var (shape, whole) in path.Parts)
        {
            if (!TryClip(whole, state.Clip, out var box))
                continue;
            var isArea = shape == PathShape.Rectangle;
            // What is partly transparent leaves the ground unknown; what is not a rectangle does so in its box.
            var covers = isArea && color is not null && state is { ClipIsBox: true, GroupIsOpaque: true };
            canvas.Ground.Paint(box, isArea ? color : null, covers, canvas.LetterCount);
            if (color != White)
                canvas.Add(isArea ? Kind(box) : GraphicKind.Path, box);
        }
    }

    public static void Stroke(PageCanvas canvas, in GraphicsState state, PathBuilder path)
    {
        if (state.Stroke.IsInvisible || state.Stroke is { Color: White, IsKnown: true })
            return;
        foreach (var (shape, whole) in path.Parts)
        {
            if (TryClip(Grown(whole), state.Clip, out var box))
                canvas.Add(shape == PathShape.Line ? Kind(box) : GraphicKind.Path, box);
        }
    }

    /// <summary>The common part; false when there is none.</summary>
    public static bool TryClip(Box box, Box clip, out Box common)
    {
        common = new Box(Math.Max(box.X0, clip.X0), Math.Max(box.Y0, clip.Y0), Math.Min(box.X1, clip.X1), Math.Min(box.Y1, clip.Y1));
        return common.X1 >= common.X0 && common.Y1 >= common.Y0;
    }

    /// <summary>Long and thin is a rule.</summary>
    public static GraphicKind Kind(Box box)
    {
        if (box.Height <= ThickestRule && box.Width >= LeastRuleRatio * Math.Max(box.Height, Level))
            return GraphicKind.HorizontalRule;
        return box.Width <= ThickestRule && box.Height >= LeastRuleRatio * Math.Max(box.Width, Level) ? GraphicKind.VerticalRule : GraphicKind.Path;
    }

    /// <summary>A stroke along the edge of the clip counts as inside.</summary>
    private static Box Grown(Box box) => box with { X1 = Math.Max(box.X1, box.X0 + 0.01f), Y1 = Math.Max(box.Y1, box.Y0 + 0.01f) };
}
