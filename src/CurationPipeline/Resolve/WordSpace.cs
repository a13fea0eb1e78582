using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;

namespace CurationPipeline.Resolve;

/// <summary>
/// What words have to do with each other, learned from texts by what stands near what: words with like neighbours come to
/// point the same way. (Random indexing with positive pointwise mutual information; the same texts give the same space.)
/// </summary>
public sealed class WordSpace
{
    public const int Dimensions = 256;

    private const int Window = 6;
    private const int Marks = 8;
    private const int LeastCount = 3;
    private const int MostWords = 20_000;
    private const double Smoothing = 0.75;

    private readonly Dictionary<string, float[]> _meaning;
    private readonly Dictionary<string, int> _counts;
    private readonly double _total;

    private WordSpace(Dictionary<string, float[]> meaning, Dictionary<string, int> counts, string fingerprint)
    {
        _meaning = meaning;
        _counts = counts;
        _total = counts.Values.Sum() + 1.0;
        Fingerprint = fingerprint;
    }

    /// <summary>Short hash of what the space was learned from.</summary>
    public string Fingerprint { get; }

    /// <param name="texts">Descriptions and papers; their order does not matter.</param>
    public static WordSpace Learn(IEnumerable<string> texts)
    {
        List<string> ordered = [.. texts.Order(StringComparer.Ordinal)];
        var documents = ordered.Select(TextWords.Of).ToList();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in documents.SelectMany(words => words))
            counts[word] = counts.GetValueOrDefault(word) + 1;

        List<string> known = [.. counts.Where(pair => pair.Value >= LeastCount && !TextWords.IsStopWord(pair.Key))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MostWords).Select(pair => pair.Key)];
        return new WordSpace(Project(Neighbours(documents, known), known), counts, FingerprintOf(ordered));
    }

    /// <summary>How much a word tells: 1 for the rarest, towards 0 for the most common.</summary>
    internal float Weight(string word) =>
        (float)(Math.Log(_total / (1 + _counts.GetValueOrDefault(word))) / Math.Log(_total + 1));

    internal float[]? FindMeaning(string word) => _meaning.GetValueOrDefault(word);

    private static Dictionary<(int Word, int Near), float> Neighbours(List<List<string>> documents, List<string> known)
    {
        var numbers = known.Select((word, number) => (word, number)).ToDictionary(pair => pair.word, pair => pair.number, StringComparer.Ordinal);
        var near = new Dictionary<(int, int), float>();
        foreach (var document in documents)
        {
            var words = document.Where(numbers.ContainsKey).Select(word => numbers[word]).ToList();
            for (var i = 0; i < words.Count; i++)
            {
                for (var j = Math.Max(0, i - Window); j < i; j++)
                    Add(near, words[i], words[j], 1f / (i - j));
            }
        }

        return near;
    }

    private static void Add(Dictionary<(int, int), float> near, int one, int other, float weight)
    {
        if (one != other)
        {
            near[(one, other)] = near.GetValueOrDefault((one, other)) + weight;
            near[(other, one)] = near.GetValueOrDefault((other, one)) + weight;
        }
    }

    // Each neighbour leaves its own marks, as strongly as it is near more often than chance has it.
    private static Dictionary<string, float[]> Project(Dictionary<(int Word, int Near), float> near, List<string> known)
    {
        var sums = new double[known.Count];
        foreach (var (pair, weight) in near)
            sums[pair.Word] += weight;
        var smoothed = sums.Select(sum => Math.Pow(sum, Smoothing)).ToArray();
        var total = smoothed.Sum();

        var vectors = known.Select(_ => new float[Dimensions]).ToArray();
        foreach (var (pair, weight) in near.OrderBy(entry => entry.Key))
        {
            var information = Math.Log(weight * total / (sums[pair.Word] * smoothed[pair.Near]));
            if (information > 0)
                Mark(vectors[pair.Word], known[pair.Near], (float)information);
        }

        WithoutCommonPart(vectors);
        return known.Zip(vectors).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private static void Mark(float[] vector, string word, float strength)
    {
        var hash = TextWords.Hash(word);
        for (var i = 0; i < Marks; i++)
        {
            hash = (hash ^ (uint)i) * 2654435761;
            vector[(hash >> 8) % Dimensions] += (hash & 1) == 0 ? strength : -strength;
        }
    }

    // What all words share says nothing of any.
    private static void WithoutCommonPart(float[][] vectors)
    {
        var mean = new float[Dimensions];
        foreach (var vector in vectors)
        {
            Normalize(vector);
            TensorPrimitives.Add(mean, vector, mean);
        }

        TensorPrimitives.Divide(mean, Math.Max(1, vectors.Length), mean);
        foreach (var vector in vectors)
        {
            TensorPrimitives.Subtract(vector, mean, vector);
            Normalize(vector);
        }
    }

    internal static void Normalize(Span<float> vector)
    {
        var norm = TensorPrimitives.Norm(vector);
        if (norm > 0)
            TensorPrimitives.Divide(vector, norm, vector);
    }

    private static string FingerprintOf(List<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4));
    }
}
