namespace CurationPipeline.Pdf.Syntax;

/// <summary>Reads numbers as files write them, stray signs and second points included.</summary>
internal static class NumberReader
{
    // As many digits as a long holds; digits after them change nothing that a page shows.
    private const int MostDigits = 18;

    private static readonly double[] Scale =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

    /// <returns>How many bytes it took; 0 when there is no digit.</returns>
    public static int Read(ReadOnlySpan<byte> data, out double number, out bool isInteger)
    {
        var at = 0;
        var negative = false;
        while (at < data.Length && data[at] is (byte)'+' or (byte)'-')
            negative |= data[at++] == '-';
        var zeros = SkipZeros(data, ref at);
        var digits = 0;
        var value = ReadDigits(data, ref at, 0, ref digits);
        number = value;
        isInteger = at >= data.Length || data[at] != '.';
        if (!isInteger)
        {
            at++;
            var decimals = -digits;
            value = ReadDigits(data, ref at, value, ref digits);
            decimals += digits;
            number = decimals > 0 ? value / Scale[decimals] : value;
        }

        if (negative)
            number = -number;
        SkipTail(data, ref at);
        // A lone sign or point is written for 0 by some producers.
        return digits + zeros > 0 || at > 0 && (at == data.Length || !CharacterClass.IsRegular(data[at])) ? at : 0;
    }

    private static int SkipZeros(ReadOnlySpan<byte> data, ref int at)
    {
        var start = at;
        while (at < data.Length && data[at] == '0')
            at++;
        return at - start;
    }

    private static long ReadDigits(ReadOnlySpan<byte> data, ref int at, long value, ref int digits)
    {
        for (; at < data.Length && (uint)(data[at] - '0') <= 9; at++)
        {
            if (digits >= MostDigits)
                continue;
            value = value * 10 + (data[at] - '0');
            digits++;
        }

        return value;
    }

    /// <summary>"1.2.3" and "12-34" stand for 1.2 and 12.</summary>
    private static void SkipTail(ReadOnlySpan<byte> data, ref int at)
    {
        while (at < data.Length && data[at] is (byte)'.' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'))
            at++;
    }
}
