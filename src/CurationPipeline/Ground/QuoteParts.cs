using System.Text.RegularExpressions;

namespace CurationPipeline.Ground;

/// <summary>A quote cut at its ellipses and, if asked, at the words in brackets that its writer put in.</summary>
/// <param name="Parts">What is left, in order.</param>
/// <param name="Cuts">The cuts before each part, and those after the last: one more than parts.</param>
internal sealed partial record QuoteParts(IReadOnlyList<string> Parts, IReadOnlyList<IReadOnlyList<QuoteCut>> Cuts)
{
    /// <summary>Parts that nobody can have meant; a quote of so many is refused.</summary>
    public const int Most = 50;

    /// <summary>The brackets at which it was cut.</summary>
    public IEnumerable<string> Inserted => Cuts.SelectMany(cuts => cuts).Where(cut => cut.IsBracket).Select(cut => cut.Text);

    public static QuoteParts ByEllipses(string quote) => At(quote, Ellipsis().Matches(quote).Select(match => Cut(quote, match, isBracket: false)));

    public static QuoteParts ByBrackets(string quote)
    {
        var brackets = Bracket().Matches(quote).Where(IsInserted).Select(match => Cut(quote, match, isBracket: true)).ToList();
        var ellipses = Ellipsis().Matches(quote).Select(match => Cut(quote, match, isBracket: false))
            .Where(cut => !brackets.Exists(bracket => bracket.Start < cut.End && cut.Start < bracket.End));
        return At(quote, brackets.Concat(ellipses).OrderBy(cut => cut.Start));
    }

    private static QuoteParts At(string quote, IEnumerable<QuoteCut> cuts)
    {
        var parts = new List<string>();
        var before = new List<IReadOnlyList<QuoteCut>>();
        var waiting = new List<QuoteCut>();
        var start = 0;
        foreach (var cut in cuts.Take(4 * Most))
        {
            Keep(quote[start..cut.Start]);
            waiting.Add(cut);
            start = cut.End;
        }

        Keep(quote[start..]);
        return new QuoteParts(parts, [.. before, waiting]);

        void Keep(string part)
        {
            if (!part.Any(char.IsLetterOrDigit))
                return;
            parts.Add(part);
            before.Add(waiting);
            waiting = [];
        }
    }

    private static QuoteCut Cut(string quote, Match match, bool isBracket) =>
        new(match.Index, match.Index + match.Length, match.Value, isBracket, IsGlued(quote, match));

    private static bool IsGlued(string quote, Match match)
    {
        var end = match.Index + match.Length;
        return (end < quote.Length && char.IsLetter(quote[end])) || (match.Index > 0 && char.IsLetter(quote[match.Index - 1]));
    }

    /// <summary>Neither one letter whose case was changed, nor a citation, which must be the source's own.</summary>
    private static bool IsInserted(Match bracket)
    {
        var inside = bracket.Groups[1].ValueSpan;
        return inside.Trim().Length > 1 && bracket.Value.Any(char.IsLetter) && !CitationMarks.IsCitation(inside, '[', ' ');
    }

    [GeneratedRegex(@"[\[(]?\s?(?:\u2026|\.\s?\.\s?\.(?:\s?\.)*)\s?[\])]?")]
    private static partial Regex Ellipsis();

    [GeneratedRegex(@"\[([^\[\]]{1,200})\]")]
    private static partial Regex Bracket();
}

/// <summary>A place where a quote leaves something out, or where its writer put something in.</summary>
/// <param name="Start">First character in the quote.</param>
/// <param name="End">One past the last.</param>
/// <param name="Text">What stands there.</param>
/// <param name="IsBracket">Words in brackets, not an ellipsis.</param>
/// <param name="IsGlued">A letter stands right before or after it, as in "[un]safe" and "help[less]".</param>
internal readonly record struct QuoteCut(int Start, int End, string Text, bool IsBracket, bool IsGlued);
