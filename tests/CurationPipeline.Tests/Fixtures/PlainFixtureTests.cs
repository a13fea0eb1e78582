using CurationPipeline.Documents;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Fixtures;

/// <summary>The fixture papers that are not PDFs read as fixtures/README.md says.</summary>
public sealed class PlainFixtureTests
{
    [Fact]
    public void The_text_files_broken_lines_are_joined()
    {
        var text = Read("notes-on-preference-locking.txt").Text;

        Assert.Contains("Guarding is a special case of goal misgeneralization; stickiness is not.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_markdown_file_gives_its_title_and_sections()
    {
        var document = Read("honest-refusals.md");

        Assert.Equal("Honest Refusals: Telling a Model's Values From Its Manners", document.Metadata.Title);
        Assert.Contains(document.Blocks, block => block.Section == "3. Results");
    }

    private static Document Read(string name) => DocumentReader.Read(Repository.Paper(name));
}
