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
        using var budget = new Budget(model, new Price(1, 1), 2.5m, (_, _) => 1_000);

        await budget.GetResponseAsync(Question);
        await budget.GetResponseAsync(Question);
        var spent = budget.SpentUsd;
        await budget.GetResponseAsync(Question);

        Assert.Equal(2m, spent);
        await Assert.ThrowsAsync<WaitException>(() => budget.GetResponseAsync(Question));
        Assert.Equal(3, model.Calls);
    }

    [Fact]
    public async Task A_budget_waits_for_what_calls_under_way_really_cost()
    {
        var gate = new TaskCompletionSource<ChatResponse>();
        using var model = new ScriptedModel((call, _) => call == 1 ? gate.Task : Task.FromResult(ScriptedModel.Says("ok", 100_000, 0)));
        using var budget = new Budget(model, new Price(1, 1), 1m, (_, _) => 900_000);

        var first = budget.GetResponseAsync(Question);
        var second = budget.GetResponseAsync(Question);
        Assert.False(second.IsCompleted);
        gate.SetResult(ScriptedModel.Says("ok", 50_000, 0));

        await Task.WhenAll(first, second);
        Assert.Equal(0.15m, budget.SpentUsd);
    }

    [Fact]
    public async Task A_call_without_an_answer_counts_as_paid()
    {
        using var model = new ScriptedModel((_, _) => throw new CallException("Silence.") { Passing = true });
        using var budget = new Budget(model, new Price(1, 1), 1m, (_, _) => 500_000);

        await Assert.ThrowsAsync<CallException>(() => budget.GetResponseAsync(Question));

        Assert.InRange(budget.SpentUsd, 0.5m, 0.6m);
    }

    [Fact]
    public async Task After_a_standstill_nothing_more_is_asked()
    {
        using var model = new ScriptedModel((_, _) => throw new WaitException("No key."));
        using var halt = new Halt(model, new Halt.Standstill());

        for (var i = 0; i < 3; i++)
            Assert.Equal("No key.", (await Assert.ThrowsAsync<WaitException>(() => halt.GetResponseAsync(Question))).Message);

        Assert.Equal(1, model.Calls);
    }

    [Fact]
    public async Task A_server_that_stays_away_ends_the_run()
    {
        using var model = new ScriptedModel((_, _) => throw new CallException("Nobody.") { Passing = true, Unreachable = true });
        using var retry = new Retry(model, 3, TimeSpan.FromMilliseconds(1));

        var wait = await Assert.ThrowsAsync<WaitException>(() => retry.GetResponseAsync(Question));

        Assert.True(wait.EndsRun);
        Assert.Equal(3, model.Calls);
    }

    [Fact]
    public async Task Of_the_calls_that_wait_the_heaviest_goes_first()
    {
        var gate = new TaskCompletionSource<ChatResponse>();
        var order = new List<string>();
        using var model = new ScriptedModel((call, messages) =>
        {
            order.Add(messages[0].Text);
            return call == 1 ? gate.Task : Task.FromResult(ScriptedModel.Says("ok"));
        });
        using var rate = new RateLimit(model, 1);
        var calls = new[] { ("first", 1), ("light", 2), ("heavy", 30), ("heavy too", 30) }
            .Select(call => rate.GetResponseAsync([new ChatMessage(ChatRole.User, call.Item1)], new ChatOptions().Weighing(call.Item2))).ToList();

        gate.SetResult(ScriptedModel.Says("ok"));
        await Task.WhenAll(calls);

        Assert.Equal(["first", "heavy", "heavy too", "light"], order);
    }

    [Fact]
    public async Task What_its_question_cannot_read_is_not_kept()
    {
        var options = new ChatOptions().Reading(reply => reply.Text == "yes");
        var store = new MemoryStore();
        using var model = new ScriptedModel((call, _) => Task.FromResult(ScriptedModel.Says(call == 1 ? "no" : "yes")));
        using var cache = new ReplyCache(new ReplyKeeper(model, store), store);

        var replies = new List<string>();
        for (var i = 0; i < 3; i++)
            replies.Add((await cache.GetResponseAsync(Question, options)).Text);

        Assert.Equal(["no", "yes", "yes"], replies);
        Assert.Equal(2, model.Calls);
    }

    [Fact]
    public async Task A_reply_of_a_batch_keeps_its_price_in_the_store()
    {
        var store = new MemoryStore();
        using var model = new ScriptedModel((_, _) => Task.FromResult(ScriptedModel.Says("ok", 1_000_000, 0).InBatch()));
        using var cache = new ReplyCache(new ReplyKeeper(model, store), store);

        await cache.GetResponseAsync(Question);
        var kept = await cache.GetResponseAsync(Question);

        Assert.Equal(0.5m, Spent.Of(kept, new Price(1, 1)).Usd);
    }

    [Fact]
    public void A_scale_holds_for_a_run_and_grows_for_the_next()
    {
        var store = new MemoryStore();
        var scale = new TokenScale("m", store);

        scale.Learn(10_000, 12_000);
        scale.Save();

        Assert.Equal((1, 1.2), (scale.AtStart, scale.Now));
        Assert.Equal(1.2, new TokenScale("m", store).AtStart);
        Assert.Equal(1, new TokenScale("other", store).AtStart);
    }

    [Fact]
    public async Task A_failed_call_gives_its_reserve_back()
    {
        using var model = new ScriptedModel((_, _) => throw new CallException("No.") { Status = 400 });
        using var budget = new Budget(model, new Price(1, 1), 1m, (_, _) => 900_000);

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
