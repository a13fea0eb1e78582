namespace CurationPipeline.Pdf.Syntax;

/// <summary>Reads numbers as files write them, stray signs and second points included.</summary>
internal static class NumberReader
{
    private static readonly double[] Scale =
        [1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 1e-14, 1e-15, 1e-16];

    /// <returns>How many bytes it took; 0 when there is no digit.</returns>
    public static int Read(ReadOnlySpan<byte> data, out double number, out bool isInteger)
    {
        var at = 0;
        var negative = false;
        while (at < data.Length && data[at] is (byte)'+' or (byte)'-')
            negative |= data[at++] == '-';
        var whole = ReadDigits(data, ref at, 0, out var digits);
        isInteger = at >= data.Length || data[at] != '.';
        number = whole;
        if (!isInteger)
        {
            at++;
            var all = ReadDigits(data, ref at, whole, out var decimals);
            number = all * Scale[Math.Min(decimals, Scale.Length - 1)];
            digits += decimals;
        }

        if (negative)
            number = -number;
        SkipTail(data, ref at);
        // A lone sign or point is written for 0 by some producers.
        return digits > 0 || at > 0 && (at == data.Length || !CharacterClass.IsRegular(data[at])) ? at : 0;
    }

    /// <summary>Digits past the sixteenth decimal do not change a double: they are read and left out.</summary>
    private static double ReadDigits(ReadOnlySpan<byte> data, ref int at, double value, out int digits)
    {
        digits = 0;
        for (; at < data.Length && data[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            if (digits >= 16)
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
