using System.Text.Json;
using CurationPipeline.Cli.Commands;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Cli.Tests.Support.TwoPartPaper;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>Ingest through batches against a server's files and batches, over real HTTP.</summary>
public sealed class BatchIngestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _said = new() { NewLine = "\n" };

    [Fact]
    public async Task A_batch_gives_the_review_file_that_calls_give_at_half_the_price()
    {
        using var elsewhere = new TemporaryFolder();
        var desk = new BatchDesk(body => Answer.Says(Good(body)));
        using var server = new ModelServer(desk.Serve);

        var batched = Review(await IngestAsync(server));
        var chats = server.Requests.Count(request => request.Path == "/chat/completions");
        var called = Review(await new Ingest(Request(server, elsewhere) with { Model = Request(server, elsewhere).Model with { Batch = false } }, Terminal(), 1)
            .RunAsync([Write(elsewhere)], default));

        Assert.Equal((1, 2, 0), (desk.Sent, desk.Lines, chats));
        Assert.Contains("cost_usd: 0.0001}", called, StringComparison.Ordinal);
        Assert.Contains("cost_usd: 0.00}", batched, StringComparison.Ordinal);
        Assert.Equal(called.Replace("cost_usd: 0.0001}", "cost_usd: 0.00}", StringComparison.Ordinal), batched);
    }

    [Fact]
    public async Task What_was_sent_is_fetched_and_not_sent_again_after_leaving()
    {
        var desk = new BatchDesk(body => Answer.Says(Good(body))) { Looks = 1_000_000 };
        using var server = new ModelServer(desk.Serve);
        using var leave = new CancellationTokenSource();

        var first = IngestAsync(server, cancellationToken: leave.Token);
        while (desk.Sent == 0)
            await Task.Delay(10);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        desk.Looks = 0;
        var resumed = StartedIngest.Find(_folder.Path).Resume(Request(server, _folder) with { Paths = [] });
        var results = await IngestAsync(server, resumed);

        Assert.Contains("method:mirror-auditing", Review(results), StringComparison.Ordinal);
        Assert.Equal(1, desk.Sent);
        Assert.Throws<CurationException>(() => StartedIngest.Find(_folder.Path));
    }

    [Fact]
    public async Task A_batch_whose_id_never_arrived_is_found_again()
    {
        var desk = new BatchDesk(body => Answer.Says(Good(body))) { BreaksOff = true };
        using var server = new ModelServer(desk.Serve);

        var stopped = Assert.Single(await IngestAsync(server));
        desk.BreaksOff = false;
        var done = await IngestAsync(server);

        Assert.True(stopped.Waits);
        Assert.EndsWith("Go on later with 'curate ingest --resume'.", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("method:mirror-auditing", Review(done), StringComparison.Ordinal);
        Assert.Equal(1, desk.Sent);
    }

    [Fact]
    public async Task A_line_that_failed_is_a_loss_and_costs_no_other()
    {
        var desk = new BatchDesk(body => IsAboutOdd(body) ? Answer.Fails(400, "This is not allowed.") : Answer.Says(GoodCalm));
        using var server = new ModelServer(desk.Serve);

        var review = Review(await IngestAsync(server));

        Assert.Contains("concept:reward-hacking", review, StringComparison.Ordinal);
        Assert.Contains("chunks: {done: 1, failed: 1}", review, StringComparison.Ordinal);
        Assert.Contains($"{{what: \"chunk 2 of 2\", reason: \"The server at {server.Endpoint} answered with an error (400): This is not allowed. (test)\"}}", review, StringComparison.Ordinal);
        Assert.Equal(1, desk.Sent);
    }

    [Fact]
    public async Task A_line_that_failed_in_passing_goes_into_the_next_batch()
    {
        var asked = 0;
        var desk = new BatchDesk(body => IsAboutOdd(body) && asked++ == 0 ? Answer.Fails(500, "oops") : Answer.Says(Good(body)));
        using var server = new ModelServer(desk.Serve);

        var review = Review(await IngestAsync(server));

        Assert.Contains("chunks: {done: 2, failed: 0}", review, StringComparison.Ordinal);
        Assert.Equal((2, 3), (desk.Sent, desk.Lines));
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("cancelled")]
    [InlineData("completed")]
    public async Task What_a_batch_left_unanswered_goes_into_the_next(string end)
    {
        var desk = new BatchDesk(body => Answer.Says(Good(body)))
        {
            Ends = number => number == 1 ? end : "completed",
            LeavesOut = (number, place) => number == 1 && place == 0,
        };
        using var server = new ModelServer(desk.Serve);

        var review = Review(await IngestAsync(server));

        Assert.Contains("chunks: {done: 2, failed: 0}", review, StringComparison.Ordinal);
        Assert.Equal((2, 3), (desk.Sent, desk.Lines));
    }

    [Fact]
    public async Task What_is_never_answered_is_a_loss_in_the_end()
    {
        var desk = new BatchDesk(body => Answer.Says(Good(body))) { LeavesOut = (_, place) => place == 0, Ends = _ => "expired" };
        using var server = new ModelServer(desk.Serve);

        var review = Review(await IngestAsync(server));

        Assert.Contains("chunks: {done: 1, failed: 1}", review, StringComparison.Ordinal);
        Assert.Contains("(batch_expired): Too late.", review, StringComparison.Ordinal);
        Assert.Equal(3, desk.Sent);
    }

    [Fact]
    public async Task A_batch_that_is_refused_stops_with_the_servers_reason()
    {
        var desk = new BatchDesk(body => Answer.Says(Good(body))) { Ends = number => number == 1 ? "failed" : "completed" };
        using var server = new ModelServer(desk.Serve);

        var refused = Assert.Single(await IngestAsync(server));
        var again = await IngestAsync(server);

        Assert.Equal("The server refused the batch batch_1: Enqueued token limit reached. Run the same command again to send it once more.", refused.Error);
        Assert.Contains("method:mirror-auditing", Review(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_in_a_batch_is_said_and_not_asked_for_ever()
    {
        var desk = new BatchDesk(body => IsAboutOdd(body) ? Answer.Says("", refusal: "I cannot help with that.") : Answer.Says(GoodCalm));
        using var server = new ModelServer(desk.Serve);

        var review = Review(await IngestAsync(server));

        Assert.Contains("The model refused to answer: \\\"I cannot help with that.\\\"", review, StringComparison.Ordinal);
        Assert.Equal(1, desk.Sent);
    }

    [Fact]
    public async Task A_repair_is_asked_for_in_a_round_of_its_own()
    {
        var desk = new BatchDesk(body => Answer.Says(
            body.GetProperty("messages").GetArrayLength() > 2 ? GoodOdd
            : IsAboutOdd(body) ? Reply(Entity("spaceship", "Mirror Auditing", Odd)) : GoodCalm));
        using var server = new ModelServer(desk.Serve);

        var review = Review(await IngestAsync(server));

        Assert.Contains("method:mirror-auditing", review, StringComparison.Ordinal);
        Assert.Contains("losses: []", review, StringComparison.Ordinal);
        Assert.Equal((2, 3), (desk.Sent, desk.Lines));
    }

    [Fact]
    public async Task A_setting_that_the_model_does_not_take_is_left_out_of_the_next_batch()
    {
        var desk = new BatchDesk(body => body.TryGetProperty("temperature", out _)
            ? Answer.Fails(400, "Unsupported value: 'temperature' does not support 0 with this model.")
            : Answer.Says(Good(body)));
        using var server = new ModelServer(desk.Serve);

        var review = Review(await IngestAsync(server));

        Assert.Contains("chunks: {done: 2, failed: 0}", review, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_could_cost_too_much_is_not_sent()
    {
        var desk = new BatchDesk(body => Answer.Says(Good(body)));
        using var server = new ModelServer(desk.Serve);
        var request = Request(server, _folder);

        var stopped = Assert.Single(await IngestAsync(server, request with { Model = request.Model with { MaxCostUsd = 0.000001m } }));

        Assert.StartsWith("Stopped, because the next batch could exceed the 0.000001 USD of --max-cost (0.00 USD are spent)", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(0, desk.Sent);
    }

    [Fact]
    public async Task A_server_without_batches_is_told_as_one()
    {
        using var server = new ModelServer(_ => Answer.Fails(404, "Not found"));

        var stopped = Assert.Single(await IngestAsync(server));

        Assert.Equal($"The server at {server.Endpoint} has no batches, or no longer this one (404); run the same command without --batch.", stopped.Error);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _said.Dispose();
    }

    private Task<List<DocumentResult>> IngestAsync(ModelServer server, IngestRequest? request = null, CancellationToken cancellationToken = default)
    {
        request ??= Request(server, _folder);
        Write(_folder);
        return new BatchIngest(new Ingest(request, Terminal(), 1), request, Terminal()).RunAsync(request.Paths, cancellationToken);
    }

    private static IngestRequest Request(ModelServer server, TemporaryFolder folder) => new([folder.File("paper.md")], folder.Path, new ModelRequest("openai:gpt-4o-mini")
    {
        Endpoint = server.Endpoint,
        Key = "sk-test",
        Batch = true,
        FirstWait = TimeSpan.FromMilliseconds(5),
        Patience = TimeSpan.FromSeconds(5),
        BetweenLooks = TimeSpan.FromMilliseconds(5),
    });

    private Terminal Terminal() => new(TextReader.Null, TextWriter.Null, TextWriter.Synchronized(_said), Interactive: false);

    private static string Review(List<DocumentResult> results) =>
        File.ReadAllText(Assert.Single(results).Review ?? throw new InvalidOperationException(results[0].Error));
}
