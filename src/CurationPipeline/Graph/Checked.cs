namespace CurationPipeline.Graph;

/// <summary>Bytes with a checksum behind them: SQLite notices a broken page, and not a broken byte within a value.</summary>
internal static class Checked
{
    private const int Length = 2;

    /// <param name="bytes">What is kept.</param>
    /// <param name="place">Where it is kept: the right bytes in another place are wrong there.</param>
    public static byte[] Seal(ReadOnlySpan<byte> bytes, long place)
    {
        var sum = Sum(bytes, place);
        return [.. bytes, (byte)sum, (byte)(sum >> 8)];
    }

    /// <summary>The bytes without their checksum.</summary>
    /// <exception cref="CurationException">They are not what was kept there.</exception>
    public static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> bytes, long place)
    {
        if (bytes.Length < Length || Sum(bytes[..^Length], place) != (bytes[^2] | (bytes[^1] << 8)))
            throw Damaged();
        return bytes[..^Length];
    }

    public static CurationException Damaged() =>
        new("A value is not the one that was kept.", new InvalidDataException("The checksum is another."));

    // FNV-1a, folded to two bytes.
    private static int Sum(ReadOnlySpan<byte> bytes, long place)
    {
        var sum = (2166136261 ^ (uint)place) * 16777619;
        sum = (sum ^ (uint)(place >> 32)) * 16777619;
        foreach (var each in bytes)
            sum = (sum ^ each) * 16777619;
        return (int)((sum ^ (sum >> 16)) & 0xFFFF);
    }
}
