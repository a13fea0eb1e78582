using System.Buffers;

namespace CurationPipeline.Pdf.Filters;

/// <summary>A growing run of bytes on borrowed memory, which never grows past its limit.</summary>
internal sealed class ByteBuffer(int limit = ByteBuffer.DefaultLimit) : IDisposable
{
    /// <summary>More than any honest stream of text, fonts or tables holds, and little enough to bear.</summary>
    public const int DefaultLimit = 64 << 20;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 14);

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
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, _bytes.Length * 2));
        Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
