namespace CurationPipeline.Ground;

/// <summary>A quote put together of pieces that are verbatim, each from another place.</summary>
internal static class Splice
{
    private const int MostPieces = 4;
    private const int FewestLetters = 12;
    private const int Nearby = 400;

    /// <summary>The pieces that cover the quote, or null when it is not spliced.</summary>
    public static IReadOnlyList<VerbatimPiece>? Of(Skeleton quote, List<VerbatimPiece> pieces, Source source)
    {
        var chain = new List<VerbatimPiece>();
        var covered = 0;
        while (covered < quote.Length)
        {
            var next = pieces.Where(piece => piece.Start <= covered && piece.End >= covered + FewestLetters).OrderByDescending(piece => piece.End).FirstOrDefault();
            if (next.Length == 0 || chain.Count == MostPieces)
                return null;
            chain.Add(next);
            covered = next.End;
        }

        return chain.Count > 1 && chain.Zip(chain.Skip(1)).Any(pair => !IsNear(pair.First, pair.Second)) ? chain : null;
    }

    /// <summary>Words dropped inside a passage leave its pieces in order and close to each other.</summary>
    private static bool IsNear(VerbatimPiece before, VerbatimPiece after)
    {
        var gap = (after.At - after.Start) - (before.At - before.Start);
        return gap is >= 0 and <= Nearby;
    }
}
