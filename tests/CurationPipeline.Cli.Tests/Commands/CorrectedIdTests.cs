using System.Text.RegularExpressions;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>A person corrects the id of a proposed entity, and the edges below it still name the old one.</summary>
public sealed class CorrectedIdTests : IAsyncLifetime
{
    private const string Proposed = "method:mirror-probing";
    private readonly Curate _curate = Curate.WithSampleBase();

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_curate.File("paper.md"), """
            # Mirror Probing of Guarded Models

            ## Abstract

            We propose Mirror Probing (MP), a protocol that shows a model its own earlier answers. Mirror Probing (MP) reduces alignment faking in our models.

            ## 1 Introduction

            We use Mirror Probing (MP) to measure alignment faking. Mirror Probing is cheap.
            """);
        await IngestAsync();
    }

    public Task DisposeAsync()
    {
        _curate.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("method:mirror-tests", "Mirror Probing")]
    [InlineData("method:looking-glass", "Looking Glass")]
    [InlineData("method:mirror-probing-2", "Mirror Probing")]
    public async Task Edges_follow_the_corrected_entity(string id, string name)
    {
        var edges = EdgesOf(Proposed);
        Correct(Proposed, id);
        Curate.Edit(Review, text => text.Replace("      name: Mirror Probing\n", $"      name: {name}\n", StringComparison.Ordinal));
        ApproveAll();

        await _curate.OutputOf("apply");

        Assert.Equal(edges, EdgesInBase(id));
        Assert.DoesNotContain(_curate.Entries().Values, entry => Regex.IsMatch(entry, $"{Proposed}\n"));
    }

    [Fact]
    public async Task Quotes_come_from_the_paper_under_its_corrected_id()
    {
        Correct("paper:mirror-probing-of-guarded-models", "paper:mirror");
        ApproveAll();

        await _curate.OutputOf("apply");

        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        var paper = knowledge.Graph.FindEntity(EntityId.Parse("paper:mirror"))!;
        Assert.Single(paper.Paper!.Sha256);
        Assert.Contains(knowledge.Graph.Entities("quote"), quote => quote.Quote!.Paper == paper.Id);
        Assert.DoesNotContain(knowledge.Graph.Entities("quote"), quote => quote.Quote!.Paper.Slug == "mirror-probing-of-guarded-models");
    }

    [Fact]
    public async Task An_id_that_was_taken_meanwhile_is_not_mistaken_for_the_corrected_one()
    {
        var edges = EdgesOf(Proposed);
        await File.WriteAllTextAsync(
            _curate.File("seeds", "method", "mirror-probing.yaml"), $"id: {Proposed}\ntype: method\nname: Probing of Telescopes\nstatus: active\ndescription: Something else.\n");
        await _curate.OutputOf("regenerate");
        Correct(Proposed, "method:mirror-probing-2");
        ApproveAll();

        await _curate.OutputOf("apply");

        Assert.Equal(edges, EdgesInBase("method:mirror-probing-2"));
        Assert.Empty(EdgesInBase(Proposed));
    }

    [Fact]
    public async Task Edges_fall_with_a_corrected_entity_that_is_rejected()
    {
        Correct(Proposed, "method:mirror-tests");
        var key = ReviewReader.Read(Review).Entities.Single(item => item.Item.Entity.Id.ToString() == "method:mirror-tests").Item.Key;
        Curate.Edit(Review, text => text.Replace($"- key: {key}\n    decision: pending", $"- key: {key}\n    decision: reject", StringComparison.Ordinal));

        await _curate.OutputOf("apply");
        await IngestAsync();

        Assert.DoesNotContain(ReviewReader.Read(Review).Edges, item => Ends(item.Item.Edge).Contains("method:mirror-tests"));
        Assert.DoesNotContain(Proposed, await File.ReadAllTextAsync(Review), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_entity_is_not_asked_about_twice()
    {
        Correct(Proposed, "method:mirror-tests");
        var before = await File.ReadAllTextAsync(Review);

        await IngestAsync();

        Assert.Equal(before, await File.ReadAllTextAsync(Review));
    }

    [Fact]
    public async Task Answers_under_a_corrected_id_are_remembered()
    {
        Correct(Proposed, "method:mirror-tests");
        ApproveAll();
        Curate.Edit(Review, text => Regex.Replace(text, "decision: approve(?=[^\n]*\n    edge: )", "decision: reject"));
        await _curate.OutputOf("apply");

        await IngestAsync();

        Assert.False(ReviewReader.Read(Review).IsOpen);
    }

    [Fact]
    public async Task An_edge_that_cannot_be_traced_is_told_of_the_line_that_may_have_renamed_its_end()
    {
        Correct(Proposed, "method:mirror-tests");
        Curate.Edit(Review, text => text.Replace($"\"{Proposed}\"", "\"method:glass-tests\"", StringComparison.Ordinal));
        ApproveAll();
        var line = ReviewReader.Read(Review).Entities.Single(item => item.Item.Entity.Id.ToString() == "method:mirror-tests").Line;

        var ran = await _curate.RunAsync("apply");

        Assert.Equal(2, ran.Code);
        Assert.Contains(
            $"There is no 'method:glass-tests' in the base or in this file; if line {line} renamed it to 'method:mirror-tests', write that id here",
            ran.Error,
            StringComparison.Ordinal);
    }

    private string Review => new ReviewFolder(_curate.Folder).Files().Single();

    private Task<string> IngestAsync() => _curate.OutputOf("ingest", _curate.File("paper.md"), "--model", "rules");

    private void Correct(string id, string other) =>
        Curate.Edit(Review, text => Regex.Replace(text, $"^      id: {id}$", $"      id: {other}", RegexOptions.Multiline));

    private void ApproveAll() => Curate.Edit(Review, text => text.Replace("decision: pending", "decision: approve", StringComparison.Ordinal));

    /// <summary>What the file proposes to join to an entity.</summary>
    private IReadOnlyList<string> EdgesOf(string id) =>
        [.. ReviewReader.Read(Review).Edges.Select(item => item.Item.Edge).Where(edge => Ends(edge).Contains(id)).Select(edge => Other(edge, id)).Order(StringComparer.Ordinal)];

    private IReadOnlyList<string> EdgesInBase(string id)
    {
        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        return [.. knowledge.Graph.EdgesOf(EntityId.Parse(id)).Select(edge => Other(edge.Key, id)).Order(StringComparer.Ordinal)];
    }

    private static string Other(EdgeKey edge, string id) => $"{edge.Relation} {Ends(edge).Single(end => end != id)}";

    private static string[] Ends(EdgeKey edge) => [edge.Source.ToString(), edge.Target.ToString()];
}
