using System.Text.RegularExpressions;
using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>Tells a helpful bracket such as "[the model]" from one that makes a quote say something else.</summary>
internal static partial class Insertions
{
    private static readonly HashSet<string> Numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty",
        "seventy", "eighty", "ninety", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions",
        "dozen", "dozens", "half", "third", "quarter", "thirds", "quarters", "once", "twice", "thrice", "double", "triple", "percent",
    };

    /// <summary>Words that say of how many a sentence is true.</summary>
    private static readonly HashSet<string> Quantifiers = new(StringComparer.OrdinalIgnoreCase)
    {
        "all", "always", "any", "anybody", "anyone", "anything", "both", "each", "either", "ever", "every", "everybody", "everyone",
        "everything", "everywhere", "few", "many", "most", "often", "several", "some", "somebody", "someone", "something",
        "sometimes", "usually",
    };

    /// <summary>
    /// Whether every bracket only explains: it negates and counts nothing, is no part of a word and no citation (which has to be
    /// the source's), and replaces no bracket, citation, negation or number of the source's own.
    /// </summary>
    public static bool OnlyExplain(string source, QuoteParts parts, IReadOnlyList<Place> chain) =>
        parts.Cuts.Select((cuts, i) => (Cuts: cuts, Gap: Gap(source, chain, i))).All(pair => pair.Cuts.All(cut => !cut.IsBracket || Explains(cut, source, pair.Gap, pair.Cuts.Count == 1)));

    /// <param name="cut">The bracket.</param>
    /// <param name="source">The source's text.</param>
    /// <param name="gap">What of it the quote leaves out there.</param>
    /// <param name="alone">No ellipsis stands beside the bracket, so that it takes the place of what is left out.</param>
    private static bool Explains(QuoteCut cut, string source, TextRange gap, bool alone)
    {
        var inside = cut.Text[1..^1];
        var left = source.Substring(gap.Start, gap.Length);
        return !cut.IsGlued
            && !Negations.In(inside)
            && !Words(inside).Any(word => Numbers.Contains(word) || Quantifiers.Contains(word))
            && !NumberByItself().IsMatch(inside)
            && !inside.Contains("et al", StringComparison.OrdinalIgnoreCase)
            && !left.Contains('[')
            && !(alone && (Negations.In(left) || CitationMarks.In(left).Count > 0))
            && !(HasDigit(inside) && (HasDigit(left) || Words(left).Any(Numbers.Contains)));
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

    private static bool HasDigit(string text) => text.Any(char.IsAsciiDigit);

    private static string[] Words(string text) =>
        text.Split([' ', '\n', '\u00A0', '-', '\u2013', '.', ',', ';', '(', ')', '"', '\''], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A number by itself, not the one of a name such as GPT-4.</summary>
    [GeneratedRegex(@"(?<![\w-])\d")]
    private static partial Regex NumberByItself();
}
