using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>Says why a quote has no place in a paper, and which words come nearest.</summary>
internal static class Diagnosis
{
    private const int MostWords = 200;
    private const int MostCharacters = 1200;
    private const int Slack = 450;
    private const double FewestCommon = 0.35;

    public static Grounding.Missing Of(string quote, Source source, GramIndex grams, Places places)
    {
        if (QuoteParts.ByEllipses(quote) is { Parts.Count: > 1 } parts && ElidedPlaces.All(places, parts) is { Count: > 0 } options)
            return Elided(options, source);

        if (quote.Length > MostCharacters)
            quote = Excerpt(quote, source, grams);
        var skeleton = Skeleton.Of(quote);
        var pieces = VerbatimPieces.Of(skeleton.Letters, source.Skeleton.Letters, grams);
        if (pieces.Count == 0)
            return new Grounding.Missing(MissingReason.NotFound, null, null, []);
        var diff = Nearest(quote, source, Windows(pieces, skeleton.Length, source));
        var splice = Splice.Of(skeleton, pieces, source);
        var reason = splice is not null && !IsSlight(diff) ? MissingReason.Spliced : Reasons.Of(diff, FewestCommon, pieces[0].Length == skeleton.Length);
        return reason == MissingReason.NotFound
            ? new Grounding.Missing(reason, null, null, [])
            : new Grounding.Missing(reason, source.Text[diff.Nearest.Start..Closed(quote, skeleton, source, diff.Nearest.End)], diff.Rendered, []);
    }

    /// <summary>With the full stop or bracket that the quote closes with too.</summary>
    private static int Closed(string quote, Skeleton skeleton, Source source, int end) =>
        SharedMarks.After(source.Text, end, quote, skeleton.End(skeleton.Length - 1));

    /// <summary>Of a long quote the words around the place where it first leaves the source.</summary>
    private static string Excerpt(string quote, Source source, GramIndex grams)
    {
        var skeleton = Skeleton.Of(quote);
        var verbatim = VerbatimPieces.Of(skeleton.Letters, source.Skeleton.Letters, grams).Where(piece => piece.Start == 0).Select(piece => piece.End);
        var left = skeleton.Length == 0 ? 0 : skeleton.Origin(Math.Min(verbatim.DefaultIfEmpty(0).Max(), skeleton.Length - 1));
        var start = Math.Clamp(left - (MostCharacters / 2), 0, quote.Length - MostCharacters);
        var end = start + MostCharacters;
        while (start > 0 && start < left && !char.IsWhiteSpace(quote[start - 1]))
            start++;
        while (end < quote.Length && end > left + 1 && !char.IsWhiteSpace(quote[end]))
            end--;
        return quote[start..end];
    }

    /// <summary>All parts stand in the source: backwards, or too far apart.</summary>
    private static Grounding.Missing Elided(IReadOnlyList<IReadOnlyList<Place>> options, Source source)
    {
        if (ElidedPlaces.Chain([.. options.Reverse()], null) is { } backwards)
            return Missing(MissingReason.ElidedWrongOrder, source, backwards.Select(place => place.Range));
        var chosen = options.Select(places => places[0]).ToList();
        var ordered = chosen.Zip(chosen.Skip(1)).All(pair => pair.First.FirstLetter < pair.Second.FirstLetter);
        return Missing(ordered ? MissingReason.Spliced : MissingReason.ElidedWrongOrder, source, chosen.OrderBy(place => place.FirstLetter).Select(place => place.Range));
    }

    private static Grounding.Missing Missing(MissingReason reason, Source source, IEnumerable<TextRange> ranges) =>
        new(reason, string.Join(" \u2026 ", ranges.Select(range => source.Text[range.Start..range.End])), null, []);

    /// <summary>The neighbourhoods in which most of the quote's letters stand in order.</summary>
    private static IEnumerable<TextRange> Windows(List<VerbatimPiece> pieces, int length, Source source)
    {
        // A long stretch says more than the same number of letters in phrases that stand everywhere.
        var votes = new Dictionary<int, long>();
        var width = Math.Max(200, length / 2);
        foreach (var piece in pieces)
        {
            var bin = (piece.At - piece.Start) / width;
            votes[bin] = votes.GetValueOrDefault(bin) + ((long)piece.Length * piece.Length);
            votes[bin + 1] = votes.GetValueOrDefault(bin + 1) + ((long)piece.Length * piece.Length);
        }

        var skeleton = source.Skeleton;
        foreach (var (bin, _) in votes.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key).Take(3))
        {
            var first = Math.Clamp(((bin - 1) * width) - Slack, 0, skeleton.Length - 1);
            var last = Math.Clamp(((bin + 1) * width) + length + Slack, 0, skeleton.Length - 1);
            yield return WholeWords(source.Text, skeleton.RangeOf(first, last));
        }
    }

    private static TextRange WholeWords(string text, TextRange range)
    {
        var (start, end) = (range.Start, range.End);
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return new TextRange(start, end);
    }

    private static WordDiff Nearest(string quote, Source source, IEnumerable<TextRange> windows)
    {
        var words = WordTokens.Of(quote).Take(MostWords).ToList();
        WordDiff? nearest = null;
        foreach (var window in windows)
        {
            var around = WordTokens.Of(source.Text, window).Take(4 * MostWords).ToList();
            var diff = WordDiff.Of(source.Text, around, quote, words);
            if (nearest is null || Distance(diff) < Distance(nearest))
                nearest = diff;
            if (nearest.Hunks.Count == 1 && IsSlight(nearest))
                break;
        }

        return nearest!; // There is a window for each piece, and at least one piece.
    }

    private static double Distance(WordDiff diff) =>
        diff.Hunks.Sum(hunk => hunk.Added.Count + Math.Min(2, hunk.Removed.Count)) - (0.2 * diff.Common);

    private static bool IsSlight(WordDiff diff)
    {
        var changed = diff.Hunks.Sum(hunk => hunk.Added.Count);
        return changed <= 2 || changed * 12 < diff.Common;
    }
}
