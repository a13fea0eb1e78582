using System.IO.Compression;
using System.Runtime.InteropServices;

namespace CurationPipeline.Pdf.Filters;

/// <summary>Inflates; of damaged data it gives all that stands before the damage.</summary>
internal static class FlateFilter
{
    public static void Decode(ReadOnlyMemory<byte> data, ByteBuffer output)
    {
        var start = output.Length;
        var body = data[HeaderLength(data.Span)..];
        if (!TryFast(body, output))
        {
            output.Truncate(start);
            new Inflater(body.Span, output).Run();
        }
    }

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
