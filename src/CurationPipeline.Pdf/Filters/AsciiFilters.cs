using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Filters;

/// <summary>Undoes the two writings of bytes as plain letters.</summary>
internal static class AsciiFilters
{
    public static void DecodeHex(ReadOnlySpan<byte> data, ByteBuffer output)
    {
        var high = -1;
        foreach (var value in data)
        {
            if (value == '>')
                break;
            var digit = CharacterClass.HexDigit(value);
            if (digit < 0)
                continue;
            if (high >= 0)
                output.Add((byte)(high << 4 | digit));
            high = high >= 0 ? -1 : digit;
        }

        if (high >= 0)
            output.Add((byte)(high << 4));
    }

    public static void Decode85(ReadOnlySpan<byte> data, ByteBuffer output)
    {
        var (group, count) = (0u, 0);
        foreach (var value in data)
        {
            if (value == '~')
                break;
            if (value == 'z' && count == 0)
                output.Add([0, 0, 0, 0]);
            if (value is < (byte)'!' or > (byte)'u')
                continue;
            group = unchecked(group * 85 + (uint)(value - '!'));
            if (++count < 5)
                continue;
            WriteGroup(group, 4, output);
            (group, count) = (0, 0);
        }

        if (count < 2)
            return;
        for (var i = count; i < 5; i++)
            group = unchecked(group * 85 + 84);
        WriteGroup(group, count - 1, output);
    }

    private static void WriteGroup(uint group, int count, ByteBuffer output)
    {
        for (var i = 0; i < count; i++)
            output.Add((byte)(group >> (24 - 8 * i)));
    }
}
