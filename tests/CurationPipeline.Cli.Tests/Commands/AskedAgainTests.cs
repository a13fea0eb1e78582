using System.Text.Json;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Review;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>What an undo does to the questions whose answers it takes back.</summary>
public sealed class AskedAgainTests : IAsyncLifetime
{
    private const string Hollow = "concept:hollow-refusal";

    private readonly Curate _curate = Curate.WithSampleBase();

    private string Review => Directory.GetFiles(_curate.File("reviews"), "*.review.yaml")[0];

    private ReviewFile Now => ReviewReader.Read(Review);

    public Task InitializeAsync() => _curate.OutputOf("ingest", Repository.Paper("honest-refusals.md"));

    public Task DisposeAsync()
    {
        _curate.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Every_question_waits_again_with_its_words_and_what_the_person_noted()
    {
        var before = Now;
        Decide(Hollow, "approve\n    note: ask Anna");
        Curate.Edit(Review, text => text.Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal));
        await _curate.OutputOf("apply");
        var left = Now.Answers.Count();

        var ran = await _curate.RunAsync("undo", LastBatch());

        Assert.Contains($"asks again about what was taken back: {before.Answers.Count() - left} questions.", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("To be asked", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before.Answers.Select(item => item.Key).Order(), Now.Answers.Select(item => item.Key).Order());
        Assert.All(Now.Answers, item => Assert.Equal(Say.Pending, item.Answer.Say));
        Assert.False(Now.ApproveRest);
        var (old, now) = (Item(before), Item(Now));
        Assert.Equal("ask Anna", now.Answer.Note);
        Assert.NotEmpty(now.Item.Evidence);
        Assert.Equal(old.Item.Evidence.Select(piece => (piece.Text, piece.Start)), now.Item.Evidence.Select(piece => (piece.Text, piece.Start)));
    }

    [Fact]
    public async Task What_was_taken_back_can_be_answered_otherwise()
    {
        var entries = _curate.Entries();
        Decide(Hollow, "approve");
        await _curate.OutputOf("apply");
        var approved = _curate.Entries();
        await _curate.OutputOf("undo", LastBatch());

        await _curate.RunAsync("apply");
        Assert.Equal(entries, _curate.Entries());
        Decide(Hollow, "approve");
        await _curate.OutputOf("apply");

        Assert.Equal(approved, _curate.Entries());
        Assert.DoesNotContain(Now.Entities, item => item.Item.Entity.Id.ToString() == Hollow);
    }

    [Fact]
    public async Task One_decision_that_is_taken_back_is_asked_alone()
    {
        Decide(Hollow, "approve");
        Decide("concept:refusal", "reject");
        await _curate.OutputOf("apply");
        var (id, _, _) = Decisions().First(line => line.Verb == "reject");

        await _curate.OutputOf("undo", id);

        Assert.Contains(Now.Entities, item => item.Item.Entity.Id.ToString() == "concept:refusal");
        Assert.DoesNotContain(Now.Entities, item => item.Item.Entity.Id.ToString() == Hollow);
    }

    [Fact]
    public async Task An_undo_that_is_undone_takes_the_question_out_with_the_next_apply()
    {
        Decide(Hollow, "approve");
        await _curate.OutputOf("apply");
        await _curate.OutputOf("undo", LastBatch());

        await _curate.OutputOf("undo", Decisions().Last(line => line.Verb == "undo").Id);
        Decide("concept:refusal", "approve");
        await _curate.OutputOf("apply");

        Assert.DoesNotContain(Now.Entities, item => item.Item.Entity.Id.ToString() == Hollow);
    }

    [Fact]
    public async Task Rejecting_an_edge_that_an_undone_undo_brought_back_is_told()
    {
        Curate.Edit(Review, text => text.Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal));
        await _curate.OutputOf("apply");
        await _curate.OutputOf("undo", LastBatch());
        var edge = Now.Edges.First(item => item.Item.Evidence.All(piece => piece.Marks.Count == 0)).Item; // of those that came in
        Curate.Edit(Review, text => ReviewSheet.Parse(text, Review) is var sheet
            ? sheet.With(edge.Key, ItemEdit.Answer(sheet.TextOf(edge.Key), Review, new CurationPipeline.Review.Answer(Say.Reject))).ToString()
            : text);
        await _curate.OutputOf("undo", Decisions().Last(line => line.Verb == "undo").Id);

        var ran = await _curate.RunAsync("apply");

        Assert.Equal(2, ran.Code);
        Assert.Contains(", with these words, was taken in before, by ", ran.Error, StringComparison.Ordinal);
        Assert.Contains(Now.Edges, item => item.Item.Key == edge.Key);
    }

