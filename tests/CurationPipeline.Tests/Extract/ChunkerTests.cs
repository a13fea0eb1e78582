using CurationPipeline.Documents;
using CurationPipeline.Extract;

namespace CurationPipeline.Tests.Extract;

public sealed class ChunkerTests
{
    private static readonly string Long = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"This is sentence number {i} of a paragraph."));

    [Fact]
    public void References_tables_and_margins_are_never_read()
    {
        var document = Sketch.Document(
            (BlockKind.Title, "A Title"), (BlockKind.Authors, "Ann Author"), (BlockKind.Body, "Body text."), (BlockKind.Table, "1 2 3"),
            (BlockKind.Footnote, "A footnote."), (BlockKind.HeaderFooter, "Preprint"), (BlockKind.Reference, "[1] Someone."));

        var text = string.Join("\n", Chunker.Split(document).Select(chunk => Chunker.TextOf(document, chunk)));

        Assert.Equal("A Title\n\nBody text.\n\nA footnote.", text);
    }

    [Fact]
    public void A_long_paragraph_is_cut_between_sentences()
    {
        var document = Sketch.Document((BlockKind.Body, Long));

        var chunks = Chunker.Split(document, 100);

        Assert.True(chunks.Count > 5);
        Assert.All(chunks, chunk => Assert.EndsWith("paragraph.", Chunker.TextOf(document, chunk), StringComparison.Ordinal));
        Assert.All(chunks, chunk => Assert.InRange(TokenEstimate.Of(Chunker.TextOf(document, chunk)), 1, 100));
        Assert.Equal(Long, string.Join(' ', chunks.Select(chunk => Chunker.TextOf(document, chunk))));
    }

    [Fact]
    public void A_sentence_without_end_is_cut_at_a_space()
    {
        var document = Sketch.Document((BlockKind.Body, string.Join(' ', Enumerable.Repeat("word", 1000))));

        var chunks = Chunker.Split(document, 100);

        Assert.All(chunks, chunk => Assert.InRange(TokenEstimate.Of(Chunker.TextOf(document, chunk)), 1, 100));
        Assert.Equal(1000, chunks.Sum(chunk => Chunker.TextOf(document, chunk).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    [Fact]
    public void A_new_section_starts_a_chunk_and_names_it()
    {
        var half = string.Join(' ', Enumerable.Repeat("Words of it.", 20));
        var document = Sketch.Document(
            (BlockKind.Heading, "Introduction"), (BlockKind.Body, half), (BlockKind.Heading, "Method"), (BlockKind.Body, half));

        var chunks = Chunker.Split(document, 200);

        Assert.Equal(["Introduction", "Method"], chunks.Select(chunk => chunk.Section));
        Assert.Equal([0, 1], chunks.Select(chunk => chunk.Index));
    }

    [Fact]
    public void A_heading_without_text_is_no_chunk()
    {
        var half = string.Join(' ', Enumerable.Repeat("Words of it.", 20));
        var document = Sketch.Document(
            (BlockKind.Body, half), (BlockKind.Heading, "Tables"), (BlockKind.Table, "1 2 3"), (BlockKind.Heading, "Method"), (BlockKind.Body, half),
            (BlockKind.Heading, "References"), (BlockKind.Reference, "[1] Someone."));

        var chunks = Chunker.Split(document, 70);

        Assert.DoesNotContain(chunks, chunk => Chunker.TextOf(document, chunk) is "Tables" or "References");
        Assert.Equal(Enumerable.Range(0, chunks.Count), chunks.Select(chunk => chunk.Index));
    }

    [Fact]
    public void Nothing_to_read_gives_no_chunk() =>
        Assert.Empty(Chunker.Split(Sketch.Document((BlockKind.Reference, "[1] Someone."))));
}
