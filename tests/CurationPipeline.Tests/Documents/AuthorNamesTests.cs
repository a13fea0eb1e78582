using CurationPipeline.Documents;
using CurationPipeline.Pdf;
using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Tests.Documents;

public sealed class AuthorNamesTests
{
    [Fact]
    public void Commas_and_the_word_and_part_names() =>
        Assert.Equal(["Ada King", "Bo van Dyk", "Cy Li"], AuthorNames.Read([Line("Ada King, Bo van Dyk and Cy Li")]));

    [Fact]
    public void Marks_part_names_and_are_no_part_of_them() =>
        Assert.Equal(["Ada King", "Bo Dyk"], AuthorNames.Read([Line("Ada King∗†1 Bo Dyk2")]));

    [Fact]
    public void Institutions_and_addresses_are_no_names() =>
        Assert.Equal(["Ada King"], AuthorNames.Read([Line("Ada King"), Line("Example University"), Line("ada@example.org"), Line("San Marino")]));

    [Fact]
    public void Smaller_lines_under_the_names_are_affiliations() =>
        Assert.Equal(["Ada King"], AuthorNames.Read([Line("Ada King"), Line("Harbour View", size: 8)]));

    private static TextLine Line(string text, float size = 10) => new()
    {
        Text = text,
        Left = [.. Enumerable.Range(0, text.Length).Select(i => i * 5f)],
        Right = [.. Enumerable.Range(0, text.Length).Select(i => (i + 1) * 5f)],
        Styles = new CharStyle[text.Length],
        Box = default,
        Extent = default,
        Baseline = 100,
        Size = size,
    };
}
