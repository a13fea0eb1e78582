using CurationPipeline.Pdf;

namespace CurationPipeline.Documents;

/// <summary>A file as one clean text, with a place on a page for every character.</summary>
/// <param name="FileName">The file's name without its folder.</param>
/// <param name="Sha256">Identity of the file's bytes, in lower-case hexadecimal.</param>
/// <param name="Text">Paragraphs of one line each, with a blank line between two of them.</param>
/// <param name="PageCount">Number of pages; 1 for a plain text file.</param>
/// <param name="Pages">The pages' sizes, in order.</param>
/// <param name="Blocks">The parts of the text, in text order.</param>
/// <param name="Marks">Superscript citation and footnote marks in the text.</param>
/// <param name="Hidden">What the file holds and a reader of the page cannot see; never part of the text.</param>
/// <param name="Metadata">What the document says of itself on its first page.</param>
/// <param name="Losses">What could not be read, one sentence each.</param>
/// <param name="Places">Where each character of the text stands.</param>
/// <param name="Margins">Running headers and footers, page and line numbers, stamps: seen on the page, not part of the text.</param>
public sealed record Document(
    string FileName,
    string Sha256,
    string Text,
    int PageCount,
    IReadOnlyList<PageInfo> Pages,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<TextRange> Marks,
    IReadOnlyList<HiddenText> Hidden,
    Metadata Metadata,
    IReadOnlyList<string> Losses,
    PlaceMap Places,
    IReadOnlyList<MarginText> Margins)
{
    public ReadOnlySpan<char> this[TextRange range] => Text.AsSpan(range.Start, range.Length);

    /// <summary>The text whose characters stand on one page; a paragraph that runs over two pages is cut where the page ends.</summary>
    public string TextOfPage(int page) =>
        string.Join("\n\n", Places.RangesOf(page, Text.Length).Select(range => this[range].Trim().ToString()).Where(text => text.Length > 0));
}

/// <summary>A page's number (1-based) and its size as displayed, in points; 0 by 0 where a format has no pages.</summary>
public readonly record struct PageInfo(int Number, float Width, float Height);

/// <summary>A rectangle on a page.</summary>
/// <param name="Page">1-based.</param>
/// <param name="Box">Points from the top left corner of the page as displayed.</param>
public readonly record struct PageBox(int Page, Box Box);

/// <summary>Text that the file holds but a reader of the page cannot see.</summary>
/// <param name="Page">1-based.</param>
/// <param name="Text">What it says.</param>
/// <param name="Why">Why it cannot be seen, as a phrase: "drawn in the colour of its ground".</param>
/// <param name="Box">Where it stands.</param>
public sealed record HiddenText(int Page, string Text, string Why, Box Box);

/// <summary>Text in a page's margin that is not part of what the document says.</summary>
/// <param name="Page">1-based.</param>
/// <param name="Kind"><see cref="BlockKind.HeaderFooter"/> or <see cref="BlockKind.LineNumber"/>.</param>
/// <param name="Text">What it says.</param>
/// <param name="Box">Where it stands.</param>
public sealed record MarginText(int Page, BlockKind Kind, string Text, Box Box);

/// <summary>What a document says of itself on its first page.</summary>
public sealed record Metadata(
    string? Title, IReadOnlyList<string> Authors, string? Abstract, int? Year, string? ArxivId, string? Doi)
{
    public static Metadata None { get; } = new(null, [], null, null, null, null);
}
