using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private readonly Curate _curate = new();

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var said = await _curate.OutputOf("import", Repository.Root, "--dry-run");

        Assert.Equal(
            "Would import 61 entities, 2 quotes and 126 edges; known: 0, left out: 0.\n"
            + "The quotes are taken at the source's word; 'curate check --papers DIR' proves them.\n",
            said);
        Assert.Empty(_curate.Entries());
    }

    [Fact]
    public async Task An_import_is_recorded_as_the_persons_decision()
    {
        await _curate.OutputOf("import", Repository.Root, "--by", "Ada");

        var log = await _curate.OutputOf("log", "concept:preference-locking");

        Assert.Equal(63, _curate.Entries().Count);
        Assert.Contains("  Ada  approve concept:preference-locking (imported from ", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_out_makes_the_exit_code_one()
    {
        File.WriteAllText(_curate.File("nodes.csv"), "id,name\nconcept:a,A\nthing:b,B\n");

        var refused = await _curate.RunAsync("import", _curate.Folder, "--format", "csv");
        var partial = await _curate.RunAsync("import", _curate.Folder, "--format", "csv", "--partial");

        Assert.Equal(2, refused.Code);
        Assert.EndsWith("Nothing was imported.\n", refused.Error, StringComparison.Ordinal);
        Assert.Equal(1, partial.Code);
        Assert.StartsWith("Imported 1 entity, 0 quotes and 0 edges; known: 0, left out: 1.", partial.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "There is no file or folder 'nowhere' to import.")]
    [InlineData("--map", "'--map x' says nothing; write it as THEIRS=OURS, such as 'intervention=method'.")]
    public async Task Asking_wrongly_is_told_in_one_sentence(string asked, string message)
    {
        var ran = asked == "--map" ? await _curate.RunAsync("import", _curate.Folder, "--map", "x") : await _curate.RunAsync("import", asked);

        Assert.Equal((2, message + "\n"), (ran.Code, ran.Error));
    }

    public void Dispose() => _curate.Dispose();
}
