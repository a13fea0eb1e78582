using System.Text.Json;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests.Commands;

public sealed class AnchorCommandTests
{
    private const string Cases = """
        {"id": "a", "quote": "Neither term implies experience or intent.", "paper": "probing-situational-awareness.pdf"}
        {"id": "b", "quote": "Neither term implies experience and intent."}
        {"id": "c", "quote": "Neither term implies experience or intent.", "paper": "elsewhere.pdf"}
        """;

    [Fact]
    public async Task Quotes_are_answered_one_a_line_in_their_order()
    {
        using var curate = new Curate();
        File.WriteAllText(curate.File("cases.jsonl"), Cases);

        var ran = await curate.RunAsync("anchor", Repository.Paper("probing-situational-awareness.pdf"), "--quotes", curate.File("cases.jsonl"));

        Assert.Equal(1, ran.Code);
        var answers = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["a", "b", "c"], answers.Select(answer => answer.GetProperty("id").GetString()));
        Assert.True(answers[0].GetProperty("anchored").GetBoolean());
        Assert.Equal(2, answers[0].GetProperty("page").GetInt32());
        Assert.Equal(2, answers[0].GetProperty("boxes")[0][0].GetInt32());
        Assert.Equal("one-word-changed", answers[1].GetProperty("reason").GetString());
        Assert.Equal("Neither term implies experience [-or-] {+and+} intent", answers[1].GetProperty("difference").GetString());
        Assert.Contains("'elsewhere.pdf' is not among the files", answers[2].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_no_case_is_named()
    {
        using var curate = new Curate();
        File.WriteAllText(curate.File("cases.jsonl"), "{\"id\": 1}\n");

        var ran = await curate.RunAsync("anchor", Repository.Paper("notes-on-preference-locking.txt"), "--quotes", curate.File("cases.jsonl"));

        Assert.Equal(2, ran.Code);
        Assert.Contains("cases.jsonl, line 1: this is no JSON object with 'id' and 'quote'", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quotes_in_another_encoding_are_refused()
    {
        using var curate = new Curate();
        File.WriteAllBytes(curate.File("cases.jsonl"), System.Text.Encoding.Latin1.GetBytes("{\"id\": 1, \"quote\": \"a café\"}\n"));

        var ran = await curate.RunAsync("anchor", Repository.Paper("notes-on-preference-locking.txt"), "--quotes", curate.File("cases.jsonl"));

        Assert.Equal(2, ran.Code);
        Assert.Contains("cases.jsonl(1,26): this is not UTF-8", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Papers_of_one_name_are_each_searched()
    {
        using var curate = new Curate();
        foreach (var (folder, words) in new[] { ("a", "Probes were trained on the residual stream of each layer."), ("b", "Rewards were given by people who disagreed.") })
        {
            Directory.CreateDirectory(curate.File(folder));
            File.WriteAllText(curate.File(folder, "x.txt"), words + "\n");
        }

        File.WriteAllText(curate.File("cases.jsonl"), """
            {"id": "a", "quote": "Probes were trained on the residual stream", "paper": "x.txt"}
            {"id": "b", "quote": "Rewards were given by people", "paper": "x.txt"}
            {"id": "c", "quote": "Rewards were given by people"}
            """);

        var ran = await curate.RunAsync("anchor", curate.File("a", "x.txt"), curate.File("b", "x.txt"), "--quotes", curate.File("cases.jsonl"));

        Assert.Equal((0, ""), (ran.Code, ran.Error));
        var answers = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(answers, answer => Assert.True(answer.GetProperty("anchored").GetBoolean()));
        Assert.Equal(
            [curate.File("a", "x.txt"), curate.File("b", "x.txt"), curate.File("b", "x.txt")],
            answers.Select(answer => answer.GetProperty("path").GetString()));
    }
}
