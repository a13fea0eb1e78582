using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace CurationPipeline.Pdf.Filters;

/// <summary>Inflates; of damaged data it gives all that stands before the damage.</summary>
internal static class FlateFilter
{
    // Behind the checksum may stand a line end, or what a wrong length takes in.
    private const int ChecksumWithin = 16;

    /// <returns>False when the data is cut short, or is not what was once compressed.</returns>
    public static bool Decode(ReadOnlyMemory<byte> data, ByteBuffer output)
    {
        var start = output.Length;
        var header = HeaderLength(data.Span);
        var body = data[header..];
        if (TryFast(body, output) && (output.IsFull || EndsWith(body.Span, Adler32.Of(output.Span[start..]))))
            return true;
        output.Truncate(start);
        var inflater = new Inflater(body.Span, output);
        var isWhole = inflater.Run() || data.IsEmpty;
        return isWhole && !(IsZlib(data.Span[..header]) && Contradicts(inflater.Rest, Adler32.Of(output.Span[start..])));
    }

    private static bool EndsWith(ReadOnlySpan<byte> body, uint checksum)
    {
        Span<byte> written = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(written, checksum);
        return body[Math.Max(0, body.Length - ChecksumWithin)..].IndexOf(written) >= 0;
    }

    /// <summary>Some producers leave the checksum out: only one that is there can be wrong.</summary>
    private static bool Contradicts(ReadOnlySpan<byte> rest, uint checksum) =>
        rest.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32BigEndian(rest) != checksum;

    private static bool IsZlib(ReadOnlySpan<byte> header) => header.Length >= 2 && (header[^2] << 8 | header[^1]) % 31 == 0;

    /// <summary>The framework's inflater is the fastest, but says nothing of where damage begins.</summary>
    private static bool TryFast(ReadOnlyMemory<byte> body, ByteBuffer output)
    {
        if (!MemoryMarshal.TryGetArray(body, out var segment))
            return false;
        using var source = new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false);
        using var inflate = new DeflateStream(source, CompressionMode.Decompress);
        try
        {
            int count;
            do
            {
                count = inflate.Read(output.Free(Math.Max(1 << 12, Math.Min(body.Length * 2, 1 << 16))));
                output.Advance(count);
            }
            while (count > 0 && !output.IsFull);
            return count == 0 || output.IsFull;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>A zlib header is two bytes; some producers leave it out, some put line ends before it.</summary>
    private static int HeaderLength(ReadOnlySpan<byte> data)
    {
        var at = 0;
        while (at < data.Length && data[at] is (byte)'\r' or (byte)'\n')
            at++;
        if (at + 2 <= data.Length && (data[at] & 0x0f) == 8 && (data[at] << 8 | data[at + 1]) % 31 == 0)
            return at + 2;
        return data.Length >= 2 && (data[0] & 0x0f) == 8 && data[0] >> 4 <= 7 ? 2 : 0;
    }
}
