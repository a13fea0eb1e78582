using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Extract.Model;
using CurationPipeline.Review;
using Served = CurationPipeline.Cli.Tests.Support.Answer;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>A model's opinion beside the questions whether two things are one, over real HTTP.</summary>
public sealed class OpinionTests : IDisposable
{
    private const string Thinks = """{"opinion": "different", "reason": "The one is <i>watched</i>."}""";
    private const string Words = "openai:gpt-4o-mini's opinion: different. The one is <i>watched</i>.";

    private readonly Curate _curate = Curate.WithSampleBase();

    public void Dispose() => _curate.Dispose();

    private string ReviewFile => new ReviewFolder(_curate.Folder).SimilarFile;

    [Fact]
    public async Task Similar_pairs_are_shown_with_it_and_asked_about_once()
    {
        using var server = new ModelServer(_ => Served.Says(Thinks));

        var ran = await SimilarAsync(server);
        var asked = server.Count;
        await SimilarAsync(server);

        Assert.Equal(0, ran.Code);
        Assert.Contains($"Opinions on what may be one thing: {asked} given, 0 not; {asked * 100:N0} tokens in, {asked * 20:N0} out.\n", ran.Error, StringComparison.Ordinal);
        Assert.Equal(asked, server.Count);
        Assert.Equal(asked, ReviewReader.Read(ReviewFile).Pairs.Count(pair => pair.Item.Opinion?.Words == Words));
        var shown = await _curate.PressAsync("nnnnQ", null, "review", "similar");
        Assert.Contains($"- {Words}", shown.Output, StringComparison.Ordinal);
        Assert.All(ReviewReader.Read(ReviewFile).Pairs, pair => Assert.Equal(Say.Pending, pair.Answer.Say));
    }

    [Fact]
    public async Task What_was_recorded_is_replayed_without_a_server()
    {
        using (var server = new ModelServer(_ => Served.Says(Thinks)))
            await SimilarAsync(server, "--record", _curate.File("recorded"));
        var recorded = ReviewReader.Read(ReviewFile).Pairs.Count(pair => pair.Item.Opinion is not null);
        File.Delete(ReviewFile);

        await _curate.OutputOf("similar", "--threshold", "0.3", "--limit", "5", "--review", "--opinions", "--model", $"replay:{_curate.File("recorded")}");

        Assert.NotEqual(0, recorded);
        Assert.Equal(recorded, ReviewReader.Read(ReviewFile).Pairs.Count(pair => pair.Item.Opinion is { Says: "different" }));
    }

    [Fact]
    public async Task A_refusal_leaves_the_questions_and_is_told()
    {
        using var server = new ModelServer(_ => Served.Says("", refusal: "I would rather not."));

        var ran = await SimilarAsync(server);

        Assert.Equal(0, ran.Code);
        Assert.Contains("the model refused: \"I would rather not.\"", ran.Error, StringComparison.Ordinal);
        Assert.Equal(5, ReviewReader.Read(ReviewFile).Pairs.Count);
    }

    [Fact]
    public async Task An_answer_without_an_opinion_is_not_kept_and_asked_for_again()
    {
        var says = """{"entities": [], "relations": [], "quotes": []}""";
        using var server = new ModelServer(_ => Served.Says(says));
        var first = await SimilarAsync(server);
        var asked = server.Count;
        says = Thinks;

        await SimilarAsync(server);

        Assert.Contains($" 0 given, {asked} not;", first.Error, StringComparison.Ordinal);
        Assert.Equal(2 * asked, server.Count);
        Assert.Equal(asked, ReviewReader.Read(ReviewFile).Pairs.Count(pair => pair.Item.Opinion is not null));
    }

    [Fact]
    public async Task An_ingest_is_not_gone_on_with_in_batches()
    {
        Directory.CreateDirectory(_curate.File(".curation"));
        await File.WriteAllTextAsync(_curate.File(".curation", "ingest.json"), """{"paths": [], "passes": 1, "batch": false, "opinions": true}""");

        var ran = await _curate.RunAsync("ingest", "--resume", "--batch", "--model", "openai:gpt-4o-mini", "--endpoint", "http://127.0.0.1:1");

        Assert.Equal(2, ran.Code);
        Assert.Contains("--opinions do not go with --batch", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_cost_too_much_is_not_asked()
    {
        using var server = new ModelServer(_ => Served.Says(Thinks));

        var ran = await SimilarAsync(server, "--max-cost", "0.0001");

        Assert.Equal(0, server.Count);
        Assert.Contains("of --max-cost", ran.Error, StringComparison.Ordinal);
        Assert.Equal(5, ReviewReader.Read(ReviewFile).Pairs.Count);
    }

    [Fact]
    public async Task A_possible_duplicate_of_a_paper_is_shown_with_it_and_its_cost_is_counted()
    {
        const string Sentence = "Reward hacks are what a grader looks for in a transcript.";
        const string Found = $$"""
            {"entities": [{"kind": "concept", "name": "Reward Hacks", "id": null, "description": "", "aliases": [],
              "quote": "{{Sentence}}", "role": "result", "speaker": null, "rationale": "Defined."}], "relations": [], "quotes": []}
            """;
        await File.WriteAllTextAsync(_curate.File("paper.md"), $"# A Grader\n\n## Abstract\n\n{Sentence}\n");
        using var server = new ModelServer(request => Served.Says(request.Asked.Contains("first entry", StringComparison.Ordinal) ? Thinks : Found));
        string[] ingest = ["ingest", _curate.File("paper.md"), "--opinions", "--model", "openai:gpt-4o-mini", "--endpoint", server.Endpoint];

        var said = await _curate.OutputOf([.. ingest]);
        var once = server.Count;
        await _curate.OutputOf([.. ingest]);

        var file = ReviewReader.Read(new ReviewFolder(_curate.Folder).Files().Single());
        Assert.Contains($", opinion: \"{Prompts.Opinion.Fingerprint}\"", await File.ReadAllTextAsync(file.Path), StringComparison.Ordinal);
        var duplicates = file.Entities.SelectMany(item => item.Item.PossibleDuplicates).ToList();
        Assert.NotEmpty(duplicates);
        Assert.All(duplicates, other => Assert.Equal(Words, other.Opinion?.Words));
        Assert.Contains($"Opinions on what may be one thing: {duplicates.Count} given, 0 not;", said, StringComparison.Ordinal);
        Assert.Contains($"Ingests so far: 1 papers, {100 * once:N0} tokens in", said, StringComparison.Ordinal);
        Assert.Equal(once, server.Count);
        var shown = await _curate.PressAsync("fkind=concept\nQ", null, "review", "grader");
        Assert.Contains($"    {Words}", shown.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--opinions asks a model, and 'rules' is none", "similar", "--review", "--threshold", "0.3", "--opinions", "--model", "rules")]
    [InlineData("--opinions stand beside questions", "similar", "--opinions")]
    [InlineData("A model is asked for --opinions alone", "similar", "--model", "openai:gpt-4o-mini")]
    [InlineData("do not go with --batch", "ingest", "paper.md", "--opinions", "--batch")]
    public async Task What_cannot_be_asked_so_is_refused(string why, params string[] arguments)
    {
        var ran = await _curate.RunAsync(arguments);

        Assert.Equal(2, ran.Code);
        Assert.Contains(why, ran.Error, StringComparison.Ordinal);
    }

    private Task<Ran> SimilarAsync(ModelServer server, params string[] more) => _curate.RunAsync(
        ["similar", "--threshold", "0.3", "--limit", "5", "--review", "--opinions", "--model", "openai:gpt-4o-mini", "--endpoint", server.Endpoint, .. more]);
}
