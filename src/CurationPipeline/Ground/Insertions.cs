using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>Tells a helpful bracket such as "[the model]" from one that makes a quote say something else.</summary>
internal static class Insertions
{
    private static readonly string[] Numbers =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "twice", "dozen", "hundred", "thousand", "million", "billion", "percent"];

    /// <summary>
    /// Whether every bracket only explains: it negates nothing, is no citation (which has to be the source's), replaces no
    /// bracket of the source's own, and puts no number in the place of another.
    /// </summary>
    public static bool OnlyExplain(string source, QuoteParts parts, IReadOnlyList<Place> chain) =>
        parts.Cuts.Select((cuts, i) => (Cuts: cuts, Gap: Gap(source, chain, i))).All(pair => pair.Cuts.All(cut => !cut.IsBracket || Explains(cut, source, pair.Gap)));

    private static bool Explains(QuoteCut cut, string source, TextRange gap)
    {
        var inside = cut.Text[1..^1];
        var left = source.AsSpan(gap.Start, gap.Length);
        return !Negations.In(inside)
            && !(cut.IsGlued && Negations.IsPrefixBefore(inside.TrimEnd('-', ' '), inside.TrimEnd('-', ' ').Length))
            && !LooksLikeCitation(inside)
            && !left.Contains('[')
            && !(IsNumeric(inside) && IsNumeric(left));
    }

    /// <summary>What the source has at the cut before a part; at both ends of the quote, what stands up to the next letter.</summary>
    private static TextRange Gap(string source, IReadOnlyList<Place> chain, int at)
    {
        var start = at == 0 ? chain[0].Range.Start : chain[at - 1].Range.End;
        var end = at == chain.Count ? start : chain[at].Range.Start;
        while (at == 0 && start > 0 && !char.IsLetterOrDigit(source[start - 1]))
            start--;
        while (at == chain.Count && end < source.Length && !char.IsLetterOrDigit(source[end]))
            end++;
        return new TextRange(start, end);
    }

    private static bool LooksLikeCitation(string inside) =>
        char.IsDigit(inside.TrimStart()[0]) || inside.Contains("et al", StringComparison.OrdinalIgnoreCase);

    private static bool IsNumeric(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange('0', '9') >= 0)
            return true;
        var words = text.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        return words.Any(word => Numbers.Contains(word.Trim('.', ',', '-').ToLowerInvariant()));
    }
}
