using System.Numerics;

namespace CurationPipeline.Ground;

/// <summary>Where each run of eight letters stands in a skeleton, so that a lookup costs the same in any paper.</summary>
/// <remarks>Positions stand bucket by bucket in one array; two runs may share a bucket, so a hit must be compared.</remarks>
internal sealed class GramIndex
{
    public const int Length = 8;

    private const uint Base = 0x01000193;
    private static readonly uint Leaving = Power(Base, Length);

    private readonly int[] _starts;
    private readonly int[] _positions;
    private readonly int _shift;

    public GramIndex(ReadOnlySpan<char> letters)
    {
        var count = Math.Max(0, letters.Length - Length + 1);
        var bits = Math.Clamp(BitOperations.Log2((uint)count | 1) + 1, 4, 26);
        _shift = 32 - bits;
        _starts = new int[(1 << bits) + 1];
        _positions = new int[count];
        var buckets = Buckets(letters, count);
        foreach (var bucket in buckets)
            _starts[bucket + 1]++;
        for (var i = 1; i < _starts.Length; i++)
            _starts[i] += _starts[i - 1];
        Fill(buckets);
    }

    /// <summary>The positions of a run of eight letters, and of those that share its bucket, in text order.</summary>
    public ReadOnlySpan<int> this[ReadOnlySpan<char> gram]
    {
        get
        {
            var hash = 0u;
            foreach (var c in gram[..Length])
                hash = (hash * Base) + c;
            var bucket = BucketOf(hash);
            return _positions.AsSpan(_starts[bucket], _starts[bucket + 1] - _starts[bucket]);
        }
    }

    private int BucketOf(uint hash) => (int)((hash * 0x9E3779B1u) >> _shift);

    private int[] Buckets(ReadOnlySpan<char> letters, int count)
    {
        var buckets = new int[count];
        var hash = 0u;
        for (var i = 0; i < letters.Length; i++)
        {
            hash = (hash * Base) + letters[i];
            if (i >= Length)
                hash -= Leaving * letters[i - Length];
            if (i >= Length - 1)
                buckets[i - Length + 1] = BucketOf(hash);
        }

        return buckets;
    }

    private void Fill(int[] buckets)
    {
        // Filling from the end moves each start down to its place and keeps the positions of a bucket in order.
        for (var i = 0; i < _starts.Length - 1; i++)
            _starts[i] = _starts[i + 1];
        for (var position = buckets.Length - 1; position >= 0; position--)
            _positions[--_starts[buckets[position]]] = position;
    }

    private static uint Power(uint number, int exponent)
    {
        var power = 1u;
        for (var i = 0; i < exponent; i++)
            power *= number;
        return power;
    }
}
