namespace CurationPipeline.Pdf.Filters;

/// <summary>Undoes LZW with codes of 9 to 12 bits.</summary>
internal static class LzwFilter
{
    private const int Clear = 256;
    private const int End = 257;
    private const int MostCodes = 4096;

    public static void Decode(ReadOnlySpan<byte> data, bool early, ByteBuffer output)
    {
        // Each code stands for a run of the output that was already written.
        var places = new (int Start, int Length)[MostCodes];
        var next = End + 1;
        var last = (Start: 0, Length: 0);
        var (bits, bitCount, width) = (0u, 0, 9);
        foreach (var value in data)
        {
            bits = bits << 8 | value;
            bitCount += 8;
            if (bitCount < width)
                continue;
            bitCount -= width;
            var code = (int)(bits >> bitCount) & ((1 << width) - 1);
            if (code == End || output.IsFull)
                return;
            if (code == Clear)
            {
                (next, width, last) = (End + 1, 9, default);
                continue;
            }

            var run = Write(code, places, next, last, output);
            if (run.Length == 0)
                return;
            // The new code is the last run and the byte that follows it, which is the first of this run.
            if (last.Length > 0 && next < MostCodes)
                places[next++] = (last.Start, last.Length + 1);
            last = run;
            width = WidthFor(next + (early ? 1 : 0));
        }
    }

    private static (int Start, int Length) Write(
        int code, (int Start, int Length)[] places, int next, (int Start, int Length) last, ByteBuffer output)
    {
        var start = output.Length;
        if (code < 256)
        {
            output.Add((byte)code);
            return (start, 1);
        }

        (int Start, int Length) source = code < next ? places[code] : last.Length > 0 ? (last.Start, last.Length + 1) : default;
        for (var i = 0; i < source.Length; i++)
            output.Add(output[source.Start + i]);
        return (start, source.Length);
    }

    private static int WidthFor(int count) => count < 512 ? 9 : count < 1024 ? 10 : count < 2048 ? 11 : 12;
}
