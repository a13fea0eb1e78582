using CurationPipeline.Documents;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Documents;

public sealed class PdfReaderTests
{
    private static readonly Document TwoColumns = DocumentReader.Read(Repository.Paper("probing-situational-awareness.pdf"));
    private static readonly Document Manuscript = DocumentReader.Read(Repository.Paper("line-numbered-oversight.pdf"));

    [Fact]
    public void The_first_page_gives_title_and_authors()
    {
        Assert.Equal(
            "Probing Situational Awareness: Linear Readouts of Training Context Predict the Compliance Gap", TwoColumns.Metadata.Title);
        Assert.Equal(["Renée Okafor-Lind", "Tomasz Rydel", "Mei-Lin Kastner"], TwoColumns.Metadata.Authors);
        Assert.StartsWith("Large language models", TwoColumns.Metadata.Abstract, StringComparison.Ordinal);
        Assert.Equal("10.5555/curation.2025.0101", TwoColumns.Metadata.Doi);
    }

    [Fact]
    public void Running_lines_and_line_numbers_stay_out_of_the_text()
    {
        Assert.Contains(Manuscript.Margins, margin => margin.Kind == BlockKind.LineNumber);
        Assert.Contains(Manuscript.Margins, margin => margin.Kind == BlockKind.HeaderFooter);
        foreach (var header in Manuscript.Margins.Where(margin => margin.Kind == BlockKind.HeaderFooter && margin.Text.Length > 12))
            Assert.DoesNotContain(header.Text, Manuscript.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_entry_of_the_references_is_one_block()
    {
        var entries = Manuscript.Blocks.Where(block => block.Kind == BlockKind.Reference).Select(block => Manuscript[block.Range].ToString()).ToList();

        Assert.Equal(7, entries.Count);
        Assert.All(entries, entry => Assert.Matches(@"\d{4}[a-z]?\.$", entry));
    }

    [Fact]
    public void Headings_name_the_section_of_the_blocks_under_them()
    {
        var block = TwoColumns.Blocks.First(block => TwoColumns[block.Range].StartsWith("We use three open models", StringComparison.Ordinal));

        Assert.Equal("4.1 Models and data", block.Section);
        Assert.Equal(2, block.SectionLevel);
    }

    [Fact]
    public void Superscript_citations_are_tagged()
    {
        Assert.NotEmpty(TwoColumns.Marks);
        Assert.All(TwoColumns.Marks, mark => Assert.True(mark.Length is > 0 and < 12));
    }

    [Fact]
    public void Lines_as_printed_keep_hyphens_without_running_lines()
    {
        var pages = DocumentReader.ReadLines(Repository.Paper("probing-situational-awareness.pdf")).Pages;

        Assert.Equal(TwoColumns.PageCount, pages.Count);
        Assert.Contains(pages[0].Split('\n'), line => line.EndsWith('-'));
        var running = TwoColumns.Margins.Where(margin => margin.Page == 2).Select(margin => margin.Text).ToList();
        Assert.NotEmpty(running);
        Assert.Empty(pages[1].Split('\n').Intersect(running));
    }

    [Fact]
    public void A_wrong_password_is_named_in_the_message()
    {
        var file = Repository.File("fixtures", "bad", "needs-password.pdf");

        Assert.Contains("--password", Assert.Throws<DocumentException>(() => DocumentReader.Read(file)).Message, StringComparison.Ordinal);
        Assert.Equal(4, DocumentReader.Read(file, new ReadOptions("correct-horse")).PageCount);
    }

    [Fact]
    public void A_page_without_letters_asks_for_ocr()
    {
        var file = Repository.File("fixtures", "bad", "text-less.pdf");

        Assert.Contains("run OCR first", Assert.Throws<DocumentException>(() => DocumentReader.Read(file)).Message, StringComparison.Ordinal);
    }
}