    [Fact]
    public async Task An_edit_by_hand_that_is_taken_back_asks_nothing()
    {
        Decide(Hollow, "approve");
        await _curate.OutputOf("apply");
        Curate.Edit(_curate.File("seeds", "concept", "hollow-refusal.yaml"), text => text.Replace("status: active\n", "status: active\ndescription: By hand.\n", StringComparison.Ordinal));
        await _curate.OutputOf("regenerate");

        var ran = await _curate.RunAsync("undo", Decisions().Last(line => line.Verb == "adopt").Batch);

        Assert.Equal(0, ran.Code);
        Assert.DoesNotContain("again", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Now.Entities, item => item.Item.Entity.Id.ToString() == Hollow);
    }

    [Fact]
    public async Task A_pair_of_the_similarity_queue_waits_again()
    {
        await _curate.OutputOf("similar", "--review", "--threshold", "0.3", "--limit", "1");
        var similar = new ReviewFolder(_curate.Folder).SimilarFile;
        var pair = ReviewReader.Read(similar).Pairs[0].Item.Key;
        Curate.Edit(similar, text => text.Replace("decision: pending", "decision: unrelated", StringComparison.Ordinal));
        await _curate.OutputOf("apply");
        Assert.Empty(ReviewReader.Read(similar).Pairs);

        await _curate.OutputOf("undo", Decisions().Last(line => line.Verb == "unrelated").Id);

        Assert.Equal((pair, Say.Pending), ReviewReader.Read(similar).Pairs.Select(item => (item.Item.Key, item.Answer.Say)).Single());
    }

    [Fact]
    public async Task Without_what_was_kept_the_paper_is_named_that_asks()
    {
        Decide(Hollow, "approve");
        await _curate.OutputOf("apply");
        Directory.Delete(_curate.File(".curation", "answered"), recursive: true);

        var ran = await _curate.RunAsync("undo", LastBatch());

        Assert.Equal(0, ran.Code);
        Assert.Matches("To be asked about 'paper:.*' again: curate ingest .*honest-refusals.md", ran.Error);
    }

    [Fact]
    public async Task An_open_desk_does_not_answer_it_once_more()
    {
        var desk = new DeskFile(Review);
        var key = Item(Now).Item.Key;
        desk.Change("approve", sheet => [KeyValuePair.Create(key, ItemEdit.Answer(sheet.TextOf(key), Review, new CurationPipeline.Review.Answer(Say.Approve)))]);
        await _curate.OutputOf("apply");
        desk.Read();

        await _curate.OutputOf("undo", LastBatch());

        Assert.Equal(Say.Pending, desk.Read().File.Entities.Single(item => item.Item.Key == key).Answer.Say);
    }

    private static Reviewed<ProposedEntity> Item(ReviewFile file) => file.Entities.Single(item => item.Item.Entity.Id.ToString() == Hollow);

    private string LastBatch() => Decisions().Last(line => line.Verb is "approve" or "reject").Batch;

    private List<(string Id, string Verb, string Batch)> Decisions() =>
    [
        .. File.ReadLines(_curate.File("seeds", "decisions.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(line => (line.GetProperty("id").GetString()!, line.GetProperty("verb").GetString()!, line.GetProperty("batch").GetString()!)), // every line has them
    ];

    /// <summary>Writes a decision behind the proposal of an entity.</summary>
    private void Decide(string id, string said) => Curate.Edit(Review, text =>
    {
        var entity = text.IndexOf($"      id: {id}\n", StringComparison.Ordinal);
        Assert.True(entity > 0, $"'{id}' is not proposed.");
        var decision = text.LastIndexOf("decision: pending", entity, StringComparison.Ordinal);
        return text[..decision] + "decision: " + said + text[(decision + "decision: pending".Length)..];
    });
}
