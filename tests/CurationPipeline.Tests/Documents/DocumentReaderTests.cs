using CurationPipeline.Documents;

namespace CurationPipeline.Tests.Documents;

public sealed class DocumentReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("documents-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Text_lines_become_one_line_a_paragraph()
    {
        var document = Read("a.txt", "First line\nsecond line.\n\n  Other  paragraph.\n");

        Assert.Equal("First line second line.\n\nOther paragraph.", document.Text);
        Assert.Equal([new(0, 23), new(25, 41)], document.Blocks.Select(block => block.Range));
    }

    [Theory]
    [InlineData("10⁵ steps on 7 m²", "10⁵ steps on 7 m²")]
    [InlineData("3½ ﬁles of 10⁻² and 2ⁿ", "3½ files of 10⁻² and 2ⁿ")]
    [InlineData("an e\u0301 and H₂O", "an é and H2O")]
    public void Exponents_and_fractions_stay_what_they_are(string typed, string expected)
    {
        Assert.Equal(expected, Read("a.txt", typed).Text);
        Assert.Equal(expected, Read("a.md", typed).Text);
    }

    [Fact]
    public void Form_feeds_part_the_pages_of_a_text()
    {
        var document = Read("a.txt", "one\ftwo\fthree");

        Assert.Equal(3, document.PageCount);
        Assert.Equal(2, document.Places.PageOf(document.Text.IndexOf("two", StringComparison.Ordinal)));
    }

    [Fact]
    public void Markdown_headings_give_title_and_sections()
    {
        var document = Read("a.md", "# The Title\n\nIntro.\n\n## Method\n- one\n- two\n");

        Assert.Equal("The Title", document.Metadata.Title);
        Assert.Equal("The Title\n\nIntro.\n\nMethod\n\n- one\n\n- two", document.Text);
        Assert.Equal(("Method", 2), (document.Blocks[^1].Section!, document.Blocks[^1].SectionLevel));
    }

    [Fact]
    public void An_empty_file_is_refused_by_name()
    {
        var exception = Assert.Throws<DocumentException>(() => Read("a.txt", ""));

        Assert.Equal("'a.txt' is empty or no ordinary file; fetch the file again.", exception.Message);
    }

    [Fact]
    public void A_missing_file_is_refused_by_path()
    {
        var exception = Assert.Throws<DocumentException>(() => DocumentReader.Read("/no/such.pdf"));

        Assert.Equal("'/no/such.pdf' does not exist; check the path.", exception.Message);
    }

    private Document Read(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return DocumentReader.Read(path);
    }
}
