using CurationPipeline.Documents;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Documents;

public sealed class MarkdownReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_person_sees_no_marks_and_code_keeps_its_own()
    {
        var document = Read("# A *Fine* Title\n\nSome **bold\nwords** here.\n\n```python\na = b * c * d_e_f  # *not emphasis*\n```\n");

        Assert.Equal("A Fine Title\n\nSome bold words here.\n\na = b * c * d_e_f # *not emphasis*", document.Text);
        Assert.Equal("A Fine Title", document.Metadata.Title);
        Assert.Equal([new(0, 12), new(14, 35), new(37, 71)], document.Blocks.Select(block => block.Range));
    }

    [Fact]
    public void The_head_of_the_file_becomes_the_papers_details()
    {
        var document = Read("---\ntitle: In the Head\nauthors: [Ada Quill, \"Stone, Ben\"]\ndate: 2025-03-01\ndoi: https://doi.org/10.5555/x.1\narxiv: arXiv:2511.99993v2\n---\n\nText.\n");

        Assert.Equal("Text.", document.Text);
        Assert.Equal(["Ada Quill", "Ben Stone"], document.Metadata.Authors);
        Assert.Equal(("In the Head", 2025, "10.5555/x.1", "2511.99993v2"), (document.Metadata.Title, document.Metadata.Year, document.Metadata.Doi, document.Metadata.ArxivId));
        Assert.Empty(document.Losses);
    }

    [Theory]
    [InlineData("author: Ada Quill and Ben Stone")]
    [InlineData("author: Ada Quill, Ben Stone")]
    [InlineData("author: Quill, Ada and Stone, Ben")]
    [InlineData("authors:\n  - name: Ada Quill\n    affiliation: A Lab\n  - {name: Ben Stone}")]
    [InlineData("authors:\n  - {given: Ada, family: Quill}\n  - name: {given: Ben, family: Stone}")]
    [InlineData("authors:\n  - Ada Quill\n  - Ben Stone\nauthor: Ada Quill")]
    public void Authors_may_be_written_in_several_ways(string head) =>
        Assert.Equal(["Ada Quill", "Ben Stone"], Read($"---\n{head}\n---\n\nText.\n").Metadata.Authors);

    [Fact]
    public void A_head_that_is_not_understood_is_told_and_costs_no_text()
    {
        var document = Read("---\ntitle: [\nyear: 2025\n---\n\n# Title\n\nText.\n");

        Assert.EndsWith("Title\n\nText.", document.Text, StringComparison.Ordinal);
        Assert.Contains("year: 2025", document.Text, StringComparison.Ordinal);
        Assert.StartsWith("Authors and year are not read from the head of the file: a.md(", Assert.Single(document.Losses), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\nWarning: this is prose. We propose Hidden Rule Method (HRM).\n\n")]
    [InlineData("\ntitle: but after an empty line\n\n")]
    [InlineData("We propose Hidden Rule Method (HRM).\n")]
    [InlineData("Warning: this is prose.\n")]
    [InlineData("Warning: this is prose: no YAML.\n")]
    public void Words_between_two_lines_at_the_start_are_text(string words)
    {
        var document = Read($"---\n{words}---\n\n# T\n\nText.\n");

        Assert.Contains(words.Trim(), document.Text, StringComparison.Ordinal);
        Assert.Equal("T", document.Metadata.Title);
        Assert.Empty(document.Losses);
    }

    [Fact]
    public void What_the_head_says_and_is_not_read_is_told()
    {
        var document = Read("---\ntitle: In the Head\nauthors:\n  - Ada Quill\n  - {orcid: 0000}\ndate: someday\nlayout: post\ndoi:\n---\n\nText.\n");

        Assert.Equal(["Ada Quill"], document.Metadata.Authors);
        Assert.Equal("In the head of the file this is not read, or not all of it: authors, date, layout.", Assert.Single(document.Losses));
    }

    [Fact]
    public void An_abstract_in_the_head_is_text_of_the_paper()
    {
        var document = Read("---\ntitle: In the Head\nabstract: |\n  We propose a *new*\n  method.\n---\n\nText.\n");

        Assert.Equal("We propose a new method.\n\nText.", document.Text);
        Assert.Equal([BlockKind.Abstract, BlockKind.Body], document.Blocks.Select(block => block.Kind));
        Assert.Empty(document.Losses);
    }

    [Fact]
    public void One_of_a_list_is_one_author() =>
        Assert.Equal(["Ada Quill"], Read("---\nauthors: [\"Quill, Ada\"]\n---\n\nText.\n").Metadata.Authors);

    [Fact]
    public void The_full_stop_behind_a_doi_is_not_part_of_it() =>
        Assert.Equal("10.5555/12345678", Read("---\ndoi: https://doi.org/10.5555/12345678.\n---\n\nText.\n").Metadata.Doi);

    [Theory]
    [InlineData("# Introduction", BlockKind.Heading, "In the Head")]
    [InlineData("# In the Headlines", BlockKind.Heading, "In the Head")]
    [InlineData("# In *the* Head", BlockKind.Title, "In the Head")]
    [InlineData("# In the Head: A Study", BlockKind.Title, "In the Head: A Study")]
    public void The_title_in_the_head_holds_before_a_first_heading_that_says_something_else(string heading, BlockKind kind, string title)
    {
        var document = Read($"---\ntitle: In the Head\n---\n\n{heading}\n\nText.\n\n# Last\n\nText.\n");

        Assert.Equal(title, document.Metadata.Title);
        Assert.Equal([kind, BlockKind.Body, BlockKind.Heading, BlockKind.Body], document.Blocks.Select(block => block.Kind));
    }

    [Fact]
    public void A_line_between_paragraphs_is_no_head()
    {
        var document = Read("First.\n\n---\n\nyear: 1999\n\n---\n\nLast.\n");

        Assert.Contains("year: 1999", document.Text, StringComparison.Ordinal);
        Assert.Null(document.Metadata.Year);
    }

    private Document Read(string text)
    {
        var path = _folder.File("a.md");
        File.WriteAllText(path, text);
        return DocumentReader.Read(path);
    }
}
