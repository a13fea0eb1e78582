using CurationPipeline.Chat;
using CurationPipeline.Documents;
using CurationPipeline.Extract;
using CurationPipeline.Extract.Model;
using CurationPipeline.Tests.Chat;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Tests.Extract;

public sealed class ModelExtractorTests
{
    private const string Sentence = "Sycophancy is a tendency of models to please their users.";

    private static readonly Document Paper = Sketch.Document(["Ada Quill"], (BlockKind.Title, "On Pleasing"), (BlockKind.Body, Sentence));

    [Fact]
    public async Task A_bad_item_is_offered_once_for_repair()
    {
        using var model = new ScriptedModel((call, _) => Task.FromResult(ScriptedModel.Says(
            call == 1 ? Entities(("spaceship", "Sycophancy", "")) : Entities(("concept", "Sycophancy", "")))));

        var found = await new ModelExtractor(model, new ModelSettings("test:m", "m")).ExtractAsync(Paper, []);

        Assert.Equal(2, model.Calls);
        Assert.Contains(found.Entities, entity => entity.Name == "Sycophancy");
        Assert.Empty(found.Losses);
    }

    [Fact]
    public async Task What_repair_does_not_put_right_is_a_loss()
    {
        using var model = new ScriptedModel((call, _) => Task.FromResult(ScriptedModel.Says(
            call == 1 ? Entities(("spaceship", "Sycophancy", ""), ("concept", "Pleasing", "")) : Entities())));

        var found = await new ModelExtractor(model, new ModelSettings("test:m", "m")).ExtractAsync(Paper, []);

        Assert.Contains(found.Entities, entity => entity.Name == "Pleasing");
        Assert.Equal("entity 'Sycophancy' in chunk 1", Assert.Single(found.Losses).What);
    }

    [Fact]
    public async Task Passes_stop_when_one_adds_nothing()
    {
        using var model = new ScriptedModel((call, _) => Task.FromResult(ScriptedModel.Says(
            Entities(("concept", call == 1 ? "Sycophancy" : "Flattery", "")))));

        var found = await new ModelExtractor(model, new ModelSettings("test:m", "m") { Passes = 9 }).ExtractAsync(Paper, []);

        Assert.Equal(3, model.Calls);
        Assert.Equal(["Flattery", "Sycophancy"], found.Entities.Where(entity => entity.Kind == "concept").Select(entity => entity.Name).Order());
    }

    [Fact]
    public async Task Descriptions_of_several_chunks_are_joined_into_one()
    {
        var long1 = string.Join(' ', Enumerable.Repeat(Sentence, 8));
        var paper = Sketch.Document((BlockKind.Title, "On Pleasing"), (BlockKind.Body, long1), (BlockKind.Body, long1));
        using var model = new ScriptedModel((call, messages) => Task.FromResult(ScriptedModel.Says(
            messages[0].Text.Contains("one description", StringComparison.Ordinal)
                ? """{"descriptions": [{"name": "sycophancy", "description": "Both together."}]}"""
                : Entities(("concept", "Sycophancy", $"Description {call}.")))));

        var found = await new ModelExtractor(model, new ModelSettings("test:m", "m") { ChunkTokens = 130 }).ExtractAsync(paper, []);

        Assert.Equal("Both together.", found.Entities.Single(entity => entity.Kind == "concept").Description);
        Assert.Equal(model.Calls * 10, found.TokensIn);
    }

    [Fact]
    public async Task Paper_and_authors_are_known_without_asking()
    {
        using var model = new ScriptedModel((_, _) => Task.FromResult(ScriptedModel.Says(Entities())));

        var found = await new ModelExtractor(model, new ModelSettings("test:m", "m")).ExtractAsync(Paper, []);

        Assert.Equal(["On Pleasing", "Ada Quill"], found.Entities.Select(entity => entity.Name));
        Assert.Equal("authored", Assert.Single(found.Relations).Relation);
        Assert.Equal("test:m", found.Extractor);
        Assert.Equal(Prompts.Fingerprints, found.Prompts);
    }

    [Fact]
    public async Task A_paper_is_asked_the_same_though_the_base_has_grown()
    {
        var store = new MemoryStore();
        using var model = new ScriptedModel((_, _) => Task.FromResult(ScriptedModel.Says(Entities(("concept", "Sycophancy", "")))));
        using var cache = new ReplyCache(new ReplyKeeper(model, store), store);
        var extractor = new ModelExtractor(cache, new ModelSettings("test:m", "m"), plans: store);

        await extractor.ExtractAsync(Paper, []);
        var again = await extractor.ExtractAsync(Paper, [new KnownEntity("concept:sycophancy", "concept", "Sycophancy", [], "")]);

        Assert.Equal(1, model.Calls);
        Assert.Contains(again.Entities, entity => entity.Name == "Sycophancy");
    }

