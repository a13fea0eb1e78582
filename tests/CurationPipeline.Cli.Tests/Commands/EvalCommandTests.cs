using System.Text.Json;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests.Commands;

public sealed class EvalCommandTests : IDisposable
{
    private static readonly string Gold = Repository.File("fixtures", "gold");
    private static readonly string Replies = $"replay:{Repository.File("fixtures", "replies")}";

    private readonly Curate _curate = new();

    [Fact]
    public async Task Rules_are_scored_against_gold_made_by_hand()
    {
        var score = await Scores("eval", Gold, "--model", "rules", "--json");

        Assert.InRange(score["entities lenient"], 0.3, 0.9);
        Assert.InRange(score["edges strict"], 0.1, 0.8);
        Assert.Empty(Directory.GetFileSystemEntries(_curate.Folder));
    }

    [Fact]
    public async Task Two_runs_of_the_same_print_the_same()
    {
        var once = await _curate.OutputOf("eval", Gold, "--model", "rules", "--items");
        var again = await _curate.OutputOf("eval", Gold, "--model", "rules", "--items");

        Assert.Equal(once, again);
        Assert.Contains("line-numbered-oversight.pdf: quotes missed:", once, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_run_scores_as_it_did_and_is_compared()
    {
        var now = await Scores("eval", Gold, "--model", "rules", "--json", "--out", _curate.File("rules.json"));
        var later = await Scores("eval", Gold, "--run", _curate.File("rules.json"), "--json");

        var text = await _curate.OutputOf("eval", Gold, "--model", Replies, "--against", _curate.File("rules.json"));

        Assert.Equal(now, later);
        Assert.Contains("With 'rules' in the place of 'replay:", text, StringComparison.Ordinal);
        Assert.Contains("introduces claim 'Oversight by models should be designed", text[text.IndexOf("wrong ones more", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_against_itself_changes_nothing()
    {
        var json = await _curate.OutputOf("eval", Gold, "--model", "rules", "--against", "rules", "--json");

        foreach (var change in JsonDocument.Parse(json).RootElement.GetProperty("against").GetProperty("changes").EnumerateArray())
        {
            Assert.Equal(0, change.GetProperty("lost").GetArrayLength() + change.GetProperty("gained").GetArrayLength());
            Assert.Equal(0, change.GetProperty("f1_rise").GetDouble());
        }
    }

    [Fact]
    public async Task A_gold_file_with_mistakes_keeps_no_other_back()
    {
        File.Copy(Repository.Paper("honest-refusals.md"), _curate.File("a.md"));
        File.WriteAllText(_curate.File("good.gold.yaml"), "paper: a.md\nentities:\n  - {kind: concept, name: hollow refusal}\n");
        File.WriteAllText(_curate.File("bad.gold.yaml"), "paper: a.md\nquotes:\n  - text: We trained every model against the test.\n");

        var ran = await _curate.RunAsync("eval", _curate.Folder, "--model", "rules");

        Assert.Equal(1, ran.Code);
        Assert.Contains("bad.gold.yaml(3,11): the paper does not say this", ran.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 1 documents", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_decided_is_gold()
    {
        await _curate.OutputOf("ingest", Repository.Paper("honest-refusals.md"), "--model", "rules");
        Curate.Edit(Directory.GetFiles(_curate.File("reviews"), "*.review.yaml").Single(), text => text
            .Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal)
            .Replace("decision: pending            # approve | reject | later | same-as type:slug\n    entity:\n      id: concept:hollow-refusal", "decision: reject\n    entity:\n      id: concept:hollow-refusal", StringComparison.Ordinal));
        await _curate.OutputOf("apply", "--by", "Ada");

        var score = JsonDocument.Parse(await _curate.OutputOf("eval", "ledger", "--model", "rules", "--json")).RootElement.GetProperty("scores")[0];

        Assert.Equal("entities", score.GetProperty("aspect").GetString());
        Assert.Equal(1, score.GetProperty("recall").GetDouble());
        Assert.Equal(score.GetProperty("found").GetInt32(), score.GetProperty("gold").GetInt32() + 1);
    }

    [Theory]
    [InlineData("ledger", "Nobody has decided on a paper's proposals")]
    [InlineData("nowhere", "'nowhere' is neither a gold file nor a folder")]
    public async Task Without_gold_there_is_a_sentence(string gold, string expected)
    {
        var ran = await _curate.RunAsync("eval", gold, "--model", "rules");

        Assert.Equal(2, ran.Code);
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_and_a_model_at_once_are_refused()
    {
        var ran = await _curate.RunAsync("eval", Gold, "--model", "rules", "--run", "x.json");

        Assert.Equal(2, ran.Code);
        Assert.Contains("not both", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_is_asked_once_and_its_replies_serve_every_later_run()
    {
        using var server = new ModelServer(_ => Answer.Says(RecordedReply));
        string[] command = ["eval", Gold, "--model", "openai:gpt-4o-mini", "--endpoint", server.Endpoint, "--json"];
        var first = await Scores(command);
        var asked = server.Count;

        var again = await Scores(command);

        Assert.InRange(first["entities lenient"], 0.05, 1);
        Assert.Equal(first, again);
        Assert.Equal(asked, server.Count);
        Assert.Empty(_curate.Entries());
        Assert.False(Directory.Exists(_curate.File("reviews")));
    }

    [Fact]
    public async Task A_budget_that_is_too_small_asks_nothing_and_says_how_to_go_on()
    {
        using var server = new ModelServer(_ => Answer.Says(RecordedReply));

        var ran = await _curate.RunAsync("eval", Gold, "--model", "openai:gpt-4o-mini", "--endpoint", server.Endpoint, "--max-cost", "0.000001");

        Assert.Equal(0, server.Count);
        Assert.Equal(2, ran.Code);
        Assert.Contains("--max-cost", ran.Error, StringComparison.Ordinal);
        Assert.Contains("run the same command again to go on", ran.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _curate.Dispose();

    private static string RecordedReply => JsonDocument.Parse(File.ReadAllText(Repository.File("fixtures", "replies", "honest-refusals-extract-001.json")))
        .RootElement.GetProperty("reply").GetProperty("text").GetString()!; // every recording has one

    private async Task<Dictionary<string, double>> Scores(params string[] arguments) => JsonDocument.Parse(await _curate.OutputOf(arguments)).RootElement
        .GetProperty("scores").EnumerateArray()
        .Where(score => score.GetProperty("f1").ValueKind == JsonValueKind.Number)
        .ToDictionary(score => $"{score.GetProperty("aspect")} {score.GetProperty("matching")}", score => score.GetProperty("f1").GetDouble());
}
