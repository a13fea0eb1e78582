using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CurationPipeline.Cli.Tests.Support;

namespace CurationPipeline.Cli.Tests;

/// <summary>Similarity by a server's vectors, over real HTTP.</summary>
public sealed class EmbeddingsTests : IDisposable
{
    private readonly Curate _curate = Curate.WithSampleBase();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_servers_vectors_say_what_is_similar(bool inBase64)
    {
        using var server = new ModelServer(request => Vectors(request, TwoAlike, inBase64));
        _curate.Environment["OPENAI_BASE_URL"] = server.Endpoint;

        var ran = await _curate.RunAsync("similar", "--embeddings", "openai:text-embedding-3-small", "--threshold", "0.9", "--json");

        var pair = Assert.Single(JsonDocument.Parse(ran.Output).RootElement.GetProperty("pairs").EnumerateArray());
        Assert.Equal(("concept:alignment-faking", "concept:deceptive-alignment"), (pair.GetProperty("first").GetString(), pair.GetProperty("second").GetString()));
        Assert.Matches(@"New vectors: \d+ tokens, 0\.\d+ USD\.", ran.Error);
    }

    [Fact]
    public async Task Vectors_are_paid_for_once_and_kept_by_their_maker()
    {
        using var server = new ModelServer(request => Vectors(request, TwoAlike));
        _curate.Environment["OPENAI_BASE_URL"] = server.Endpoint;
        _curate.Environment[Embedder.Variable] = "openai:text-embedding-3-small";

        var first = await _curate.OutputOf("similar");
        var asked = server.Count;
        var second = await _curate.OutputOf("similar");
        await _curate.OutputOf("similar", "--embeddings", "embedded");
        await _curate.OutputOf("show", "concept:alignment-faking");
        var same = server.Count;
        await _curate.OutputOf("similar", "--embeddings", "openai:another");

        Assert.Equal((first, asked), (second, same));
        Assert.Equal(2 * asked, server.Count);
    }

    [Fact]
    public async Task A_failure_that_passes_is_asked_again()
    {
        using var server = new ModelServer(request => request.Number == 1 ? Answer.Fails(503, "busy", "Retry-After: 0\r\n") : Vectors(request, TwoAlike));
        _curate.Environment["OPENAI_BASE_URL"] = server.Endpoint;

        await _curate.OutputOf("similar", "--embeddings", "openai:m");
    }

    [Theory]
    [InlineData(401, "refused the key (401); put a valid one into OPENAI_API_KEY.")]
    [InlineData(404, "does not know the model 'm' (404); check --model and --endpoint.")]
    public async Task What_the_server_refuses_is_one_sentence(int status, string expected)
    {
        using var server = new ModelServer(_ => Answer.Fails(status, "No."));
        _curate.Environment["OPENAI_BASE_URL"] = server.Endpoint;

        var ran = await _curate.RunAsync("similar", "--embeddings", "openai:m");

        Assert.Equal(2, ran.Code);
        Assert.EndsWith($"The server at {server.Endpoint} {expected}\n", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_vectors_are_refused()
    {
        using var server = new ModelServer(request => Vectors(request, TwoAlike, leaveOut: 1));
        _curate.Environment["OPENAI_BASE_URL"] = server.Endpoint;

        var ran = await _curate.RunAsync("similar", "--embeddings", "openai:m");

        Assert.Equal(2, ran.Code);
        Assert.EndsWith($"The server at {server.Endpoint} gave no usable vectors for 'm'; see that this is a model for embeddings.\n", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_maker_that_there_is_not_is_named()
    {
        var ran = await _curate.RunAsync("similar", "--embeddings", "magic");

        Assert.Equal(2, ran.Code);
        Assert.EndsWith("There is no maker of vectors 'magic'; the choices are embedded and openai:NAME, such as openai:text-embedding-3-small.\n", ran.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _curate.Dispose();

    /// <summary>Alignment faking and deceptive alignment point the same way, everything else each in its own.</summary>
    private static float[] TwoAlike(string text, int number)
    {
        var vector = new float[128];
        vector[text.StartsWith("Alignment Faking.", StringComparison.Ordinal) || text.StartsWith("Deceptive Alignment.", StringComparison.Ordinal) ? 0 : 1 + number] = 1;
        return vector;
    }

    private static int _texts;

    private static Answer Vectors(ServedRequest request, Func<string, int, float[]> make, bool inBase64 = false, int leaveOut = 0)
    {
        Assert.Equal("/embeddings", request.Path);
        var texts = request.Json.GetProperty("input").EnumerateArray().Select(text => text.GetString()!).ToList();
        var data = texts.SkipLast(leaveOut).Select((text, index) =>
        {
            var vector = make(text, Interlocked.Increment(ref _texts) % 127);
            JsonNode numbers = inBase64
                ? Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector))
                : JsonNode.Parse($"[{string.Join(',', vector.Select(number => number.ToString(CultureInfo.InvariantCulture)))}]")!;
            return (JsonNode)new JsonObject { ["object"] = "embedding", ["index"] = index, ["embedding"] = numbers };
        }).Reverse().ToArray();
        return new Answer(200, new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray(data),
            ["model"] = "m",
            ["usage"] = new JsonObject { ["prompt_tokens"] = 10 * texts.Count, ["total_tokens"] = 10 * texts.Count },
        }.ToJsonString());
    }
}
