using System.IO.Compression;
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

    [Fact]
    public async Task Files_of_one_name_are_written_apart()
    {
        using var curate = new Curate();
        var (first, second, third) = (Note(curate, "a", "x.txt"), Note(curate, "b", "x.txt"), Note(curate, "a", "x.md"));

        var ran = await curate.RunAsync("text", "--out", curate.File("o"), first, second, third, Paper);

        Assert.Equal((0, ""), (ran.Code, ran.Output));
        Assert.Equal(
            ["a-x.txt", "b-x.txt", "line-numbered-oversight.txt", "x.md.txt"],
            Directory.GetFiles(curate.File("o")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains($"of {first}", File.ReadAllText(curate.File("o", "a-x.txt")), StringComparison.Ordinal);
        Assert.Contains($"of {third}", File.ReadAllText(curate.File("o", "x.md.txt")), StringComparison.Ordinal);
        Assert.Equal(3, ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($"'{second}' is written to '{curate.File("o", "b-x.txt")}'", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_named_twice_is_written_twice()
    {
        using var curate = new Curate();
        var note = Note(curate, "a", "x.txt");

        var ran = await curate.RunAsync("text", "--out", curate.File("o"), note, note);

        Assert.Equal(0, ran.Code);
        Assert.Equal(["x.txt-1.txt", "x.txt-2.txt"], Directory.GetFiles(curate.File("o")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_read_is_not_written_over()
    {
        using var curate = new Curate();
        var note = Note(curate, "a", "x.txt");
        var before = File.ReadAllText(note);

        var ran = await curate.RunAsync("text", "--out", curate.File("a"), note);

        Assert.Equal(0, ran.Code);
        Assert.Equal(before, File.ReadAllText(note));
        Assert.True(File.Exists(curate.File("a", "x.txt.txt")), ran.Error);
    }

    [Fact]
    public async Task What_cannot_be_written_is_named_and_the_rest_goes_on()
    {
        using var curate = new Curate();
        Directory.CreateDirectory(curate.File("o", "x.txt"));

        var ran = await curate.RunAsync("text", "--out", curate.File("o"), Note(curate, "a", "x.txt"), Paper);

        Assert.Equal(1, ran.Code);
        Assert.Equal($"'{curate.File("o", "x.txt")}' cannot be written, since it is a folder; move it away, or give another folder as --out.\n", ran.Error);
        Assert.True(File.Exists(curate.File("o", "line-numbered-oversight.txt")));
    }

    [Fact]
    public async Task An_empty_name_and_a_folder_are_refused_in_a_sentence()
    {
        using var curate = new Curate();
        Directory.CreateDirectory(curate.File("papers"));

        var ran = await curate.RunAsync("text", "--out", curate.File("o"), "", curate.File("papers"), Paper);

        Assert.Equal(1, ran.Code);
        Assert.Equal(
            ["A file was named with nothing; give its path.", $"'{curate.File("papers")}' is a folder; name the files in it."],
            ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(File.Exists(curate.File("o", "line-numbered-oversight.txt")));
    }

    [Fact]
    public async Task A_file_given_as_the_folder_to_write_to_is_refused()
    {
        using var curate = new Curate();
        var file = Note(curate, "a", "x.txt");

        var ran = await curate.RunAsync("text", "--out", file, Paper);

        Assert.Equal(2, ran.Code);
        Assert.Equal($"'{file}' is a file, so nothing can be written into it; give a folder as --out.\n", ran.Error);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--lines")]
    public async Task What_damage_costs_is_told(string option)
    {
        using var curate = new Curate();
        var file = curate.File("damaged.pdf");
        File.WriteAllBytes(file, DamagedPaper());

        var ran = await curate.RunAsync("text", option, file);

        Assert.Equal(0, ran.Code);
        Assert.Contains("Oversight", ran.Output, StringComparison.Ordinal);
        Assert.Equal(
            $"'{file}': The file names 2 pages, of which only 1 could be found: it is cut short or damaged; fetch it again. And 1 more; --json lists them.\n",
            ran.Error);
        if (option == "--json")
        {
            var losses = JsonDocument.Parse(ran.Output).RootElement.GetProperty("losses").EnumerateArray().Select(loss => loss.GetString()!).ToList();
            Assert.Equal(2, losses.Count);
            Assert.StartsWith("Page 1: A part of the page's content is damaged", losses[1], StringComparison.Ordinal);
        }
    }

    /// <summary>One page whose checksum is wrong, and one that is not there.</summary>
    private static byte[] DamagedPaper()
    {
        using var content = new MemoryStream();
        using (var deflate = new ZLibStream(content, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write("BT /F1 12 Tf 50 700 Td (Oversight that argues back) Tj ET"u8);
        var data = content.ToArray();
        data[^1] ^= 1;
        return
        [
            .. "%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>> endobj\n"u8,
            .. "3 0 obj <</Type/Page/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj\n"u8,
            .. "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n4 0 obj <</Filter/FlateDecode>> stream\n"u8,
            .. data,
            .. "\nendstream endobj\ntrailer <</Root 1 0 R>>\n"u8,
        ];
    }

    private static string Note(Curate curate, string folder, string name)
    {
        Directory.CreateDirectory(curate.File(folder));
        var file = curate.File(folder, name);
        File.WriteAllText(file, $"# A note\n\nThis is what stands in the note of {file} and in no other.\n");
        return file;
    }
}
