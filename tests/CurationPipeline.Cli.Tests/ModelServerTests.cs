using CurationPipeline.Chat;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Documents;
using CurationPipeline.Extract;
using CurationPipeline.Tests.Chat;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests;

/// <summary>Extraction over real HTTP against a server that does what servers do.</summary>
public sealed class ModelServerTests
{
    private const string Key = "sk-secret-key-of-the-test";
    private const string First = "Reward hacking is a failure mode in which a policy exploits its reward model.";
    private const string Second = "We introduce Mirror Auditing, a protocol that asks two graders in turn.";

    private const string Good = $$"""
        {"entities": [{"kind": "concept", "name": "Reward Hacking", "id": null, "description": "A failure mode.", "aliases": [],
          "quote": "{{First}}", "role": "background", "speaker": null, "rationale": "Defined."}],
         "relations": [{"source": "this paper", "relation": "studies", "target": "Reward Hacking", "quote": "{{First}}",
          "role": "background", "speaker": null, "rationale": "It is what the paper is about."}],
         "quotes": []}
        """;

    [Fact]
    public async Task A_good_reply_becomes_items_with_their_cost()
    {
        var found = await ExtractAsync(_ => Answer.Says(Good));

        Assert.Equal(["concept:Reward Hacking", "paper:Paper"], Names(found));
        Assert.Equal("studies", Assert.Single(found.Relations).Relation);
        Assert.Equal((100L, 20L, 0.000027m), (found.TokensIn, found.TokensOut, found.CostUsd));
        Assert.Empty(found.Losses);
    }

    [Theory]
    [InlineData("Here is what I found:\n```json\n{0}\n```\nI hope it helps!")]
    [InlineData("{0}\n\nNote: {{see above}}")]
    [InlineData("Thinking {{of it}} … {{\"result\": {0}}}")]
    [InlineData("[{0}]")]
    public async Task Prose_and_wrapping_around_the_reply_are_no_hindrance(string answer)
    {
        var found = await ExtractAsync(_ => Answer.Says(string.Format(null, answer, Good)));

        Assert.Contains("concept:Reward Hacking", Names(found));
        Assert.Single(found.Relations);
    }

    [Theory]
    [InlineData(429, "")]
    [InlineData(429, "Retry-After: 0\r\n")]
    [InlineData(500, "")]
    [InlineData(503, "Retry-After: 0\r\n")]
    public async Task A_failure_that_passes_is_asked_again(int status, string headers)
    {
        var found = await ExtractAsync(request => request.Number <= 2 ? Answer.Fails(status, "busy", headers) : Answer.Says(Good));

        Assert.Contains("concept:Reward Hacking", Names(found));
        Assert.Null(Assert.Single(found.Chunks).Failure);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("silence")]
    [InlineData("empty")]
    [InlineData("no json")]
    public async Task A_broken_answer_is_asked_again(string how)
    {
        var broken = how switch
        {
            "reset" => Answer.Says(Good) with { Resets = true },
            "silence" => Answer.Says(Good) with { Hangs = true },
            "empty" => new Answer(200, ""),
            _ => new Answer(200, "<html>Bad gateway</html>"),
        };

        var found = await ExtractAsync(request => request.Number == 1 ? broken : Answer.Says(Good));

        Assert.Contains("concept:Reward Hacking", Names(found));
    }

    [Fact]
    public async Task A_chunk_that_cannot_be_read_is_shown_as_failed()
    {
        var found = await ExtractAsync(_ => Answer.Says("I would rather not say."));

        Assert.Equal("The model's answer holds no JSON with entities, relations or quotes: it starts with \"I would rather not say.\". "
            + "Ingest again, or try another model.", Assert.Single(found.Chunks).Failure);
        Assert.Equal("chunk 1 of 1", Assert.Single(found.Losses).What);
        Assert.Equal(["paper:Paper"], Names(found));
    }

