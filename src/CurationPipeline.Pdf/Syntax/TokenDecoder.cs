using System.Text;

namespace CurationPipeline.Pdf.Syntax;

/// <summary>Undoes the escapes of names and strings.</summary>
internal static class TokenDecoder
{
    public static string Name(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'#'))
            return Encoding.Latin1.GetString(raw);
        var bytes = new byte[raw.Length];
        return Encoding.Latin1.GetString(bytes.AsSpan(0, Name(raw, bytes)));
    }

    public static byte[] String(TokenKind kind, ReadOnlySpan<byte> raw)
    {
        if (kind == TokenKind.Text && raw.IndexOfAny((byte)'\\', (byte)'\r') < 0)
            return raw.ToArray();
        var bytes = new byte[raw.Length + 1];
        return bytes[..String(kind, raw, bytes)];
    }

    /// <summary>Decodes into memory that is at least one byte longer than the token; returns how many bytes it gave.</summary>
    public static int String(TokenKind kind, ReadOnlySpan<byte> raw, Span<byte> target) =>
        kind == TokenKind.Text ? Literal(raw, target) : Hex(raw, target);

    private static int Name(ReadOnlySpan<byte> raw, Span<byte> target)
    {
        var count = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '#' && i + 2 < raw.Length && CharacterClass.HexDigit(raw[i + 1]) is >= 0 and var high
                && CharacterClass.HexDigit(raw[i + 2]) is >= 0 and var low)
            {
                target[count++] = (byte)(high << 4 | low);
                i += 2;
            }
            else
            {
                target[count++] = raw[i];
            }
        }

        return count;
    }

    private static int Hex(ReadOnlySpan<byte> raw, Span<byte> target)
    {
        var digits = 0;
        foreach (var value in raw)
        {
            var digit = CharacterClass.HexDigit(value);
            if (digit < 0)
                continue;
            if ((digits & 1) == 0)
                target[digits >> 1] = (byte)(digit << 4);
            else
                target[digits >> 1] |= (byte)digit;
            digits++;
        }

        return (digits + 1) >> 1;
    }

    private static int Literal(ReadOnlySpan<byte> raw, Span<byte> target)
    {
        var count = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var value = raw[i];
            if (value == '\\')
            {
                i = Escape(raw, i + 1, target, ref count);
            }
            else if (value == '\r')
            {
                target[count++] = (byte)'\n';
                if (i + 1 < raw.Length && raw[i + 1] == '\n')
                    i++;
            }
            else
            {
                target[count++] = value;
            }
        }

        return count;
    }

    /// <summary>Reads what follows a backslash and returns the place of its last byte.</summary>
    private static int Escape(ReadOnlySpan<byte> raw, int at, Span<byte> target, ref int count)
    {
        if (at >= raw.Length)
            return at;
        var value = raw[at];
        if (value is >= (byte)'0' and <= (byte)'7')
            return Octal(raw, at, target, ref count);
        if (value == '\r')
            return at + 1 < raw.Length && raw[at + 1] == '\n' ? at + 1 : at;
        if (value == '\n')
            return at;
        target[count++] = value switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            _ => value,
        };
        return at;
    }

    private static int Octal(ReadOnlySpan<byte> raw, int at, Span<byte> target, ref int count)
    {
        var value = 0;
        var end = Math.Min(at + 3, raw.Length);
        for (; at < end && raw[at] is >= (byte)'0' and <= (byte)'7'; at++)
            value = value * 8 + (raw[at] - '0');
        target[count++] = (byte)value;
        return at - 1;
    }
}
