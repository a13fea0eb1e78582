using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>Makes the answer for a quote that was found: the source's words, and what a person should look at.</summary>
internal static class Anchor
{
    private const int FewWords = 5;
    private const int ManyWords = 150;

    public static Grounding.Anchored Whole(Document document, string quote, IReadOnlyList<Place> places, TextRange? near)
    {
        var chosen = ElidedPlaces.Nearest(places, near);
        var elsewhere = places.Where(place => place != chosen).Select(place => place.Range);
        return Answer(document, [chosen], [.. elsewhere], elided: false, []);
    }

    public static Grounding.Anchored Elided(Document document, QuoteParts parts, IReadOnlyList<Place> chain)
    {
        var marks = parts.Inserted.Select(inserted => $"bracket: '{inserted}' does not stand in the source").ToList();
        if (Gaps(chain).Any(gap => Negations.In(document[gap])))
            marks.Add("elided: a negation stands in the gap");
        return Answer(document, chain, [], chain.Count > 1 || parts.Inserted.Any(), marks);
    }

    private static IEnumerable<TextRange> Gaps(IReadOnlyList<Place> chain) =>
        chain.Skip(1).Select((place, i) => new TextRange(chain[i].Range.End, place.Range.Start));

    private static Grounding.Anchored Answer(
        Document document, IReadOnlyList<Place> chain, IReadOnlyList<TextRange> elsewhere, bool elided, List<string> marks)
    {
        var text = string.Join(" \u2026 ", chain.Select(place => string.Join(' ', Pieces(place).Select(piece => Slice(document, piece)))));
        var parts = chain.SelectMany(Pieces).ToList();
        marks.AddRange(Doubts(document, text, parts));
        return new Grounding.Anchored(parts, text, document.Places.PageOf(parts[0].Start), elided, elsewhere, marks);
    }

    private static IEnumerable<TextRange> Pieces(Place place)
    {
        var start = place.Range.Start;
        foreach (var interruption in place.Interruptions)
        {
            // One may begin in the white space in which the one before it ends.
            if (interruption.Start > start)
                yield return new TextRange(start, interruption.Start);
            start = Math.Max(start, interruption.End);
        }

        yield return new TextRange(start, place.Range.End);
    }

    private static string Slice(Document document, TextRange range) => document[range].Trim().ToString();

    private static IEnumerable<string> Doubts(Document document, string text, IReadOnlyList<TextRange> parts)
    {
        var words = CountWords(text);
        if (words < FewWords)
            yield return $"short: under {FewWords} words";
        if (words > ManyWords)
            yield return $"long: {words} words";
        if (parts.Any(part => TouchesMaths(document.Blocks, part)) || IsMaths(text))
            yield return "maths: look at the page";
        if (text.Any(c => c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF')))
            yield return "glyphs: the font does not say what some of its signs are";
    }

    /// <summary>Blocks stand in text order, so that the few under a range are found without looking at all.</summary>
    private static bool TouchesMaths(IReadOnlyList<Block> blocks, TextRange range)
    {
        int low = 0, high = blocks.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = blocks[middle].Range.End <= range.Start ? (middle + 1, high) : (low, middle);
        }

        for (; low < blocks.Count && blocks[low].Range.Start < range.End; low++)
        {
            if (blocks[low].Kind == BlockKind.Maths)
                return true;
        }

        return false;
    }

    private static int CountWords(string text)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]) && (i == 0 || Boundary.IsIdeograph(text[i]) || !char.IsLetterOrDigit(text[i - 1]) && text[i - 1] is not ('.' or ',' or '\'' or '\u2019')))
                words++;
        }

        return words;
    }

    private static bool IsMaths(string text)
    {
        var signs = text.Count(c => Gap.IsSign(c) && c is not ('%' or '/' or '&') || c is '\u2212' or >= '\u0391' and <= '\u03C9');
        return signs >= 3 && signs * 40 > text.Length;
    }
}