    [Fact]
    public async Task A_refusal_and_a_filter_are_said_in_words()
    {
        var refused = await ExtractAsync(_ => Answer.Says("", refusal: "I cannot help with that."));
        var filtered = await ExtractAsync(_ => Answer.Says("", finish: "content_filter"));

        Assert.StartsWith("The model refused to answer: \"I cannot help with that.\"", refused.Chunks[0].Failure, StringComparison.Ordinal);
        Assert.StartsWith("The model's provider filtered the answer", filtered.Chunks[0].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_reply_keeps_its_complete_items_and_is_asked_once_more()
    {
        var cut = Good[..Good.IndexOf("\"relations\"", StringComparison.Ordinal)] + "\"relations\": [{\"source\": \"this pa";

        var found = await ExtractAsync(request => request.Number == 1 ? Answer.Says(cut) : Answer.Says(Good));

        Assert.Contains("concept:Reward Hacking", Names(found));
        Assert.Equal("studies", Assert.Single(found.Relations).Relation);
    }

    [Fact]
    public async Task A_reply_that_ran_out_of_length_splits_the_chunk()
    {
        var texts = new List<string>();

        var found = await ExtractAsync(request =>
        {
            lock (texts)
                texts.Add(request.Asked);
            return request.Number == 1 ? Answer.Says("{\"entities\": [", "length") : Answer.Says(Good);
        });

        Assert.Equal(3, texts.Count);
        Assert.Contains(First, texts[1], StringComparison.Ordinal);
        Assert.DoesNotContain(Second, texts[1], StringComparison.Ordinal);
        Assert.Contains(Second, texts[2], StringComparison.Ordinal);
        Assert.Contains("concept:Reward Hacking", Names(found));
    }

    [Fact]
    public async Task A_server_without_schemas_is_asked_in_the_next_simpler_form()
    {
        using var server = new ModelServer(request => request.Body.Contains("json_schema", StringComparison.Ordinal)
            ? Answer.Fails(400, "response_format json_schema is not supported")
            : request.Body.Contains("json_object", StringComparison.Ordinal)
                ? Answer.Fails(400, "unknown field response_format")
                : Answer.Says(Good));

        var found = await ExtractAsync(server, Request(server));

        Assert.Contains("concept:Reward Hacking", Names(found));
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("max_completion_tokens", "Unrecognized request argument supplied: max_completion_tokens")]
    [InlineData("temperature", "Unsupported value: 'temperature' does not support 0 with this model.")]
    [InlineData("seed", "Unknown field 'seed'")]
    public async Task A_setting_that_the_server_does_not_take_is_left_out_from_then_on(string setting, string refusal)
    {
        using var server = new ModelServer(request => request.Json.TryGetProperty(setting, out _) ? Answer.Fails(400, refusal) : Answer.Says(Good));
        var extractor = Models.Open("openai:gpt-4o-mini", Request(server));

        var first = await extractor.ExtractAsync(Paper(), []);
        await extractor.ExtractAsync(Paper("Another"), []);

        Assert.Contains("concept:Reward Hacking", Names(first));
        Assert.Equal(3, server.Count);
        Assert.Equal(setting == "max_completion_tokens", server.Requests.Last().Json.TryGetProperty("max_tokens", out var most) && most.GetInt32() == 4096);
    }

    [Fact]
    public async Task A_run_learns_how_many_tokens_the_server_counts()
    {
        var store = new MemoryStore();
        using var server = new ModelServer(_ => Answer.Says(Good, promptTokens: 8_000));
        var before = Estimate();

        var extractor = (ModelExtractor)Models.Open("openai:gpt-4o-mini", Request(server) with { Replies = store });
        for (var i = 0; i < 6; i++)
            await extractor.ExtractAsync(Paper($"Paper {i}"), []);
        extractor.Scale!.Save();

        Assert.InRange((double)Estimate() / before, 1.5, 3);

        long Estimate() => ((ModelExtractor)Models.Open("openai:gpt-4o-mini", Request(server) with { Replies = store })).Estimate(Paper(), []).TokensIn;
    }

    [Theory]
    [InlineData(401, "refused the key (401); put a valid one into OPENAI_API_KEY.")]
    [InlineData(404, "does not know the model 'gpt-4o-mini' (404); check --model and --endpoint.")]
    public async Task A_wrong_key_or_model_ends_the_run_with_what_to_do(int status, string expected)
    {
        var failure = await Assert.ThrowsAsync<WaitException>(() => ExtractAsync(_ => Answer.Fails(status, $"Incorrect API key provided: {Key}")));

        Assert.EndsWith(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_server_is_named()
    {
        string endpoint;
        using (var server = new ModelServer(_ => Answer.Says(Good)))
            endpoint = server.Endpoint;

        var failure = await Assert.ThrowsAsync<WaitException>(() => Models.Open(
            "openai:gpt-4o-mini", new ModelRequest(null) { Endpoint = endpoint, Key = Key }).ExtractAsync(Paper(), []));

        Assert.Equal($"The server at {endpoint} cannot be reached; check --endpoint and the network.", failure.Message);
    }

    [Fact]
    public async Task The_key_is_in_no_failure_and_no_recording()
    {
        using var folder = new TemporaryFolder();
        using var server = new ModelServer(request => request.Number == 1 ? Answer.Says(Good) : Answer.Fails(400, $"bad key {Key}"));
        var request = Request(server) with { RecordIn = folder.Path };

        await ExtractAsync(server, request);
        var failed = await ExtractAsync(server, request);

        Assert.Contains("bad key ***", failed.Chunks[0].Failure, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(folder.Path), file => Assert.DoesNotContain(Key, File.ReadAllText(file), StringComparison.Ordinal));
        Assert.NotEmpty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_recorded_reply_is_replayed_without_a_server()
    {
        using var folder = new TemporaryFolder();
        using (var server = new ModelServer(_ => Answer.Says(Good)))
            await ExtractAsync(server, Request(server) with { RecordIn = folder.Path });

        var found = await Models.Open($"replay:{folder.Path}", new ModelRequest(null)).ExtractAsync(Paper(), []);

        Assert.Contains("concept:Reward Hacking", Names(found));
        Assert.Empty(found.Losses);
    }

    [Fact]
    public async Task A_recording_of_another_question_is_said_to_be_stale()
    {
        using var folder = new TemporaryFolder();
        using (var server = new ModelServer(_ => Answer.Says(Good)))
            await ExtractAsync(server, Request(server) with { RecordIn = folder.Path });

        var found = await Models.Open($"replay:{folder.Path}", new ModelRequest(null)).ExtractAsync(Paper("Another title"), []);

        Assert.Equal("The recorded reply 'paper/extract-001' answers an older question: the prompt, the paper or the base has changed since. "
            + "Record it again with --record.", Assert.Single(found.Losses).Reason);
    }

    [Fact]
    public async Task What_was_answered_once_is_not_asked_again()
    {
        var store = new MemoryStore();
        using var server = new ModelServer(_ => Answer.Says(Good));

        var first = await ExtractAsync(server, Request(server) with { Replies = store });
        var second = await ExtractAsync(server, Request(server) with { Replies = store });

        Assert.Single(server.Requests);
        Assert.Equal(Names(first), Names(second));
        Assert.Equal((first.TokensIn, first.CostUsd), (second.TokensIn, second.CostUsd));
    }

    [Fact]
    public async Task A_budget_stops_before_it_is_exceeded_and_says_so()
    {
        using var server = new ModelServer(_ => Answer.Says(Good));

        var stopped = await Assert.ThrowsAsync<WaitException>(() => ExtractAsync(server, Request(server) with { MaxCostUsd = 0.000001m }));

        Assert.Empty(server.Requests);
        Assert.Equal("Stopped, because the next call could exceed the 0.000001 USD of --max-cost (0.00 USD are spent); "
            + "run the same command again to go on for as much once more.", stopped.Message);
    }

    [Fact]
    public async Task A_reply_that_cannot_be_kept_ends_the_run()
    {
        using var server = new ModelServer(_ => Answer.Says(Good) with { Wait = TimeSpan.FromMilliseconds(20) });
        var extractor = Models.Open("openai:gpt-4o-mini", Request(server) with { Replies = new FullDisk(), Concurrency = 2 });

        var papers = Enumerable.Range(0, 10).Select(i => extractor.ExtractAsync(Paper($"Paper {i}"), [])).ToList();

        foreach (var paper in papers)
            Assert.Equal("The disk is full.", (await Assert.ThrowsAsync<WaitException>(() => paper)).Message);
        Assert.InRange(server.Count, 1, 2); // no more than go at once
    }

    [Fact]
    public async Task A_million_character_reply_is_read_or_refused_in_time()
    {
        var found = await ExtractAsync(_ => Answer.Says(new string('{', 500_000) + new string('x', 500_000)));

        Assert.NotNull(found.Chunks[0].Failure);
    }

    [Fact]
    public async Task No_more_calls_go_at_once_than_were_allowed()
    {
        using var server = new ModelServer(_ => Answer.Says(Good) with { Wait = TimeSpan.FromMilliseconds(30) });
        var extractor = Models.Open("openai:gpt-4o-mini", Request(server) with { Concurrency = 3 });

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => extractor.ExtractAsync(Paper($"Paper {i}"), [])));

        Assert.Equal(12, server.Requests.Count);
        Assert.InRange(server.MostAtOnce, 1, 3);
    }

    private static async Task<Extraction> ExtractAsync(Func<ServedRequest, Answer> answer)
    {
        using var server = new ModelServer(answer);
        return await ExtractAsync(server, Request(server));
    }

    private static Task<Extraction> ExtractAsync(ModelServer server, ModelRequest request) =>
        Models.Open("openai:gpt-4o-mini", request).ExtractAsync(Paper(), []);

    private static ModelRequest Request(ModelServer server) => new("openai:gpt-4o-mini")
    {
        Endpoint = server.Endpoint,
        Key = Key,
        Patience = TimeSpan.FromSeconds(1),
        FirstWait = TimeSpan.FromMilliseconds(5),
    };

    private static string[] Names(Extraction found) =>
        [.. found.Entities.Select(entity => $"{entity.Kind}:{entity.Name}").Order(StringComparer.Ordinal)];

    private static Document Paper(string title = "Paper")
    {
        var text = $"{First} {new string('a', 250)}. {Second} {new string('b', 250)}.";
        return new Document(
            "paper.txt", new string('0', 64), text, 1, [new PageInfo(1, 0, 0)],
            [new Block(BlockKind.Body, new TextRange(0, text.Length), "Introduction", 1)], [], [],
            Metadata.None with { Title = title }, [], PlaceMap.OfPages(0), []);
    }

    /// <summary>Keeps what is short, such as how a paper is asked about, and no reply.</summary>
    private sealed class FullDisk : IReplyStore
    {
        public string? Find(string key) => null;

        public void Keep(string key, string reply)
        {
            if (!key.StartsWith("plan ", StringComparison.Ordinal))
                throw new WaitException("The disk is full.");
        }
    }
}
