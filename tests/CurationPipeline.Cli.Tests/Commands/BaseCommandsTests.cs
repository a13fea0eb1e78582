using System.Text.Json;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>The commands that show, check and change a base, on the sample base.</summary>
public sealed class BaseCommandsTests : IDisposable
{
    private readonly Curate _curate = Curate.WithSampleBase();

    [Fact]
    public async Task Show_prints_the_page() =>
        Snapshot.Verify(await _curate.OutputOf("show", "concept:alignment-faking"));

    [Fact]
    public async Task Show_prints_json() =>
        Snapshot.Verify(await _curate.OutputOf("show", "concept:preference-locking", "--json"), "json");

    [Fact]
    public async Task Show_prints_a_quote_with_its_place() =>
        Snapshot.Verify(await _curate.OutputOf("show", "quote:greenblatt-2024-mere-prediction"));

    [Fact]
    public async Task Status_counts_what_there_is() => Snapshot.Verify(await _curate.OutputOf("status"));

    [Fact]
    public async Task The_sample_base_has_no_errors()
    {
        using var report = JsonDocument.Parse(await _curate.OutputOf("check", "--json"));

        Assert.Equal(0, report.RootElement.GetProperty("errors").GetInt32());
        Assert.Equal(0, report.RootElement.GetProperty("warnings").GetInt32());
    }

    [Fact]
    public async Task Regenerating_the_sample_base_changes_no_byte()
    {
        var before = _curate.Entries();

        await _curate.OutputOf("regenerate");

        Assert.Equal(before, _curate.Entries());
        Assert.Equal("The seeds are what the graph says.\n", await _curate.OutputOf("regenerate", "--check"));
    }

    [Theory]
    [InlineData("apply")]
    [InlineData("export", "--format", "jsonl", "--out", "x.jsonl")]
    [InlineData("site", "--out", "x")]
    [InlineData("similar")]
    [InlineData("find", "x")]
    public async Task A_folder_that_is_not_there_is_not_made(params string[] command)
    {
        var error = new StringWriter();
        var code = await Program.RunAsync(
            [.. command.Select(part => part.StartsWith('x') ? _curate.File(part) : part), "--kb", _curate.File("typo")], new Terminal(TextReader.Null, TextWriter.Null, error, Interactive: false));

        Assert.Equal(2, code);
        Assert.Contains($"There is no folder '{_curate.File("typo")}'; give the base's folder with --kb.", error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_curate.File("typo")));
    }

    [Fact]
    public async Task A_merge_is_logged_and_undone()
    {
        var before = _curate.Entries();
        var merged = await _curate.OutputOf("merge", "concept:deceptive-alignment", "concept:scheming", "--by", "Ada");
        Assert.Contains("wrote seeds/concept/deceptive-alignment.yaml", merged, StringComparison.Ordinal);
        var log = await _curate.OutputOf("log", "--last", "1");
        Assert.Contains("Ada  merge concept:deceptive-alignment into concept:scheming", log, StringComparison.Ordinal);
        Assert.Contains("Merged into concept:scheming", await _curate.OutputOf("show", "concept:deceptive-alignment"), StringComparison.Ordinal);

        await _curate.OutputOf("undo", log.Split(' ')[0]);

        Assert.Equal(before, _curate.Entries());
        Assert.Contains("[undone]", await _curate.OutputOf("log", "--last", "2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_finds_by_name_and_description()
    {
        using var found = JsonDocument.Parse(await _curate.OutputOf("search", "alignment", "faking", "--json"));

        Assert.Equal("concept:alignment-faking", found.RootElement.GetProperty("results")[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("There is no entity 'concept:none' in the base; 'curate search' finds what there is.", "show", "concept:none")]
    [InlineData("'none' is not an id; write it as type:slug, such as concept:reward-hacking. 'curate search' finds ids by name.", "show", "none")]
    [InlineData("There is no decision 'abcdef' in the ledger; 'curate log' lists them.", "undo", "abcdef")]
    [InlineData("'concept:scheming' cannot be merged with itself.", "merge", "concept:scheming", "concept:scheming")]
    [InlineData(
        "'concept:scheming' cannot be merged into 'framework:constitutional-ai', because they are of different kinds.",
        "merge", "concept:scheming", "framework:constitutional-ai")]
    public async Task A_mistake_gets_one_sentence(string message, params string[] arguments)
    {
        var ran = await _curate.RunAsync(arguments);

        Assert.Equal(2, ran.Code);
        Assert.Equal(message, ran.Error.TrimEnd('\n').Split('\n')[^1]);
        Assert.Empty(ran.Output);
    }

    [Fact]
    public async Task A_broken_entry_is_reported_by_check()
    {
        await _curate.OutputOf("status");
        Curate.Edit(_curate.File("seeds", "concept", "scheming.yaml"), text => text.Replace("status: active", "status: gone", StringComparison.Ordinal));

        var ran = await _curate.RunAsync("check");

        Assert.Equal(1, ran.Code);
        Assert.Contains("error    seeds/concept/scheming.yaml(4,9): the status is active or merged, not 'gone'.", ran.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _curate.Dispose();
}
