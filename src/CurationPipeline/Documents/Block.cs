namespace CurationPipeline.Documents;

/// <summary>What a block of a document is for its reader.</summary>
public enum BlockKind
{
    Title,
    Authors,
    Abstract,
    Heading,
    Body,
    Caption,
    Footnote,
    Reference,
    HeaderFooter,
    LineNumber,
    Maths,
    Table,
    Figure,
}

/// <summary>A paragraph, heading or other unit of the text; blocks stand in text order and do not overlap.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Range">Where it stands in <see cref="Document.Text"/>.</param>
/// <param name="Section">Text of the nearest heading above, or null before the first one.</param>
/// <param name="SectionLevel">Depth of that heading: 1 for a section, 2 for a subsection; 0 before the first one.</param>
public sealed record Block(BlockKind Kind, TextRange Range, string? Section, int SectionLevel);