    [Fact]
    public async Task Items_that_were_not_asked_for_are_losses()
    {
        using var model = new ScriptedModel((call, _) => Task.FromResult(ScriptedModel.Says(call == 1
            ? """{"entities": ["Flattery", 7], "relations": [], "quotes": {"none": true}, "claims": [{"name": "Models please.", "quote": "x"}]}"""
            : Entities())));

        var found = await new ModelExtractor(model, new ModelSettings("test:m", "m")).ExtractAsync(Paper, []);

        Assert.Equal(
            ["item \"Flattery\" in chunk 1", "item 7 in chunk 1", "item {\"none\":true} in chunk 1", "item {\"name\":\"Models please.\",\"quote\":\"x\"} in chunk 1"],
            found.Losses.Select(loss => loss.What));
    }

    [Fact]
    public async Task Of_bad_quotes_those_not_put_right_are_losses()
    {
        using var model = new ScriptedModel((call, _) => Task.FromResult(ScriptedModel.Says(call == 1
            ? """{"entities": [], "relations": [], "quotes": [{"text": ""}, {"text": ""}, {"text": ""}]}"""
            : $$"""{"entities": [], "relations": [], "quotes": [{"text": "{{Sentence}}", "about": [], "role": "result", "speaker": null, "rationale": "Said."}]}""")));

        var found = await new ModelExtractor(model, new ModelSettings("test:m", "m")).ExtractAsync(Paper, []);

        Assert.Single(found.Quotes);
        Assert.Equal(2, found.Losses.Count);
    }

    [Fact]
    public async Task Many_descriptions_are_joined_in_several_questions()
    {
        var text = string.Join(' ', Enumerable.Repeat(Sentence, 8));
        var paper = Sketch.Document((BlockKind.Title, "On Pleasing"), (BlockKind.Body, text), (BlockKind.Body, text));
        using var model = new ScriptedModel((call, messages) => Task.FromResult(ScriptedModel.Says(
            messages[0].Text.Contains("one description", StringComparison.Ordinal)
                ? """{"descriptions": [{"name": "Kind 1", "description": "Both together."}]}"""
                : Entities([.. Enumerable.Range(1, 50).Select(i => ("concept", $"Kind {i}", $"Description {call}."))]))));

        var found = await new ModelExtractor(model, new ModelSettings("test:m", "m") { ChunkTokens = 130 }).ExtractAsync(paper, []);

        Assert.Equal(4, model.Calls);
        Assert.Equal("Both together.", found.Entities.Single(entity => entity.Name == "Kind 1").Description);
        Assert.Equal(49, found.Losses.Count(loss => loss.What.StartsWith("joined description of 'Kind ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_document_that_has_to_wait_lets_its_calls_come_to_an_end()
    {
        var text = string.Join(' ', Enumerable.Repeat(Sentence, 8));
        var paper = Sketch.Document((BlockKind.Title, "On Pleasing"), (BlockKind.Body, text), (BlockKind.Body, text));
        var store = new MemoryStore();
        var gate = new TaskCompletionSource<ChatResponse>();
        using var model = new ScriptedModel((call, _) => call == 1 ? gate.Task : throw new WaitException("No budget."));
        using var cache = new ReplyCache(new ReplyKeeper(model, store), store);

        var extracting = new ModelExtractor(cache, new ModelSettings("test:m", "m") { ChunkTokens = 130 }).ExtractAsync(paper, []);
        gate.SetResult(ScriptedModel.Says(Entities()));

        Assert.Equal("No budget.", (await Assert.ThrowsAsync<WaitException>(() => extracting)).Message);
        Assert.Equal(1, store.Count);
    }

    [Fact]
    public async Task Being_stopped_is_no_failure_of_a_chunk()
    {
        using var stop = new CancellationTokenSource();
        using var model = new ScriptedModel(async (_, _) =>
        {
            await stop.CancelAsync();
            stop.Token.ThrowIfCancellationRequested();
            return ScriptedModel.Says("");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new ModelExtractor(model, new ModelSettings("test:m", "m")).ExtractAsync(Paper, [], stop.Token));
    }

    [Fact]
    public void An_estimate_sends_nothing()
    {
        using var model = new ScriptedModel((_, _) => throw new InvalidOperationException("Sent."));
        var extractor = new ModelExtractor(model, new ModelSettings("test:m", "m") { Passes = 2, Price = new(1, 1) });

        var estimate = extractor.Estimate(Paper, []);

        Assert.Equal(2, estimate.Requests);
        Assert.True(estimate.TokensIn > 1000);
        Assert.Equal((estimate.TokensIn + estimate.TokensOut) / 1_000_000m, estimate.CostUsd);
        Assert.Equal(0, model.Calls);
    }

    private static string Entities(params (string Kind, string Name, string Description)[] entities) => System.Text.Json.JsonSerializer.Serialize(new
    {
        entities = entities.Select(entity => new
        {
            kind = entity.Kind,
            name = entity.Name,
            description = entity.Description,
            aliases = Array.Empty<string>(),
            quote = Sentence,
            role = "background",
            rationale = "Said.",
        }),
        relations = Array.Empty<object>(),
        quotes = Array.Empty<object>(),
    });
}
