using System.Buffers;

namespace CurationPipeline.Ground;

/// <summary>A word of the source, of the quote, or of both; -1 for the one that has none.</summary>
internal readonly record struct AlignedWord(int Source, int Quote);

/// <summary>Lays the words of a quote along those of its source: Gotoh's alignment with free ends in the source.</summary>
internal static class WordAlignment
{
    // A run of left out words costs little more than one of them, so that dropped words are seen as dropped.
    private const float Open = 1f;
    private const float Extend = 0.06f;
    private const float ExtendAdded = 0.7f;
    private const float Same = -0.2f;
    private const float Change = 0.98f;
    private const float ChangedNumber = 0.8f;
    private const float SignForWord = 1.3f;
    private const float Never = float.MaxValue / 4;

    public static List<AlignedWord> Of(IReadOnlyList<WordToken> source, IReadOnlyList<WordToken> quote)
    {
        var width = source.Count + 1;
        var ways = ArrayPool<byte>.Shared.Rent((quote.Count + 1) * width);
        try
        {
            var (end, layer) = Fill(ways, Keys(source, quote));
            return Trace(ways, width, quote.Count, end, layer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(ways);
        }
    }

    /// <summary>Words as numbers, equal for equal words; the last two bits say what they are.</summary>
    private static (int[] Source, int[] Quote) Keys(IReadOnlyList<WordToken> source, IReadOnlyList<WordToken> quote)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return ([.. source.Select(Number)], [.. quote.Select(Number)]);

        int Number(WordToken word)
        {
            if (!numbers.TryGetValue(word.Key, out var number))
                numbers[word.Key] = number = numbers.Count + 1;
            return (number << 2) | (int)word.Kind;
        }
    }

    /// <summary>Three costs a cell: both words together, the source's alone, the quote's alone; only the ways to them are kept.</summary>
    /// <returns>The cell of the last row that costs least, and its layer.</returns>
    private static (int End, int Layer) Fill(byte[] ways, (int[] Source, int[] Quote) keys)
    {
        var width = keys.Source.Length + 1;
        var before = new Cell[width];
        var row = new Cell[width];
        Array.Fill(before, new Cell(0, Never, Never));
        for (var q = 1; q <= keys.Quote.Length; q++)
        {
            row[0] = new Cell(Never, Never, Added(before[0], out var added));
            ways[q * width] = (byte)(added << 4);
            for (var s = 1; s < width; s++)
            {
                var together = before[s - 1].Best(out var from) + Cost(keys.Source[s - 1], keys.Quote[q - 1]);
                var left = Left(row[s - 1], out var fromLeft);
                row[s] = new Cell(together, left, Added(before[s], out var fromAdded));
                ways[(q * width) + s] = (byte)(from | (fromLeft << 2) | (fromAdded << 4));
            }

            (before, row) = (row, before);
        }

        return Least(before);
    }

    private static float Left(Cell cell, out int from)
    {
        var open = Math.Min(cell.Together, cell.Added) + Open;
        from = cell.Left + Extend <= open ? 1 : cell.Together <= cell.Added ? 0 : 2;
        return Math.Min(open, cell.Left + Extend);
    }

    private static float Added(Cell cell, out int from)
    {
        var open = Math.Min(cell.Together, cell.Left) + Open;
        from = cell.Added + ExtendAdded <= open ? 2 : cell.Together <= cell.Left ? 0 : 1;
        return Math.Min(open, cell.Added + ExtendAdded);
    }

    private static float Cost(int source, int quote) => source == quote ? Same : (KindOf(source), KindOf(quote)) switch
    {
        (TokenKind.Number, TokenKind.Number) => ChangedNumber,
        (TokenKind.Sign, TokenKind.Word) or (TokenKind.Word, TokenKind.Sign) => SignForWord,
        _ => Change,
    };

    private static TokenKind KindOf(int word) => (TokenKind)(word & 3);

    private static (int End, int Layer) Least(Cell[] row)
    {
        var (end, least) = (0, float.MaxValue);
        for (var s = 0; s < row.Length; s++)
        {
            if (row[s].Best(out _) is var cost && cost < least)
                (end, least) = (s, cost);
        }

        row[end].Best(out var layer);
        return (end, layer);
    }

    private static List<AlignedWord> Trace(byte[] ways, int width, int q, int s, int layer)
    {
        var words = new List<AlignedWord>();
        while (q > 0)
        {
            var from = (ways[(q * width) + s] >> (2 * layer)) & 3;
            words.Add(layer switch
            {
                0 => new AlignedWord(--s, --q),
                1 => new AlignedWord(--s, -1),
                _ => new AlignedWord(-1, --q),
            });
            layer = from;
        }

        words.Reverse();
        return words;
    }

    private readonly record struct Cell(float Together, float Left, float Added)
    {
        public float Best(out int layer)
        {
            layer = Together <= Left ? 0 : 1;
            var best = Math.Min(Together, Left);
            layer = best <= Added ? layer : 2;
            return Math.Min(best, Added);
        }
    }
}
