using System.ClientModel;
using CurationPipeline.Chat;
using Microsoft.Extensions.AI;
using OpenAI.Embeddings;
using EmbeddingGenerationOptions = Microsoft.Extensions.AI.EmbeddingGenerationOptions;

namespace CurationPipeline.Cli.Vendor;

/// <summary>Vectors from any server that speaks OpenAI's protocol; counts the tokens that they took.</summary>
internal sealed class OpenAIEmbeddings(OpenAIServer server, string model, TimeSpan? firstWait = null, Action<FinishedCall>? told = null) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingClient _client = new(model, server.Credential, server.Options());

    // The same name on two servers need not be the same model.
    private readonly EmbeddingGeneratorMetadata _metadata = new("openai", server.Endpoint, $"openai:{model} at {server.Endpoint}");

    private readonly CallTarget _target = new("openai", model, server.Endpoint) { Told = told };

    public string Model => model;

    /// <summary>Tokens that the server counted so far.</summary>
    public long Tokens { get; private set; }

    /// <exception cref="CurationException">The server gives no vectors; the message says why.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        try
        {
            var made = await Retry.Attempts<OpenAIEmbeddingCollection>(failure => failure.Passing, firstWait: firstWait)
                .ExecuteAsync(async token => await AskAsync(texts, token), cancellationToken);
            Tokens += made.Usage?.InputTokenCount ?? 0;
            return new GeneratedEmbeddings<Embedding<float>>(
                InOrder(made, texts.Count).Select(vector => new Embedding<float>(vector) { ModelId = model }));
        }
        catch (CallException failure)
        {
            throw new CurationException($"{failure.Message} Run the same command again: vectors that were made are kept.");
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private async Task<OpenAIEmbeddingCollection> AskAsync(List<string> texts, CancellationToken cancellationToken)
    {
        using var call = WatchedCall.Start(_target, "embeddings");
        try
        {
            var made = await SendAsync(texts, cancellationToken);
            call.Answered(made.Model, made.Usage?.InputTokenCount, null);
            return made;
        }
        catch (Exception failure)
        {
            call.Failed(failure);
            throw;
        }
    }

    private async Task<OpenAIEmbeddingCollection> SendAsync(List<string> texts, CancellationToken cancellationToken)
    {
        try
        {
            var result = await _client.GenerateEmbeddingsAsync(texts, cancellationToken: cancellationToken);
            server.Reached = true;
            return result.Value;
        }
        catch (ClientResultException exception) when (exception.Status > 0)
        {
            server.Reached = true;
            throw server.Failure(exception, model);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && OpenAIServer.IsNoAnswer(exception))
        {
            throw server.NoAnswer(exception);
        }
    }

    /// <summary>One vector for each text, by the number that the server gave it: servers need not keep the order.</summary>
    private List<ReadOnlyMemory<float>> InOrder(OpenAIEmbeddingCollection made, int count)
    {
        var vectors = made.OrderBy(embedding => embedding.Index).Select(embedding => embedding.ToFloats()).ToList();
        var whole = made.Select(embedding => embedding.Index).Order().SequenceEqual(Enumerable.Range(0, count))
            && vectors.TrueForAll(vector => vector.Length == vectors[0].Length && IsVector(vector.Span));
        return whole
            ? vectors
            : throw new CurationException($"The server at {server.Endpoint} gave no usable vectors for '{model}'; see that this is a model for embeddings.");
    }

    private static bool IsVector(ReadOnlySpan<float> numbers)
    {
        var sum = 0f;
        foreach (var number in numbers)
            sum += number * number;
        return float.IsFinite(sum) && sum > 0;
    }
}
