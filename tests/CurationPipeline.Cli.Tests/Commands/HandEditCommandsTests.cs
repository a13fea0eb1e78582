using CurationPipeline.Cli.Tests.Support;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>What a person who edits entries by hand is told.</summary>
public sealed class HandEditCommandsTests : IDisposable
{
    private readonly Curate _curate = Curate.WithSampleBase();
    private readonly string _entry;

    public HandEditCommandsTests() => _entry = _curate.File("seeds", "concept", "compliance-gap.yaml");

    [Fact]
    public async Task Status_tells_a_mistake_and_not_that_it_would_be_taken_in()
    {
        Curate.Edit(_entry, text => text.Replace("status: active", "status: lost", StringComparison.Ordinal));
        Curate.Edit(_curate.File("seeds", "concept", "reward-hacking.yaml"), text => text.Replace("name: ", "name: New ", StringComparison.Ordinal));

        var said = await _curate.OutputOf("status");

        Assert.Contains("! seeds/concept/compliance-gap.yaml(4,9) the status is active or merged, not 'lost'.\n", said, StringComparison.Ordinal);
        Assert.Contains("! seeds/concept/reward-hacking.yaml was edited by hand; 'curate regenerate' takes that in once no entry has a mistake.\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain("compliance-gap.yaml was edited", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_shows_what_differs_line_by_line()
    {
        await _curate.OutputOf("status");
        Curate.Edit(_entry, text => text.Replace("name: Compliance Gap", "name: The Compliance Gap", StringComparison.Ordinal));

        var ran = await _curate.RunAsync("regenerate", "--check", "--diff");

        Assert.Equal(1, ran.Code);
        Assert.Equal(
            "edited   seeds/concept/compliance-gap.yaml\n\nseeds/concept/compliance-gap.yaml (as it was changed by hand)\n id: concept:compliance-gap\n type: concept\n"
            + "-name: Compliance Gap\n+name: The Compliance Gap\n status: active\n description: >-\n",
            ran.Output);
    }

    [Fact]
    public async Task An_entry_in_an_older_form_is_shown_as_it_would_be_and_then_written()
    {
        var canonical = File.ReadAllText(_entry);
        File.WriteAllText(_entry, WithoutStatus(canonical));

        var check = await _curate.RunAsync("regenerate", "--check", "--diff");
        await _curate.OutputOf("regenerate");

        Assert.Contains("-status: active\n", check.Output, StringComparison.Ordinal);
        Assert.Equal(canonical, File.ReadAllText(_entry));
    }

    public void Dispose() => _curate.Dispose();

    /// <summary>As a version might have written it that left out what goes without saying.</summary>
    private static string WithoutStatus(string canonical) => canonical.Replace("status: active\n", "", StringComparison.Ordinal);
}
