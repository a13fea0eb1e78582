using System.Text.RegularExpressions;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Review;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>Two versions of one paper, which say some things in the same words and some in others.</summary>
public sealed class TwoVersionsTests : IAsyncLifetime
{
    private const string Method = "method:mirror-probing";
    private readonly Curate _curate = Curate.WithSampleBase();

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_curate.File("v1.md"), Paper("our 12 models", "in our models"));
        await File.WriteAllTextAsync(_curate.File("v2.md"), Paper("our 15 models", "in our models"));
        await _curate.OutputOf("ingest", _curate.File("v1.md"), "--model", "rules");
    }

    public Task DisposeAsync()
    {
        _curate.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_version_that_comes_while_another_is_open_has_a_file_of_its_own()
    {
        var before = await File.ReadAllTextAsync(First);

        await _curate.OutputOf("ingest", _curate.File("v2.md"), "--model", "rules");
        await _curate.OutputOf("ingest", _curate.File("v2.md"), _curate.File("v1.md"), "--model", "rules");

        var (first, second) = (ReviewReader.Read(First), ReviewReader.Read(Second));
        Assert.Equal(2, Files.Count);
        Assert.Equal(before, await File.ReadAllTextAsync(First));
        Assert.NotEqual(first.Paper.Sha256, second.Paper.Sha256);
        Assert.Equal(first.Paper.Id, second.Paper.Id);
        Assert.Equal(Keys(first.Entities), Keys(second.Entities));
        Assert.Contains(first.Edges, item => item.Item.Evidence.Any(piece => piece.Text.Contains("12 models", StringComparison.Ordinal)));
        Assert.Contains(second.Edges, item => item.Item.Evidence.Any(piece => piece.Text.Contains("15 models", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_words_of_each_version_are_proven_against_it()
    {
        await _curate.OutputOf("ingest", _curate.File("v2.md"), "--model", "rules");
        ApproveAll(First);
        ApproveAll(Second);

        await _curate.OutputOf("apply");

        Assert.All(Files, file => Assert.False(ReviewReader.Read(file).IsOpen));
        Assert.Contains("0 errors, 0 warnings", await _curate.OutputOf("check"), StringComparison.Ordinal);
        Assert.Contains(_curate.Entries().Values, entry => entry.Contains("12 models", StringComparison.Ordinal));
        Assert.Contains(_curate.Entries().Values, entry => entry.Contains("15 models", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_other_version_asks_only_of_words_that_are_its_own()
    {
        await _curate.OutputOf("ingest", _curate.File("v2.md"), "--model", "rules");
        ApproveAll(First);

        await _curate.OutputOf("apply", First);

        var second = ReviewReader.Read(Second);
        Assert.Empty(second.Entities);
        Assert.NotEmpty(second.Edges);
        Assert.All(second.Edges, item => Assert.Contains(item.Item.Evidence, piece => piece.Text.Contains("15 models", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_version_takes_over_the_file_of_one_that_is_decided()
    {
        ApproveAll(First);
        await _curate.OutputOf("apply");

        await _curate.OutputOf("ingest", _curate.File("v2.md"), "--model", "rules");

        Assert.EndsWith("v2.md", ReviewReader.Read(Assert.Single(Files)).Paper.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_of_a_file_that_two_inputs_share_are_counted_once()
    {
        File.Copy(_curate.File("v1.md"), _curate.File("copy.md"));
        var waiting = ReviewReader.Read(First).Answers.Count();

        var said = await _curate.OutputOf("ingest", _curate.File("v1.md"), _curate.File("copy.md"), "--model", "rules");

        Assert.Contains($": {waiting} items wait for you", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_to_one_version_are_not_merged_into_the_file_of_another()
    {
        await _curate.OutputOf("ingest", _curate.File("v2.md"), "--model", "rules");
        var theirs = _curate.File("theirs.review.yaml");
        File.Move(Second, theirs);
        var before = await File.ReadAllTextAsync(First);

        var ran = await _curate.RunAsync("review", "merge", theirs, "--by", "Bob");

        Assert.Equal(2, ran.Code);
        Assert.Contains("No review file of this base is about this version of 'paper:", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(First));
    }

    private IReadOnlyList<string> Files => new ReviewFolder(_curate.Folder).Files();

    private string First => _curate.File("reviews", "mirror-probing-of-guarded-models.review.yaml");

    private string Second => Files.Single(file => Regex.IsMatch(file, @"mirror-probing-of-guarded-models-[0-9a-f]{8}\.review\.yaml$"));

    private static IEnumerable<(string, string)> Keys(IEnumerable<Reviewed<ProposedEntity>> entities) =>
        entities.Select(item => (item.Item.Key, item.Item.Entity.Id.ToString())).Order();

    private static void ApproveAll(string file) =>
        Curate.Edit(file, text => text.Replace("decision: pending", "decision: approve", StringComparison.Ordinal));

    private static string Paper(string where, string again) => $"""
        # Mirror Probing of Guarded Models

        ## Abstract

        We propose Mirror Probing (MP), a protocol that shows a model its own earlier answers. Mirror Probing (MP) reduces alignment faking in {where}.

        ## 1 Introduction

        We use Mirror Probing (MP) to measure alignment faking. Mirror Probing is cheap.

        ## 2 Results

        Mirror Probing (MP) and alignment faking were found together {again}.
        """;
}
