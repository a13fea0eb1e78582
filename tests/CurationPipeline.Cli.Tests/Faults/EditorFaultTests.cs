using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Review;
using CurationPipeline.Tests.Disks;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>The file for the person's editor goes wrong at every step: no answer is lost, nor what was written in the editor.</summary>
public sealed class EditorFaultTests : IAsyncLifetime
{
    private readonly Curate _curate = Curate.WithSampleBase();
    private string _file = "";

    public async Task InitializeAsync()
    {
        await _curate.OutputOf("ingest", Repository.Paper("honest-refusals.md"));
        _file = new ReviewFolder(_curate.Folder).Files().Single();
    }

    public Task DisposeAsync()
    {
        _curate.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_step_that_fails_loses_no_answer()
    {
        var before = await File.ReadAllTextAsync(_file);
        var (_, watched) = await PressAsync(before, new FailingDisk());
        var faults = watched.Steps.Where(IsForEditor).SelectMany((step, number) => step.Refusals.Select(fault => (Step: step, Number: number, Fault: fault))).ToList();
        Assert.Equal(["make", "write", "delete", "remove"], faults.Select(at => at.Step.Kind).Distinct());

        foreach (var (step, number, fault) in faults)
        {
            var (ran, disk) = await PressAsync(before, new FailingDisk(number, fault) { Counts = IsForEditor });

            var review = ReviewReader.Read(_file);
            Assert.True(disk.HasFailed && ran.Code == 0, $"{fault} at {step}: {ran.Output}{ran.Error}");
            Assert.Equal((1, 1), (review.Answers.Count(item => item.Answer.Say == Say.Approve), review.Answers.Count(item => item.Answer.Say == Say.Later)));
            Assert.Equal(step.Kind is "make" or "write" ? 0 : 1, review.Entities.Count(item => item.Item.Entity.Name == "Renamed"));
            Assert.Contains(step.Kind is "make" or "write" ? "press the key again." : "may be deleted.", ran.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_written_is_kept_where_it_is_not_taken()
    {
        var script = await ScriptAsync("printf 'my own words' > \"$1\"");

        var ran = await _curate.PressAsync("eQ", "sh " + script, "review", "refusals");

        var kept = Assert.Single(Directory.GetFiles(_curate.File(".curation", "edits"), "*", SearchOption.AllDirectories));
        Assert.Contains($"What you wrote is kept in '{kept}'.", ran.Output.Replace("\n", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("my own words", await File.ReadAllTextAsync(kept));
    }

    [Theory]
    [InlineData("rm \"$1\"", "Could not find file")]
    [InlineData("printf '\\351' > \"$1\"", "in another encoding than UTF-8; nothing was changed.")]
    [InlineData("printf x > \"$1.bak\"", "--- ")]
    public async Task What_an_editor_may_do_changes_no_answer(string does, string said)
    {
        var before = await File.ReadAllTextAsync(_file);

        var ran = await _curate.PressAsync("eQ", "sh " + await ScriptAsync(does), "review", "refusals");

        Assert.Equal((0, before), (ran.Code, await File.ReadAllTextAsync(_file)));
        Assert.Contains(said, ran.Output.Replace("\n", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(_curate.File(".curation", "edits"), "*", SearchOption.AllDirectories), path => path.EndsWith(".bak", StringComparison.Ordinal));
    }

    private static bool IsForEditor(DiskStep step) => step.Path.Contains("edits", StringComparison.Ordinal);

    /// <summary>One item approved, one corrected in the editor, one put off.</summary>
    private async Task<(Ran Ran, FailingDisk Disk)> PressAsync(string before, FailingDisk disk)
    {
        await File.WriteAllTextAsync(_file, before);
        _curate.Disk = disk;
        var ran = await _curate.PressAsync("fkind=concept\naelQ", "sh " + await ScriptAsync("sed -i 's/^      name: .*/      name: Renamed/' \"$1\""), "review", "refusals");
        return (ran, disk);
    }

    private async Task<string> ScriptAsync(string does)
    {
        var script = _curate.File("edit.sh");
        await File.WriteAllTextAsync(script, does + "\n");
        return script;
    }
}
