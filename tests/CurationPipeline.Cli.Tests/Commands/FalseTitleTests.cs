using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Review;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>A file that bears the title of a paper of the base and is another one.</summary>
public sealed class FalseTitleTests : IAsyncLifetime
{
    private readonly Curate _curate = Curate.WithSampleBase();

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_curate.File("false.md"), """
            # Alignment faking in large language models

            ## Abstract

            We propose Mirror Probing (MP), a protocol that shows a model its own earlier answers. Mirror Probing (MP) ends alignment faking.
            """);
        await _curate.OutputOf("ingest", _curate.File("false.md"), "--model", "rules");
    }

    public Task DisposeAsync()
    {
        _curate.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void A_title_alone_is_a_question_and_no_identity()
    {
        var paper = ReviewReader.Read(Review).Entities.Single(item => item.Item.Entity.Id.Type == "paper").Item;

        Assert.Contains(paper.PossibleDuplicates, candidate => candidate.Id.ToString() == "paper:greenblatt-2024-alignment-faking");
    }

    [Fact]
    public async Task Whoever_rejects_all_of_it_changes_no_entry()
    {
        var before = _curate.Entries();
        Curate.Edit(Review, text => text.Replace("decision: pending", "decision: reject", StringComparison.Ordinal));

        await _curate.OutputOf("apply");

        Assert.Equal(before, _curate.Entries());
    }

    [Fact]
    public async Task Its_words_prove_no_quote_of_the_paper()
    {
        await File.WriteAllTextAsync(_curate.File("seeds", "quote", "forged.yaml"), """
            id: quote:forged
            type: quote
            name: Forged
            status: active
            text: Mirror Probing (MP) ends alignment faking.
            paper: paper:greenblatt-2024-alignment-faking
            page: 1
            chars: [10, 52]
            reader: 2
            role: result
            """);
        await _curate.OutputOf("regenerate");

        var ran = await _curate.RunAsync("check");

        Assert.Matches("waiting +seeds/quote/forged.yaml: the words wait to be proven", ran.Output + ran.Error);
    }

    private string Review => new ReviewFolder(_curate.Folder).Files().Single();
}
