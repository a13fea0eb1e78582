using System.Text.Json;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Review;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>The similarity queue worked off as a person would.</summary>
public sealed class SimilarCommandTests : IDisposable
{
    private readonly Curate _curate = Curate.WithSampleBase();

    public void Dispose() => _curate.Dispose();

    private string ReviewFile => new ReviewFolder(_curate.Folder).SimilarFile;

    [Fact]
    public async Task Pairs_stand_side_by_side_with_the_reasons()
    {
        var said = await _curate.OutputOf("similar", "--threshold", "0.3", "--limit", "1");

        Assert.StartsWith("cosine 0.", said, StringComparison.Ordinal);
        Assert.Contains("- Both speak of ", said, StringComparison.Ordinal);
        Assert.Contains("  |  ", said, StringComparison.Ordinal);
        Assert.Contains("'curate similar --review' makes questions of them", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answered_pair_leaves_the_queue_and_an_undo_brings_it_back()
    {
        var first = await FirstPairAsync();

        Answer("unrelated");
        await _curate.OutputOf("apply");
        var then = await FirstPairAsync();
        var ran = await _curate.RunAsync("undo", LastBatch(await _curate.OutputOf("log", "--json")));

        Assert.Equal(0, ran.Code);
        Assert.NotEqual(first, then);
        Assert.Equal(first, await FirstPairAsync());
    }

    [Fact]
    public async Task What_is_put_off_is_listed_apart()
    {
        var first = await FirstPairAsync();

        Answer("later");
        await _curate.OutputOf("apply");

        Assert.NotEqual(first, await FirstPairAsync());
        Assert.Equal(first, await FirstPairAsync("--later"));
    }

    [Fact]
    public async Task The_terminal_desk_takes_the_same_keys()
    {
        await FirstPairAsync();

        await _curate.PressAsync("a1\nThey go together.\nQ", null, "review", "similar");
        var joined = ReviewReader.Read(ReviewFile).Pairs[0];
        var shown = await _curate.PressAsync("orQ", null, "review", "similar");

        Assert.Equal((Say.Approve, "They go together."), (joined.Answer.Say, joined.Item.Rationale));
        Assert.Contains("joined by: ", shown.Output, StringComparison.Ordinal);
        Assert.Equal(Say.Reject, ReviewReader.Read(ReviewFile).Pairs[0].Answer.Say);
    }

    private async Task<string> FirstPairAsync(params string[] more)
    {
        using var json = JsonDocument.Parse(await _curate.OutputOf(["similar", "--threshold", "0.3", "--limit", "1", "--review", "--json", .. more]));
        var pair = json.RootElement.GetProperty("pairs")[0];
        return $"{pair.GetProperty("first").GetString()} {pair.GetProperty("second").GetString()}";
    }

    private void Answer(string answer) => Curate.Edit(ReviewFile, text =>
        text.Replace("decision: pending", "decision: " + answer, StringComparison.Ordinal));

    private static string LastBatch(string log)
    {
        using var json = JsonDocument.Parse(log);
        return json.RootElement.GetProperty("decisions").EnumerateArray().Last().GetProperty("batch").GetString()!; // every line has one
    }
}
