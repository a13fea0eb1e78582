using System.Text.RegularExpressions;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>What the review file shows with an entity comes into the base with it.</summary>
public sealed class EntityWordsTests : IAsyncLifetime
{
    private const string Method = "method:mirror-probing";
    private const string Words = "We propose Mirror Probing (MP), a protocol that shows a model its own earlier answers.";
    private readonly Curate _curate = Curate.WithSampleBase();

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_curate.File("paper.md"), $"""
            # Mirror Probing of Guarded Models

            ## Abstract

            {Words} Mirror Probing (MP) reduces alignment faking in our models.
            """);
        await _curate.OutputOf("ingest", _curate.File("paper.md"), "--model", "rules");
    }

    public Task DisposeAsync()
    {
        _curate.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_approved_entity_brings_its_words_to_page_and_proof()
    {
        Answer("", "approve");

        await _curate.OutputOf("apply");

        Assert.Contains("In the papers' words (2)\n  “We propose Mirror Probing (MP), a protocol", await _curate.OutputOf("show", Method), StringComparison.Ordinal);
        Assert.Contains("\"text\":\"We propose Mirror Probing (MP)", (await _curate.OutputOf("show", Method, "--json")).Replace("\": ", "\":", StringComparison.Ordinal), StringComparison.Ordinal);
        var quote = Shown()[0];
        Curate.Edit(_curate.File("seeds", "quote", $"{quote.Slug}.yaml"), text => text.Replace("a protocol", "the protocol", StringComparison.Ordinal));
        await _curate.OutputOf("regenerate");
        Assert.Equal(1, (await _curate.RunAsync("check")).Code);
    }

    [Fact]
    public async Task Struck_words_stay_out_and_in_the_ledger()
    {
        Answer("", "approve");
        Curate.Edit(Review, text => Regex.Replace(text, $"(?<=id: {Method}\n(?:(?!  - key).*\n)*?    evidence:\n)      - page: 1\n", "      - page: 1\n        decision: reject\n"));

        await _curate.OutputOf("apply");

        Assert.Single(Shown());
        Assert.Contains(File.ReadAllLines(_curate.File("seeds", "decisions.jsonl")), line => line.Contains("\"refused\":[{", StringComparison.Ordinal) && line.Contains(Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_wait_for_their_paper_and_follow_it_to_another_id()
    {
        Answer(Method, "approve");
        await _curate.OutputOf("apply");
        Assert.Empty(Shown());
        Curate.Edit(Review, text => text.Replace("      id: paper:mirror-probing-of-guarded-models\n", "      id: paper:mirror-probing\n", StringComparison.Ordinal));
        Answer("paper:mirror-probing", "approve");

        await _curate.OutputOf("apply");

        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        Assert.Equal(2, Shown(knowledge).Count);
        Assert.All(Shown(knowledge), quote => Assert.Equal("paper:mirror-probing", knowledge.Graph.FindEntity(quote)!.Quote!.Paper.ToString()));
    }

    [Fact]
    public async Task Words_fall_with_a_rejected_paper_and_the_ledger_says_so()
    {
        Answer("paper:mirror-probing-of-guarded-models", "reject");
        Answer(Method, "approve");

        await _curate.OutputOf("apply");

        Assert.Empty(Shown());
        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        Assert.Equal("its words fell with paper:mirror-probing-of-guarded-models", knowledge.Log().Single(line => (line.Subject as Subject.OfEntity)?.Item.Id.ToString() == Method).Note);
    }

    [Fact]
    public async Task A_recognised_entity_gives_its_words_to_the_known_one()
    {
        Answer("", "approve");
        Answer(Method, "same-as method:alignment-faking-reasoning-classifier");

        await _curate.OutputOf("apply");

        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        var known = knowledge.Graph.FindEntity(EntityId.Parse("method:alignment-faking-reasoning-classifier"))!;
        Assert.Contains(known.Evidence, item => knowledge.Graph.FindEntity(item.Quote)!.Quote!.Text == Words);
    }

    [Fact]
    public async Task Undo_says_where_it_is_asked_again()
    {
        Answer("", "approve");
        await _curate.OutputOf("apply");

        var ran = await _curate.RunAsync("undo", LastBatch());

        Assert.Contains("mirror-probing-of-guarded-models.review.yaml' asks again about what was taken back", ran.Error, StringComparison.Ordinal);
    }

    private string LastBatch()
    {
        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        return knowledge.Log().Last(line => line.Verb == Verb.Approve).Batch;
    }

    private string Review => _curate.File("reviews", "mirror-probing-of-guarded-models.review.yaml");

    /// <summary>Answers the question of one entity, or everything.</summary>
    private void Answer(string entity, string answer)
    {
        var key = entity.Length == 0 ? "" : ReviewReader.Read(Review).Entities.Single(item => item.Item.Entity.Id.ToString() == entity).Item.Key;
        Curate.Edit(Review, text => Regex.Replace(text, $"(?<=- key: {key}.*\n    decision: )[a-z-]+( [a-z]+:[a-z-]+)?", answer));
    }

    private IReadOnlyList<EntityId> Shown()
    {
        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        return Shown(knowledge);
    }

    private static IReadOnlyList<EntityId> Shown(KnowledgeBase knowledge) =>
        [.. knowledge.Graph.FindEntity(EntityId.Parse(Method))!.Evidence.Select(item => item.Quote)];
}
