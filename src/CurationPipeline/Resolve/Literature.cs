using System.Security.Cryptography;
using System.Text;
using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>
/// What the built-in vectors of a base learn from: its papers, and while those are few, what its entities say of themselves.
/// </summary>
/// <remarks>
/// Which papers, the base alone decides and not when it was asked: of those that are in it, in the order in which they came, as many as
/// the leading three binary digits of their number say (1 to 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40…). So two machines with the
/// same base and texts have the same vectors, and on the way to a thousand papers it is learned anew some thirty times. A paper that
/// nobody approved teaches nothing.
/// </remarks>
public sealed class Literature
{
    private const int MostPapers = 250;
    private const int KeptDigits = 3;

    // With fewer, a base's own descriptions say more of it than they do.
    private const int ManyPapers = 8;

    private readonly GraphCaches _caches;
    private readonly List<string> _papers;
    private readonly IReadOnlyList<string> _descriptions;

    /// <param name="graph">The base.</param>
    /// <param name="entities">Its entities that have vectors.</param>
    public Literature(GraphStore graph, IEnumerable<Entity> entities)
    {
        _caches = graph.Caches;
        var texts = _caches.Papers().ToDictionary(paper => paper.Sha256, paper => paper.Reader, StringComparer.OrdinalIgnoreCase);
        List<string> papers = texts.Count == 0 ? []
            : [.. graph.Arrived("paper").Select(id => graph.FindEntity(id)?.Paper?.Sha256.FirstOrDefault(texts.ContainsKey)).OfType<string>()];
        _papers = Spread([.. papers.Take(Step(papers.Count))]);
        _descriptions = _papers.Count >= ManyPapers ? [] : [.. entities.Select(Vectors.TextOf)];
        Fingerprint = FingerprintOf([.. _papers.Select(paper => $"{paper} {texts[paper]}"), .. _descriptions]);
    }

    /// <summary>Short hash of what is learned from.</summary>
    public string Fingerprint { get; }

    /// <summary>From which cosine on two entities are near.</summary>
    public double Threshold => _descriptions.Count > 0 ? EmbeddedEmbeddings.EarlyThreshold : EmbeddedEmbeddings.Threshold;

    /// <summary>What words have to do with each other here; learned once and kept.</summary>
    public WordSpace Space()
    {
        if (_caches.FindWordSpace(Fingerprint) is { } kept)
            return WordSpace.FromBytes(kept);
        var space = WordSpace.Learn(_papers.Select(paper => _caches.FindPaper(paper)?.Text ?? "").Concat(_descriptions)); // one text at a time
        _caches.PutWordSpace(Fingerprint, space.ToBytes(), EmbeddedEmbeddings.Kind);
        return space;
    }

    /// <summary>The greatest number up to this one that has zeros behind its leading binary digits.</summary>
    internal static int Step(int count)
    {
        var digits = 32 - int.LeadingZeroCount(count);
        return digits <= KeptDigits ? count : count >> (digits - KeptDigits) << (digits - KeptDigits);
    }

    // Of very many papers every second, third and so on: what more of them would say is not worth the minutes.
    private static List<string> Spread(List<string> papers)
    {
        var stride = (papers.Count + MostPapers - 1) / MostPapers;
        return [.. papers.Where((_, i) => i % stride == 0)];
    }

    private static string FingerprintOf(IReadOnlyList<string> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var source in sources)
            hash.AppendData(Encoding.UTF8.GetBytes(source + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
