using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Resolve;

/// <summary>
/// Vectors without a model: one part says which words and letters a text has, the rare ones louder; the other what its words have to do
/// with, as the base's papers show it. Of what no paper mentions there is the first part alone.
/// </summary>
/// <param name="learnedFrom">Short hash of what the words are learned from; part of the maker's name.</param>
/// <param name="space">What was learned, asked for with the first vector.</param>
public sealed class EmbeddedEmbeddings(string learnedFrom, Func<WordSpace> space) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>From this cosine on two entities are near: most pairs above it are worth a person's look (docs/measurements.md says how that was seen).</summary>
    public const double Threshold = 0.65;

    /// <summary>The same while there are few papers, of which words cannot learn what would bring them so near.</summary>
    public const double EarlyThreshold = 0.5;

    /// <summary>What the names of all makers of this kind begin with.</summary>
    public const string Kind = "embedded-";

    private const int SurfaceDimensions = 512;
    private const float RunWeight = 0.25f;

    // Shares of the cosine: what is said, and what it has to do with.
    private const float Surface = 0.2f;
    private const float Meaning = 0.8f;

    // The frequency at which a word tells half as much as the rarest (Arora, Liang and Ma 2017, "A simple but tough-to-beat baseline for
    // sentence embeddings", who call it a).
    private const double HalfWeight = 1e-4;

    private readonly EmbeddingGeneratorMetadata _metadata =
        new("embedded", null, $"{Kind}2-{learnedFrom}", SurfaceDimensions + WordSpace.Dimensions);

    private readonly Lazy<WordSpace> _space = new(space);

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

    /// <summary>Makes the length 1, by a sum that every machine makes in the same order; what has no direction stays.</summary>
    internal static void Normalize(Span<float> vector)
    {
        var sum = 0.0;
        foreach (var value in vector)
            sum += (double)value * value;
        if (sum > 0)
            TensorPrimitives.Divide(vector, (float)Math.Sqrt(sum), vector);
    }

    private float[] VectorOf(string text)
    {
        var vector = new float[SurfaceDimensions + WordSpace.Dimensions];
        var words = TextWords.Of(text).Where(word => !TextWords.IsStopWord(word)).ToList();
        AddWording(vector.AsSpan(0, SurfaceDimensions), words);
        AddMeaning(vector.AsSpan(SurfaceDimensions), words);
        Normalize(vector);
        return vector;
    }

    private void AddWording(Span<float> surface, List<string> words)
    {
        foreach (var group in words.CountBy(word => word))
        {
            var weight = _space.Value.Weight(group.Key) * (1 + (float)Logarithm.Of(group.Value));
            Add(surface, group.Key, weight * weight);
            AddRuns(surface, group.Key, weight * weight * RunWeight);
        }

        Scale(surface, Surface);
    }

    // A term counts as itself beside its words: the literature may use it for more than they say.
    private void AddMeaning(Span<float> meaning, List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var weight = Telling(words[i]);
            Add(meaning, words[i], weight);
            if (i + 1 < words.Count)
                Add(meaning, $"{words[i]} {words[i + 1]}", weight + Telling(words[i + 1]));
        }

        Scale(meaning, Meaning);

        void Add(Span<float> meaning, string unit, float weight)
        {
            if (_space.Value.FindMeaning(unit) is { } known)
                TensorPrimitives.MultiplyAdd(known, weight, meaning, meaning);
        }
    }

    private float Telling(string word) => (float)(HalfWeight / (HalfWeight + _space.Value.Frequency(word)));

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

    // The cosine of two whole vectors is then the mean of the parts' cosines, by their shares.
    private static void Scale(Span<float> part, float share)
    {
        Normalize(part);
        TensorPrimitives.Multiply(part, MathF.Sqrt(share), part);
    }
}
