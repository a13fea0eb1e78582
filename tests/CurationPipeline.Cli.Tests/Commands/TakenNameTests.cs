using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>A person gives a proposed entity a name that the base has.</summary>
public sealed class TakenNameTests : IAsyncLifetime
{
    private readonly Curate _curate = Curate.WithSampleBase();

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_curate.File("paper.md"), """
            # Mirror Probing of Guarded Models

            ## Abstract

            We propose Mirror Probing (MP), a protocol that shows a model its own earlier answers. Mirror Probing (MP) reduces alignment faking in our models.
            """);
        await _curate.OutputOf("ingest", _curate.File("paper.md"), "--model", "rules");
        Curate.Edit(Review, text => text.Replace("decision: pending", "decision: approve", StringComparison.Ordinal));
    }

    public Task DisposeAsync()
    {
        _curate.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("Alignment Faking Reasoning Classifier")]
    [InlineData("alignment-faking reasoning classifier")]
    public async Task It_is_refused_with_the_line_and_the_entity_that_has_it(string name)
    {
        Rename(name);
        var before = _curate.Entries();

        var ran = await _curate.RunAsync("apply");

        Assert.Equal(2, ran.Code);
        Assert.Contains(
            $"({Item.Line}): The name '{name}' is that of 'method:alignment-faking-reasoning-classifier' in the base; " +
            "choose another name, or write 'decision: same-as method:alignment-faking-reasoning-classifier'.",
            ran.Error,
            StringComparison.Ordinal);
        Assert.Equal(before, _curate.Entries());
    }

    [Fact]
    public async Task A_name_of_another_kind_is_free()
    {
        Rename("Alignment Faking");

        await _curate.OutputOf("apply");

        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        Assert.Equal("Alignment Faking", knowledge.Graph.FindEntity(EntityId.Parse("method:mirror-probing"))!.Name);
    }

    [Fact]
    public async Task A_proposed_name_stands_where_the_one_that_has_it_was_shown()
    {
        await File.WriteAllTextAsync(_curate.File("paper.md"), """
            # Alignment faking in large language models

            ## Abstract

            We propose Glass Tests (GT), a protocol that shows a model its own earlier answers. Glass Tests (GT) end alignment faking.
            """);
        File.Delete(Review);
        await _curate.OutputOf("ingest", _curate.File("paper.md"), "--model", "rules");
        var paper = ReviewReader.Read(Review).Entities.Single(item => item.Item.Entity.Id.Type == "paper").Item.Entity.Id;
        Curate.Edit(Review, text => text.Replace("decision: pending", "decision: approve", StringComparison.Ordinal));

        await _curate.OutputOf("apply");

        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        Assert.Equal("Alignment faking in large language models", knowledge.Graph.FindEntity(paper)!.Name);
        Assert.True(knowledge.Graph.Memory.AreDistinct(paper, EntityId.Parse("paper:greenblatt-2024-alignment-faking")));
    }

    private string Review => new ReviewFolder(_curate.Folder).Files().Single();

    private Reviewed<ProposedEntity> Item => ReviewReader.Read(Review).Entities.Single(item => item.Item.Entity.Id.ToString() == "method:mirror-probing");

    private void Rename(string name) =>
        Curate.Edit(Review, text => text.Replace("      name: Mirror Probing\n", $"      name: {name}\n", StringComparison.Ordinal));
}
