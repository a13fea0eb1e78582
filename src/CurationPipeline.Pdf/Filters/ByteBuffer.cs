using System.Buffers;

namespace CurationPipeline.Pdf.Filters;

/// <summary>A growing run of bytes on borrowed memory, which never grows past its limit.</summary>
internal sealed class ByteBuffer(int limit = ByteBuffer.DefaultLimit) : IDisposable
{
    /// <summary>More than any honest stream of text, fonts or tables holds, and little enough to bear.</summary>
    public const int DefaultLimit = 32 << 20;

    private const int LargestBorrowed = 1 << 22;

    private byte[] _bytes = Rent(1 << 14);

    public int Length { get; private set; }

    public bool IsFull => Length >= limit;

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public byte this[int index] => _bytes[index];

    public byte[] ToArray() => Span.ToArray();

    public void Clear() => Length = 0;

    public void Truncate(int length) => Length = Math.Min(length, Length);

    public void Add(byte value)
    {
        if (Length == _bytes.Length)
            Grow(1);
        if (!IsFull)
            _bytes[Length++] = value;
    }

    public void Add(scoped ReadOnlySpan<byte> values)
    {
        values = values[..Math.Min(values.Length, limit - Length)];
        values.CopyTo(Free(values.Length));
        Length += values.Length;
    }

    /// <summary>Room of at least this many bytes behind what is there; <see cref="Advance"/> says how many were written.</summary>
    public Span<byte> Free(int count)
    {
        if (_bytes.Length - Length < count)
            Grow(count);
        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length = Math.Min(Length + count, limit);

    public void Dispose()
    {
        Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    // The pool keeps what it is given for good: very large pieces are left to the collector.
    private static byte[] Rent(int length) =>
        length <= LargestBorrowed ? ArrayPool<byte>.Shared.Rent(length) : GC.AllocateUninitializedArray<byte>(length);

    private static void Return(byte[] bytes)
    {
        if (bytes.Length <= LargestBorrowed)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Grow(int count)
    {
        var larger = Rent(Math.Max(Length + count, Math.Min(_bytes.Length * 2, limit)));
        Span.CopyTo(larger);
        Return(_bytes);
        _bytes = larger;
    }
}
