namespace CurationPipeline.Pdf.Layout;

/// <summary>A page's printed lines in reading order.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Width">In points, as displayed.</param>
/// <param name="Height">In points, as displayed.</param>
/// <param name="Lines">In reading order; text of figures last.</param>
/// <param name="LineNumbers">Numbers that count the lines in a margin.</param>
/// <param name="Figures">Where pictures and drawings stand.</param>
/// <param name="Rules">Horizontal rules.</param>
/// <param name="Gutter">The white strip between two columns where the page has one, else null.</param>
public sealed record PageLayout(
    int Number,
    float Width,
    float Height,
    IReadOnlyList<TextLine> Lines,
    IReadOnlyList<TextLine> LineNumbers,
    IReadOnlyList<Box> Figures,
    IReadOnlyList<Box> Rules,
    float? Gutter);
