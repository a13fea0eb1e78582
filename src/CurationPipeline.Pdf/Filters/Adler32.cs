namespace CurationPipeline.Pdf.Filters;

/// <summary>The checksum at the end of zlib data (RFC 1950).</summary>
internal static class Adler32
{
    private const uint Modulus = 65521;

    // So many bytes can be added up before the sums leave 32 bits.
    private const int MostAtOnce = 5552;

    public static uint Of(ReadOnlySpan<byte> data)
    {
        uint low = 1, high = 0;
        while (data.Length > 0)
        {
            var part = data[..Math.Min(data.Length, MostAtOnce)];
            foreach (var value in part)
            {
                low += value;
                high += low;
            }

            (low, high) = (low % Modulus, high % Modulus);
            data = data[part.Length..];
        }

        return high << 16 | low;
    }
}
