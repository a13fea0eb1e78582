using CurationPipeline.Chat;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Tests.Chat;

public sealed class DecoratorTests
{
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "What?")];

    [Fact]
    public async Task A_failure_that_does_not_pass_is_not_asked_again()
    {
        using var model = new ScriptedModel((_, _) => throw new CallException("No.") { Status = 400 });
        using var retry = new Retry(model, 5, TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<CallException>(() => retry.GetResponseAsync(Question));

        Assert.Equal(1, model.Calls);
    }

    [Fact]
    public async Task A_passing_failure_is_asked_as_often_as_said()
    {
        using var model = new ScriptedModel((_, _) => throw new CallException("Busy.") { Status = 503, Passing = true });
        using var retry = new Retry(model, 3, TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<CallException>(() => retry.GetResponseAsync(Question));

        Assert.Equal(3, model.Calls);
    }

    [Fact]
    public async Task Too_many_requests_halve_what_goes_at_once()
    {
        using var model = new ScriptedModel((call, _) => call == 1
            ? throw new CallException("Busy.") { Status = 429, Passing = true }
            : Task.FromResult(ScriptedModel.Says("ok")));
        using var rate = new RateLimit(model, 8);

        await Assert.ThrowsAsync<CallException>(() => rate.GetResponseAsync(Question));
        var halved = rate.Allowed;
        for (var i = 0; i < 60; i++)
            await rate.GetResponseAsync(Question);

        Assert.Equal((4, 8), (halved, rate.Allowed));
    }

    [Fact]
    public async Task A_caller_who_gives_up_waiting_blocks_nobody()
    {
        var gate = new TaskCompletionSource<ChatResponse>();
        using var model = new ScriptedModel((call, _) => call == 1 ? gate.Task : Task.FromResult(ScriptedModel.Says("ok")));
        using var rate = new RateLimit(model, 1);
        using var stop = new CancellationTokenSource();
        var first = rate.GetResponseAsync(Question);
        var second = rate.GetResponseAsync(Question, null, stop.Token);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.SetResult(ScriptedModel.Says("ok"));
        await first;

        Assert.Equal("ok", (await rate.GetResponseAsync(Question)).Text);
    }

    [Fact]
    public async Task A_budget_counts_what_was_really_used()
    {
        using var model = new ScriptedModel((_, _) => Task.FromResult(ScriptedModel.Says("ok", 1_000_000, 0)));
        using var budget = new Budget(model, new Price(1, 1), 2.5m, _ => 1_000);

        await budget.GetResponseAsync(Question);
        await budget.GetResponseAsync(Question);
        var spent = budget.SpentUsd;
        await budget.GetResponseAsync(Question);

        Assert.Equal(2m, spent);
        await Assert.ThrowsAsync<CallException>(() => budget.GetResponseAsync(Question));
        Assert.Equal(3, model.Calls);
    }

    [Fact]
    public async Task A_failed_call_gives_its_reserve_back()
    {
        using var model = new ScriptedModel((_, _) => throw new CallException("No."));
        using var budget = new Budget(model, new Price(1, 1), 1m, _ => 900_000);

        await Assert.ThrowsAsync<CallException>(() => budget.GetResponseAsync(Question));

        Assert.Equal(0m, budget.SpentUsd);
    }

    [Theory]
    [InlineData("gpt-4o", 2.50)]
    [InlineData("gpt-4o-2024-08-06", 2.50)]
    [InlineData("gpt-4o-mini-2024-07-18", 0.15)]
    public void A_dated_model_has_the_price_of_its_name(string model, double price) =>
        Assert.Equal((decimal)price, Prices.Default.Find(model)!.Value.In);

    [Theory]
    [InlineData("llama3")]
    [InlineData("gpt-4o-audio")]
    public void An_unknown_model_has_no_price(string model) => Assert.Null(Prices.Default.Find(model));

    [Fact]
    public void A_line_that_is_no_price_is_named()
    {
        var failure = Assert.Throws<CurationException>(() => Prices.Parse("gpt 1 2\n\ngpt-x cheap 2\n", "prices.txt"));

        Assert.Equal("prices.txt(3): 'gpt-x cheap 2' is not a price; write the model's name and its dollars for a million tokens in and out.", failure.Message);
    }

    [Fact]
    public void Two_requests_never_share_a_fingerprint_by_joining()
    {
        var one = Requests.Fingerprint([new(ChatRole.User, "ab"), new(ChatRole.User, "c")], null);
        var other = Requests.Fingerprint([new(ChatRole.User, "a"), new(ChatRole.User, "bc")], null);

        Assert.NotEqual(one, other);
    }

    [Fact]
    public void A_recording_stays_in_its_folder_whatever_its_name()
    {
        using var folder = new Support.TemporaryFolder();

        new Recordings(folder.Path).Write("../../etc/passwd", "f", new StoredReply("x", null, 0, 0, null));

        Assert.Equal(["etc-passwd.json"], Directory.GetFiles(folder.Path).Select(System.IO.Path.GetFileName));
    }
}
