using System.Buffers;
using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>The signs right before the first letter and right after the last one: a quote may not lose or gain them.</summary>
internal static class EdgeSigns
{
    private static readonly SearchValues<char> Comparisons = SearchValues.Create("<>=\u00B1~\u2248\u2260\u2264\u2265");

    /// <summary>Both ranges with the signs that the quote has around it; null when the source has other ones.</summary>
    public static (TextRange Source, TextRange Quote)? Around(string source, TextRange range, string quote, TextRange inQuote)
    {
        var lead = Leading(quote, inQuote.Start);
        var sourceLead = Leading(source, range.Start);
        // A sign of comparison belongs to what follows it; it counts behind a quote only where the quote has one.
        var trail = Trailing(quote, inQuote.End, comparisons: true);
        var sourceTrail = Trailing(source, range.End, trail.ContainsAny(Comparisons));
        if (!Agree(Spell(lead), Spell(sourceLead), char.IsDigit(source[range.Start]))
            || !Agree(Spell(trail), Spell(sourceTrail), char.IsDigit(source[range.End - 1])))
            return null;
        var start = Spell(lead).Length > 0 ? range.Start - sourceLead.TrimStart().Length : range.Start;
        var end = Spell(trail).Length > 0 ? range.End + sourceTrail.TrimEnd().Length : range.End;
        return (new TextRange(start, end), new TextRange(inQuote.Start - lead.TrimStart().Length, inQuote.End + trail.TrimEnd().Length));
    }

    private static bool Agree(string quote, string source, bool besideDigit) =>
        quote == source || (quote.Length == 0 && !besideDigit && source is not ("\u00AC" or "\u221A" or "-"));

    private static ReadOnlySpan<char> Leading(string text, int start)
    {
        var i = start - 1;
        while (i >= 0 && (text[i] is ' ' or '\u00A0' || IsLeading(text, i, start)))
            i--;
        return text.AsSpan(i + 1, start - i - 1);
    }

    private static ReadOnlySpan<char> Trailing(string text, int end, bool comparisons)
    {
        var besideDigit = end > 0 && char.IsDigit(text[end - 1]);
        var i = end;
        while (i < text.Length && (text[i] is ' ' or '\u00A0' || IsTrailing(text, i, end, besideDigit) || (comparisons && Comparisons.Contains(text[i]))))
            i++;
        return text.AsSpan(end, i - end);
    }

    private static bool IsLeading(string text, int at, int start)
    {
        var c = Gap.Plain(text[at]);
        if (c is '<' or '>' or '=' or '~' or '\u2248' or '\u00AC' or '\u221A' or '\u00B1' or '\u2264' or '\u2265' or '\u2260')
            return true;
        if (!char.IsDigit(text[start]))
            return Gap.IsMinus(text[at]) && at == start - 1;
        // A dash before a space begins an item of a list or a clause; right before the digit it is a minus.
        return Gap.IsCurrency(c) || c is '+' or '\u2213' or '\u00D7' or '\u226A' or '\u226B' or '\u2243' or '^' || Gap.IsMinus(text[at])
            || (c == '.' && at == start - 1 && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
            || (c == '-' && text[at] != '\u2014' && text[at + 1] != ' ');
    }

    private static bool IsTrailing(string text, int at, int end, bool besideDigit)
    {
        var c = Gap.Plain(text[at]);
        return c is '%' or '\u2030' or '\u2031' or '\u00B0' or '^'
            || (besideDigit && at == end && (Gap.IsCurrency(c) || text[at] is '\u2032' or '\u2033'))
            || (besideDigit && c is '+' or '\u00D7' or '\u00B1');
    }

    private static string Spell(ReadOnlySpan<char> signs)
    {
        var spelled = "";
        foreach (var c in signs)
        {
            if (!char.IsWhiteSpace(c))
                spelled += Gap.Spelled(Gap.Plain(c));
        }

        return spelled;
    }
}
