using System.Text.RegularExpressions;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Graph;
using CurationPipeline.Review;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>An answer is applied, taken back on the command line, and the papers are ingested again.</summary>
public sealed class TakenBackTests : IAsyncLifetime
{
    private const string Method = "method:mirror-probing";
    private const string Renamed = "method:mirrored-probing";
    private const string Known = "method:alignment-faking-reasoning-classifier";
    private readonly Curate _curate = Curate.WithSampleBase();

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_curate.File("first.md"), Paper("Mirror Probing of Guarded Models", "We propose Mirror Probing (MP)"));
        await File.WriteAllTextAsync(_curate.File("second.md"), Paper("A Second Look", "We study Mirror Probing (MP)"));
        await IngestAsync();
    }

    public Task DisposeAsync()
    {
        _curate.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task After_an_undo_every_edge_is_asked_once_under_the_id_that_its_file_asks_about()
    {
        Rename(First);
        var before = (Edges(First), Edges(Second));

        await ApplyAndTakeBackAsync(() => Answer(First, "approve", Renamed));

        Assert.Equal(before, (Edges(First), Edges(Second)));
        Assert.DoesNotContain(Renamed, await File.ReadAllTextAsync(Second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_edges_of_other_papers_go_back_with_the_undo()
    {
        var before = Edges(Second);
        Rename(First);
        Answer(First, "approve", Renamed);
        await _curate.OutputOf("apply", First);

        await _curate.OutputOf("undo", await LastBatchAsync());

        Assert.Equal(before, Edges(Second));
    }

    [Fact]
    public async Task After_an_undo_of_same_as_the_edges_leave_the_known_entity()
    {
        var before = (Edges(First), Edges(Second));

        await ApplyAndTakeBackAsync(() => Answer(First, $"same-as {Known}", Method));

        Assert.Equal(before, (Edges(First), Edges(Second)));
    }

    [Fact]
    public async Task What_a_person_wrote_into_an_edge_goes_with_it()
    {
        Rename(First);

        await ApplyAndTakeBackAsync(() => Answer(First, "approve", Renamed), () => Curate.Edit(
            First, text => Regex.Replace(text, "(?<=decision: )pending[^\n]*(?=\n    edge: \\{source: \"concept[^\n]*mirrored)", "later # as Ann says\n    note: not yet")));

        var edge = Assert.Single(ReviewReader.Read(First).Edges, item => item.Item.Edge.Source.Type == "concept");
        Assert.Equal((Renamed, Say.Later, "not yet"), (edge.Item.Edge.Target.ToString(), edge.Answer.Say, edge.Answer.Note));
        Assert.Contains("# as Ann says", await File.ReadAllTextAsync(First), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_for_an_edge_that_was_taken_back_are_that_edges_question()
    {
        Curate.Edit(First, text => text.Replace("decision: pending", "decision: approve", StringComparison.Ordinal));
        await _curate.OutputOf("apply", First);
        File.Delete(Second);
        await IngestAsync();
        Assert.Contains(ReviewReader.Read(Second).Edges, item => item.Item.Known && item.Item.Edge.Source.Type == "concept");

        await TakeBackAsync();

        Assert.All(Edges(Second).Split('\n').CountBy(line => line), edge => Assert.Equal(1, edge.Value));
        Assert.DoesNotContain(ReviewReader.Read(Second).Edges, item => item.Item.Known && item.Item.Edge.Source.Type == "concept");
    }

    private string First => _curate.File("reviews", "mirror-probing-of-guarded-models.review.yaml");

    private string Second => _curate.File("reviews", "a-second-look.review.yaml");

    private static string Edges(string file) => string.Join('\n', ReviewReader.Read(file).Edges
        .Select(item => $"{item.Item.Edge.Source} {item.Item.Edge.Relation} {item.Item.Edge.Target}").Order(StringComparer.Ordinal));

    private static void Rename(string file) => Curate.Edit(file, text => text.Replace($"id: {Method}\n", $"id: {Renamed}\n", StringComparison.Ordinal));

    private static void Answer(string file, string answer, string id)
    {
        var key = ReviewReader.Read(file).Entities.Single(item => item.Item.Entity.Id.ToString() == id).Item.Key;
        Curate.Edit(file, text => text.Replace($"- key: {key}\n    decision: pending", $"- key: {key}\n    decision: {answer}", StringComparison.Ordinal));
    }

    private async Task ApplyAndTakeBackAsync(Action answer, Action? then = null)
    {
        answer();
        await _curate.OutputOf("apply", First);
        Assert.DoesNotContain(Method, await File.ReadAllTextAsync(Second), StringComparison.Ordinal);
        then?.Invoke();
        await TakeBackAsync();
    }

    private async Task TakeBackAsync()
    {
        await _curate.OutputOf("undo", await LastBatchAsync());
        await IngestAsync();
    }

    private async Task<string> LastBatchAsync() => (await File.ReadAllLinesAsync(_curate.File("seeds", "decisions.jsonl")))
        .Select(line => Regex.Match(line, "\"batch\":\"([^\"]+)\"").Groups[1].Value).Last(id => id.Length > 0);

    private Task<string> IngestAsync() => _curate.OutputOf("ingest", _curate.File("first.md"), _curate.File("second.md"), "--model", "rules");

    private static string Paper(string title, string begins) => $"""
        # {title}

        ## Abstract

        {begins}, a protocol that shows a model its own earlier answers. Mirror Probing (MP) reduces alignment faking in models of {title.Length} kinds.

        ## 1 Introduction

        We use Mirror Probing (MP) to measure alignment faking. Mirror Probing is cheap.

        ## 2 Results

        Mirror Probing (MP) and alignment faking were found together in {title.Length} models.
        """;
}
