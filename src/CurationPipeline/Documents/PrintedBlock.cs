using CurationPipeline.Pdf;
using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>A printed line and the page on which it stands.</summary>
internal readonly record struct PageLine(int Page, TextLine Line);

/// <summary>A block of a PDF on its way into the text: its printed lines, over as many pages as it runs.</summary>
internal sealed class PrintedBlock(IEnumerable<PageLine> lines)
{
    public List<PageLine> Lines { get; } = [.. lines];

    public BlockKind Kind { get; set; } = BlockKind.Body;

    /// <summary>Depth of a heading.</summary>
    public int Level { get; set; }

    public TextLine First => Lines[0].Line;

    public TextLine Last => Lines[^1].Line;

    public int Page => Lines[0].Page;

    public int Length => Lines.Sum(line => line.Line.Text.Length);

    /// <summary>The lines' text with a space between two, hyphens as printed.</summary>
    public string Text => string.Join(' ', Lines.Select(line => line.Line.Text));

    public float Size => Lines.MaxBy(line => line.Line.Text.Length).Line.Size;

    public Box Box
    {
        get
        {
            var box = First.Box;
            foreach (var line in Lines)
                box = line.Page == Page ? box.Union(line.Line.Box) : box;
            return box;
        }
    }

    /// <summary>The share of its letters that has a style.</summary>
    public float Share(CharStyle style)
    {
        int with = 0, letters = 0;
        foreach (var (_, line) in Lines)
        {
            for (var i = 0; i < line.Text.Length; i++)
            {
                if (line.Text[i] == ' ')
                    continue;
                letters++;
                with += (line.Styles[i] & style) != 0 ? 1 : 0;
            }
        }

        return letters == 0 ? 0 : (float)with / letters;
    }
}
