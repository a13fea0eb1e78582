namespace CurationPipeline.Ground;

/// <summary>A stretch of a quote that stands in the source letter by letter.</summary>
/// <param name="Start">First letter in the quote.</param>
/// <param name="End">One past the last.</param>
/// <param name="At">The first letter's place in the source's skeleton.</param>
internal readonly record struct VerbatimPiece(int Start, int End, int At)
{
    public int Length => End - Start;
}

/// <summary>Finds the longest stretches of a quote that stand somewhere in the source.</summary>
internal static class VerbatimPieces
{
    // Beyond that a quote is a text of its own; its beginning is enough to say where it comes from.
    private const int MostLetters = 6000;
    private const int MostCandidates = 6_000;
    private const int Common = 200;

    /// <summary>The stretches of at least eight letters, longest first.</summary>
    public static List<VerbatimPiece> Of(ReadOnlySpan<char> quote, ReadOnlySpan<char> source, GramIndex grams)
    {
        quote = quote[..Math.Min(quote.Length, MostLetters)];
        var pieces = new List<VerbatimPiece>();
        var reached = new Dictionary<int, int>();
        var left = MostCandidates;
        for (var at = 0; at + GramIndex.Length <= quote.Length; at += 2)
        {
            var gram = quote.Slice(at, GramIndex.Length);
            var positions = grams[gram];
            if (positions.Length > Common)
                continue;
            foreach (var position in positions)
            {
                if (--left < 0)
                    return Sorted(pieces);
                // On the same diagonal a piece that was followed already covers this run.
                if (reached.TryGetValue(position - at, out var end) && end > at)
                    continue;
                if (!source.Slice(position, GramIndex.Length).SequenceEqual(gram))
                    continue;
                var piece = Extend(quote, source, at, position);
                reached[position - at] = piece.End;
                pieces.Add(piece);
            }
        }

        return Sorted(pieces);
    }

    private static VerbatimPiece Extend(ReadOnlySpan<char> quote, ReadOnlySpan<char> source, int at, int position)
    {
        var back = 0;
        while (at - back > 0 && position - back > 0 && quote[at - back - 1] == source[position - back - 1])
            back++;
        var ahead = quote[at..].CommonPrefixLength(source[position..]);
        return new VerbatimPiece(at - back, at + ahead, position - back);
    }

    private static List<VerbatimPiece> Sorted(List<VerbatimPiece> pieces)
    {
        pieces.Sort((a, b) => a.Length != b.Length ? b.Length.CompareTo(a.Length) : a.At.CompareTo(b.At));
        return pieces;
    }
}
