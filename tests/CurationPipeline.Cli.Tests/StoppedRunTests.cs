using CurationPipeline.Cli.Tests.Support;
using static CurationPipeline.Cli.Tests.Support.TwoPartPaper;

namespace CurationPipeline.Cli.Tests;

/// <summary>What ends a run is said once; papers done stay done, and the run goes on where it stopped.</summary>
public sealed class StoppedRunTests : IDisposable
{
    private const int Papers = 6;

    private readonly Curate _curate = new();

    public StoppedRunTests()
    {
        Directory.CreateDirectory(_curate.File("papers"));
        for (var i = 1; i <= Papers; i++)
            Write(_curate.File("papers", $"paper-{i}.md"), $"Paper Number {i} of Two Parts");
    }

    [Theory]
    [InlineData(401, "refused the key (401); put a valid one into OPENAI_API_KEY.")]
    [InlineData(404, "does not know the model 'gpt-4o-mini' (404); check --model and --endpoint.")]
    public async Task A_wrong_key_or_model_is_said_once(int status, string expected)
    {
        using var server = new ModelServer(_ => Answer.Fails(status, "No."));

        var ran = await IngestAsync(server, "--concurrency", "2");

        Assert.Equal(2, ran.Code);
        Assert.Equal(
            $"The server at {server.Endpoint} {expected}\n6 of 6 documents wait. What was done and paid for is kept: 'curate ingest --resume' goes on there.\n", ran.Error);
        Assert.InRange(server.Count, 1, 2);
        Assert.False(Directory.Exists(_curate.File("reviews")));
    }

    [Fact]
    public async Task A_key_that_stops_working_leaves_what_is_done_and_is_gone_on_from()
    {
        var works = false;
        using var server = new ModelServer(request => request.Number <= 5 || works ? Answer.Says(Good(request.Json)) : Answer.Fails(401, "No."));

        var stopped = await IngestAsync(server, "--concurrency", "1");
        var done = Reviews().Length;
        works = true;
        var before = server.Count;
        var resumed = await _curate.RunAsync("ingest", "--resume");

        Assert.Equal(1, stopped.Code);
        Assert.Equal(2, done);
        Assert.Equal(1, stopped.Error.Split("refused the key").Length - 1);
        Assert.Equal((0, Papers), (resumed.Code, Reviews().Length));
        Assert.Equal((2 * Papers) - 5, server.Count - before);
    }

    [Fact]
    public async Task A_spent_budget_stops_before_it_is_exceeded_and_is_gone_on_from()
    {
        using var server = new ModelServer(request => Answer.Says(Good(request.Json), promptTokens: 3_000));

        var stopped = await IngestAsync(server, "--concurrency", "1", "--max-cost", "0.0045");
        var asked = server.Count;
        var resumed = await _curate.RunAsync("ingest", "--resume", "--max-cost", "1");

        Assert.Equal(1, stopped.Code);
        Assert.Contains("Stopped, because the next call could exceed the 0.0045 USD of --max-cost", stopped.Error, StringComparison.Ordinal);
        Assert.InRange(asked, 2, (2 * Papers) - 1);
        Assert.Equal((0, Papers, 2 * Papers), (resumed.Code, Reviews().Length, server.Count));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_once()
    {
        string endpoint;
        using (var server = new ModelServer(_ => Answer.Says("")))
            endpoint = server.Endpoint;

        var ran = await _curate.RunAsync("ingest", _curate.File("papers"), "--model", "openai:m", "--endpoint", endpoint);

        Assert.Equal(2, ran.Code);
        Assert.StartsWith($"The server at {endpoint} cannot be reached; check --endpoint and the network.\n6 of 6 documents wait.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_ingest_under_way_there_is_nothing_to_resume()
    {
        using var server = new ModelServer(request => Answer.Says(Good(request.Json)));
        await IngestAsync(server);

        var ran = await _curate.RunAsync("ingest", "--resume");

        Assert.Equal((2, $"No ingest is under way in '{_curate.Folder}'; start one with 'curate ingest PATH'.\n"), (ran.Code, ran.Error));
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("ingest", "paper.md", "--resume")]
    public async Task Papers_are_named_or_an_ingest_is_resumed(params string[] arguments)
    {
        var ran = await _curate.RunAsync(arguments);

        Assert.Equal(2, ran.Code);
        Assert.StartsWith("Name the papers to ingest, or give --resume to go on with the last ingest.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_longer_than_the_context_is_read_in_pieces()
    {
        using var server = new ModelServer(request => request.Json.GetProperty("messages")[1].GetProperty("content").GetRawText().Length > 2500
            ? Answer.Fails(400, "This model's maximum context length is 1000 tokens.")
            : Answer.Says(IsAboutOdd(request.Json) ? GoodOdd : request.Body.Contains("failure mode in which", StringComparison.Ordinal) ? GoodCalm : Reply()));

        var json = await _curate.OutputOf("ingest", _curate.File("papers", "paper-1.md"), "--model", "openai:m", "--endpoint", server.Endpoint, "--json");

        Assert.Contains("\"losses\":0", json, StringComparison.Ordinal);
        var review = File.ReadAllText(Assert.Single(Reviews()));
        Assert.Contains("id: concept:reward-hacking", review, StringComparison.Ordinal);
        Assert.Contains("id: method:mirror-auditing", review, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_without_text_to_read_asks_nothing()
    {
        using var server = new ModelServer(_ => Answer.Says(GoodCalm));
        File.WriteAllText(_curate.File("headings.md"), "# Only\n\n# Headings\n");

        await _curate.OutputOf("ingest", _curate.File("headings.md"), "--model", "openai:m", "--endpoint", server.Endpoint);

        Assert.Equal(0, server.Count);
        Assert.Contains("chunks: {done: 0, failed: 0}", File.ReadAllText(Assert.Single(Reviews())), StringComparison.Ordinal);
    }

    public void Dispose() => _curate.Dispose();

    private Task<Ran> IngestAsync(ModelServer server, params string[] options) =>
        _curate.RunAsync(["ingest", _curate.File("papers"), "--model", "openai:gpt-4o-mini", "--endpoint", server.Endpoint, .. options]);

    private string[] Reviews() => Directory.Exists(_curate.File("reviews")) ? Directory.GetFiles(_curate.File("reviews"), "*.review.yaml") : [];
}
