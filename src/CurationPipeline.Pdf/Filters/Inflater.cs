namespace CurationPipeline.Pdf.Filters;

/// <summary>A plain inflater for damaged data: it keeps every byte that could still be told.</summary>
internal ref struct Inflater(ReadOnlySpan<byte> data, ByteBuffer output)
{
    private const int LongestCode = 15;

    private static readonly short[] LengthBase =
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    private static readonly byte[] LengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    private static readonly short[] DistanceBase =
    [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289,
        16385, 24577,
    ];

    private static readonly byte[] LengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private readonly ReadOnlySpan<byte> _data = data;
    private readonly int _start = output.Length;
    private int _at;
    private int _bits;
    private int _bitCount;

    /// <summary>What stands behind the data that was read.</summary>
    public readonly ReadOnlySpan<byte> Rest => _data[_at..];

    /// <returns>Whether the data came to its end, or the output was full before.</returns>
    public bool Run()
    {
        bool last;
        bool whole;
        do
        {
            last = Bits(1) == 1;
            whole = Bits(2) switch
            {
                0 => Stored(),
                1 => Block(FixedLengths(), Code.From(Enumerable.Repeat((byte)5, 30).ToArray())),
                2 => Dynamic(),
                _ => false,
            };
        }
        while (whole && !last && !output.IsFull);
        return whole;
    }

    private static Code FixedLengths()
    {
        var lengths = new byte[288];
        for (var i = 0; i < lengths.Length; i++)
            lengths[i] = (byte)(i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
        return Code.From(lengths);
    }

    /// <summary>The next bits, or -1 past the end.</summary>
    private int Bits(int count)
    {
        while (_bitCount < count)
        {
            if (_at >= _data.Length)
                return -1;
            _bits |= _data[_at++] << _bitCount;
            _bitCount += 8;
        }

        var value = _bits & ((1 << count) - 1);
        _bits >>= count;
        _bitCount -= count;
        return value;
    }

    private bool Stored()
    {
        (_bits, _bitCount) = (0, 0);
        if (_at + 4 > _data.Length)
            return false;
        var length = _data[_at] | _data[_at + 1] << 8;
        _at += 4;
        var taken = Math.Min(length, _data.Length - _at);
        output.Add(_data.Slice(_at, taken));
        _at += taken;
        return taken == length;
    }

    private bool Dynamic()
    {
        var (literals, distances, order) = (Bits(5), Bits(5), Bits(4));
        if (literals < 0 || distances < 0 || order < 0)
            return false;
        var lengths = new byte[19];
        for (var i = 0; i < order + 4; i++)
            lengths[LengthOrder[i]] = (byte)Math.Max(0, Bits(3));
        var all = new byte[literals + 257 + distances + 1];
        return ReadLengths(Code.From(lengths), all)
            && Block(Code.From(all[..(literals + 257)]), Code.From(all[(literals + 257)..]));
    }

    private bool ReadLengths(Code code, byte[] lengths)
    {
        for (var i = 0; i < lengths.Length;)
        {
            var symbol = Symbol(code);
            if (symbol < 0)
                return false;
            if (symbol < 16)
            {
                lengths[i++] = (byte)symbol;
                continue;
            }

            var value = symbol == 16 && i > 0 ? lengths[i - 1] : (byte)0;
            var repeat = symbol switch { 16 => 3 + Bits(2), 17 => 3 + Bits(3), _ => 11 + Bits(7) };
            for (; repeat > 0 && i < lengths.Length; repeat--)
                lengths[i++] = value;
        }

        return true;
    }

    private bool Block(Code literals, Code distances)
    {
        while (!output.IsFull)
        {
            var symbol = Symbol(literals);
            if (symbol is < 0 or > 285)
                return false;
            if (symbol == 256)
                return true;
            if (symbol < 256)
                output.Add((byte)symbol);
            else if (!Copy(symbol - 257, distances))
                return false;
        }

        return true;
    }

    private bool Copy(int symbol, Code distances)
    {
        var extra = Bits(LengthExtra[symbol]);
        var code = Symbol(distances);
        if (extra < 0 || code is < 0 or > 29)
            return false;
        var more = Bits(code < 4 ? 0 : code / 2 - 1);
        var distance = DistanceBase[code] + more;
        if (more < 0 || distance > output.Length - _start)
            return false;
        for (var length = LengthBase[symbol] + extra; length > 0; length--)
            output.Add(output[output.Length - distance]);
        return true;
    }

    private int Symbol(Code code)
    {
        int value = 0, first = 0, index = 0;
        for (var length = 1; length <= LongestCode; length++)
        {
            var bit = Bits(1);
            if (bit < 0)
                return -1;
            value |= bit;
            var count = code.Counts[length];
            if (value - count < first)
                return code.Symbols[index + value - first];
            index += count;
            first = (first + count) << 1;
            value <<= 1;
        }

        return -1;
    }

    /// <summary>A canonical prefix code: how many codes of each length, and the symbols in order of code.</summary>
    private sealed record Code(int[] Counts, int[] Symbols)
    {
        public static Code From(byte[] lengths)
        {
            var counts = new int[LongestCode + 1];
            foreach (var length in lengths)
                counts[length]++;
            counts[0] = 0;
            var symbols = Enumerable.Range(0, lengths.Length).Where(i => lengths[i] > 0).OrderBy(i => lengths[i]).ToArray();
            return new Code(counts, symbols);
        }
    }
}
