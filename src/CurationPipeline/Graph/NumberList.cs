namespace CurationPipeline.Graph;

/// <summary>Ascending numbers as bytes: each as its distance from the one before, seven bits a byte.</summary>
internal static class NumberList
{
    public static byte[] Write(ReadOnlySpan<int> numbers)
    {
        var bytes = new byte[numbers.Length * 5];
        var end = 0;
        var last = 0;
        foreach (var number in numbers)
        {
            var rest = (uint)(number - last);
            last = number;
            for (; rest >= 0x80; rest >>= 7)
                bytes[end++] = (byte)(rest | 0x80);
            bytes[end++] = (byte)rest;
        }

        return bytes[..end];
    }

    /// <summary>Adds the numbers to those that were read before.</summary>
    public static void Read(ReadOnlySpan<byte> bytes, List<int> numbers)
    {
        uint number = 0, distance = 0;
        var shift = 0;
        foreach (var each in bytes)
        {
            distance |= (uint)(each & 0x7F) << shift;
            shift += 7;
            if (each >= 0x80)
                continue;
            number += distance;
            numbers.Add((int)number);
            distance = 0;
            shift = 0;
        }
    }
}
