using System.Text.Json;
using CurationPipeline.Cli.Tests.Support;

namespace CurationPipeline.Cli.Tests.Commands;

public sealed class DiffCommandTests : IDisposable
{
    private readonly Curate _curate = Curate.WithSampleBase();

    [Fact]
    public async Task A_merge_is_told_by_what_it_moved()
    {
        await _curate.OutputOf("merge", "concept:preference-locking", "concept:preference-conflict");

        var said = await _curate.OutputOf("diff");

        Assert.StartsWith("> concept:preference-locking  merged into concept:preference-conflict\n~ concept:preference-conflict  aliases\n", said, StringComparison.Ordinal);
        Assert.Contains(
            "> concept:alignment-faking associated_with concept:preference-locking  is now concept:alignment-faking associated_with concept:preference-conflict\n",
            said, StringComparison.Ordinal);
        Assert.Contains("Entities: 0 added, 0 gone, 1 merged, 0 retyped, 1 changed. Edges: 0 added,", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_lists_the_same()
    {
        await _curate.OutputOf("merge", "concept:preference-locking", "concept:preference-conflict");

        var entities = JsonDocument.Parse(await _curate.OutputOf("diff", "--json")).RootElement.GetProperty("entities");

        Assert.Equal("concept:preference-conflict", entities.GetProperty("merged")[0].GetProperty("after").GetString());
    }

    [Fact]
    public async Task Since_now_nothing_changed() =>
        Assert.Equal("Nothing changed.\n", await _curate.OutputOf("diff", "2100-01-01"));

    public void Dispose() => _curate.Dispose();
}
