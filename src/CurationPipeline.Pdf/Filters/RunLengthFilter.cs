namespace CurationPipeline.Pdf.Filters;

/// <summary>Undoes run-length coding.</summary>
internal static class RunLengthFilter
{
    private const int End = 128;

    public static void Decode(ReadOnlySpan<byte> data, ByteBuffer output)
    {
        for (var at = 0; at + 1 < data.Length && data[at] != End && !output.IsFull;)
        {
            var length = data[at++];
            if (length < End)
            {
                var count = Math.Min(length + 1, data.Length - at);
                output.Add(data.Slice(at, count));
                at += count;
            }
            else
            {
                var target = output.Free(257 - length);
                target[..(257 - length)].Fill(data[at++]);
                output.Advance(257 - length);
            }
        }
    }
}
