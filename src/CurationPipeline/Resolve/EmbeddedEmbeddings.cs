using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Resolve;

/// <summary>
/// Vectors without a model: one half says which words and letters a text has, the rare ones louder; the other half what its
/// words have to do with, as the papers read so far show it.
/// </summary>
public sealed class EmbeddedEmbeddings(WordSpace space) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>From this cosine on two entities are near; measured on the sample base, where a language model's vectors would have it at 0.65.</summary>
    public const double Threshold = 0.5;

    private const int SurfaceDimensions = 512;
    private const float RunWeight = 0.25f;

    // Shares of the cosine: what is said, and what it has to do with.
    private const float Surface = 0.45f;
    private const float Meaning = 0.55f;

    private readonly EmbeddingGeneratorMetadata _metadata =
        new("embedded", null, $"embedded-1-{space.Fingerprint}", SurfaceDimensions + WordSpace.Dimensions);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(VectorOf(text)))));

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private float[] VectorOf(string text)
    {
        var vector = new float[SurfaceDimensions + WordSpace.Dimensions];
        var surface = vector.AsSpan(0, SurfaceDimensions);
        var meaning = vector.AsSpan(SurfaceDimensions);
        foreach (var group in TextWords.Of(text).Where(word => !TextWords.IsStopWord(word)).CountBy(word => word))
        {
            var weight = space.Weight(group.Key) * (1 + MathF.Log(group.Value));
            Add(surface, group.Key, weight * weight);
            AddRuns(surface, group.Key, weight * weight * RunWeight);
            if (space.FindMeaning(group.Key) is { } known)
                TensorPrimitives.MultiplyAdd(known, weight, meaning, meaning);
        }

        Scale(surface, Surface);
        Scale(meaning, Meaning);
        WordSpace.Normalize(vector);
        return vector;
    }

    private static void AddRuns(Span<float> surface, string word, float weight)
    {
        for (var i = 0; i + 4 <= word.Length; i++)
            Add(surface, word.AsSpan(i, 4), weight);
    }

    private static void Add(Span<float> surface, ReadOnlySpan<char> feature, float weight)
    {
        var hash = TextWords.Hash(feature);
        surface[(int)((hash >> 4) % SurfaceDimensions)] += (hash & 1) == 0 ? weight : -weight;
    }

    // The cosine of two whole vectors is then the mean of the halves' cosines, by their shares.
    private static void Scale(Span<float> part, float share)
    {
        WordSpace.Normalize(part);
        TensorPrimitives.Multiply(part, MathF.Sqrt(share), part);
    }
}
