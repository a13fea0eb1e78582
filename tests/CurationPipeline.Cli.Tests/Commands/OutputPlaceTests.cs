using CurationPipeline.Cli.Tests.Support;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>A slip of the hand behind <c>--out</c> and the like costs no decision.</summary>
public sealed class OutputPlaceTests : IDisposable
{
    private readonly Curate _curate = Curate.WithSampleBase();

    [Theory]
    [InlineData("export", "--format", "jsonl", "--out", "seeds/decisions.jsonl")]
    [InlineData("export", "--format", "csv", "--out", "seeds")]
    [InlineData("export", "--format", "jsonl", "--out", ".curation/graph.db")]
    [InlineData("site", "--out", "reviews")]
    [InlineData("text", "PAPER", "--out", "seeds/paper")]
    [InlineData("eval", "ledger", "--model", "rules", "--out", "seeds/decisions.jsonl")]
    [InlineData("ingest", "PAPER", "--model", "rules", "--record", "reviews")]
    public async Task No_command_writes_among_a_bases_own_files(params string[] command)
    {
        await File.WriteAllTextAsync(_curate.File("paper.md"), "# A paper\n\nA sentence.\n");
        await _curate.OutputOf("status");
        var before = Files();

        var ran = await _curate.RunAsync([.. command[..^1].Select(part => part == "PAPER" ? _curate.File("paper.md") : part), _curate.File(command[^1])]);

        Assert.Equal(2, ran.Code);
        Assert.Contains($"where a base keeps its own files; give another place as {command[^2]}.", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task A_saved_run_is_written_over_no_other_file()
    {
        await File.WriteAllTextAsync(_curate.File("mine.gold.yaml"), "paper: mine\n");

        var ran = await _curate.RunAsync("eval", "ledger", "--model", "rules", "--out", _curate.File("mine.gold.yaml"));

        Assert.Equal(2, ran.Code);
        Assert.Equal($"'{_curate.File("mine.gold.yaml")}' is there already and is no saved run; give another name, or move it away.\n", ran.Error);
        Assert.Equal("paper: mine\n", await File.ReadAllTextAsync(_curate.File("mine.gold.yaml")));
    }

    [Fact]
    public async Task A_log_among_them_is_refused_and_the_run_goes_on()
    {
        var ran = await _curate.RunAsync("catalog", "--log", _curate.File("reviews", "a.log"));

        Assert.Equal(0, ran.Code);
        Assert.Contains("where a base keeps its own files); the run goes on without it.", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_curate.File("reviews")));
    }

    public void Dispose() => _curate.Dispose();

    private List<(string, string)> Files() =>
        [.. Directory.EnumerateFiles(_curate.Folder, "*", SearchOption.AllDirectories).Where(path => !path.Contains(".curation", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(path => (path, File.ReadAllText(path)))];
}
