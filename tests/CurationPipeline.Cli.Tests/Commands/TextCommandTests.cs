using System.Text.Json;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests.Commands;

public sealed class TextCommandTests
{
    private static readonly string Paper = Repository.Paper("line-numbered-oversight.pdf");

    [Fact]
    public async Task Pages_are_parted_by_form_feeds()
    {
        using var curate = new Curate();

        var ran = await curate.RunAsync("text", Paper);

        Assert.Equal(0, ran.Code);
        Assert.Equal(4, ran.Output.Split('\f').Length);
        Assert.StartsWith("Oversight That Argues Back", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_pages_with_blocks_and_boxes()
    {
        using var curate = new Curate();

        var ran = await curate.RunAsync("text", "--json", Paper);

        var document = JsonDocument.Parse(ran.Output).RootElement;
        Assert.Equal("line-numbered-oversight.pdf", document.GetProperty("file").GetString());
        var block = document.GetProperty("pages")[0].GetProperty("blocks")[0];
        Assert.Equal("title", block.GetProperty("kind").GetString());
        Assert.Equal(5, block.GetProperty("boxes")[0].GetArrayLength());
    }

    [Fact]
    public async Task Several_files_are_written_into_a_folder()
    {
        using var curate = new Curate();

        var ran = await curate.RunAsync("text", "--lines", "--out", curate.File("texts"), Paper, Repository.Paper("hidden-instructions.pdf"));

        Assert.Equal((0, ""), (ran.Code, ran.Output));
        Assert.Equal(2, Directory.GetFiles(curate.File("texts"), "*.txt").Length);
    }

    [Fact]
    public async Task A_file_that_fails_is_named_and_the_rest_is_read()
    {
        using var curate = new Curate();

        File.WriteAllBytes(curate.File("empty.pdf"), []);

        var ran = await curate.RunAsync("text", curate.File("empty.pdf"), Paper);

        Assert.Equal(1, ran.Code);
        Assert.Contains("'empty.pdf' is empty", ran.Error, StringComparison.Ordinal);
        Assert.Contains("reviewer sycophancy", ran.Output, StringComparison.Ordinal);
    }
}
