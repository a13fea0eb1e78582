namespace CurationPipeline.Pdf.Layout;

/// <summary>How one character of a line is set.</summary>
[Flags]
public enum CharStyle : byte
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Monospace = 4,
    Math = 8,
    Superscript = 16,
    Subscript = 32,
}

/// <summary>One printed line, with a place for every character.</summary>
public sealed class TextLine
{
    /// <summary>What it says; words are parted by one space.</summary>
    public required string Text { get; init; }

    /// <summary>Left end of each character along the line; a space's equals its right end.</summary>
    public required float[] Left { get; init; }

    /// <summary>Right end of each character along the line.</summary>
    public required float[] Right { get; init; }

    public required CharStyle[] Styles { get; init; }

    /// <summary>Where it stands on the page.</summary>
    public required Box Box { get; init; }

    /// <summary>Where it stands in the frame of its writing direction; the same as <see cref="Box"/> for upright text.</summary>
    public required Box Extent { get; init; }

    public required float Baseline { get; init; }

    /// <summary>The size in which most of its characters are set.</summary>
    public required float Size { get; init; }

    /// <summary>Direction of writing in whole degrees, clockwise as seen.</summary>
    public int Angle { get; init; }

    /// <summary>Which column or band of the page it belongs to, counted in reading order.</summary>
    public int Region { get; internal set; }

    /// <summary>Left and right end of its region.</summary>
    public (float Left, float Right) Measure { get; internal set; }

    /// <summary>Which block of the page it belongs to, counted in reading order.</summary>
    public int Block { get; internal set; }

    /// <summary>It labels a part of a figure.</summary>
    public bool InFigure { get; init; }

    /// <summary>Number of cells that wide gaps part it into; 1 for running text.</summary>
    public int Cells { get; init; } = 1;

    public bool Upright => Angle == 0;
}
