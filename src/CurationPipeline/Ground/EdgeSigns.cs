using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>The signs right before the first letter and right after the last one: a quote may not lose or gain them.</summary>
internal static class EdgeSigns
{
    /// <summary>The range with the signs that the quote has around it; null when the source has other ones.</summary>
    public static TextRange? Around(string source, TextRange range, string quote, TextRange inQuote)
    {
        var lead = Leading(quote, inQuote.Start);
        var sourceLead = Leading(source, range.Start);
        var trail = Trailing(quote, inQuote.End);
        var sourceTrail = Trailing(source, range.End);
        if (!Agree(Spell(lead), Spell(sourceLead), char.IsDigit(source[range.Start]))
            || !Agree(Spell(trail), Spell(sourceTrail), char.IsDigit(source[range.End - 1])))
            return null;
        var start = Spell(lead).Length > 0 ? range.Start - sourceLead.TrimStart().Length : range.Start;
        var end = Spell(trail).Length > 0 ? range.End + sourceTrail.TrimEnd().Length : range.End;
        return new TextRange(start, end);
    }

    private static bool Agree(string quote, string source, bool besideDigit) =>
        quote == source || (quote.Length == 0 && !besideDigit && source is not ("\u00AC" or "\u221A"));

    private static ReadOnlySpan<char> Leading(string text, int start)
    {
        var besideDigit = char.IsDigit(text[start]);
        var i = start - 1;
        while (i >= 0 && (text[i] is ' ' or '\u00A0' || IsLeading(text, i, besideDigit)))
            i--;
        return text.AsSpan(i + 1, start - i - 1);
    }

    private static ReadOnlySpan<char> Trailing(string text, int end)
    {
        var i = end;
        while (i < text.Length && (text[i] is ' ' or '\u00A0' || text[i] is '%' or '\u2030' or '\u00B0' or '^'))
            i++;
        return text.AsSpan(end, i - end);
    }

    private static bool IsLeading(string text, int at, bool besideDigit)
    {
        var c = text[at];
        if (c is '<' or '>' or '=' or '~' or '\u223C' or '\u2248' or '\u00AC' or '\u221A' or '\u00B1' or '\u2264' or '\u2265' or '\u2260')
            return true;
        if (!besideDigit)
            return false;
        // A dash before a space begins an item of a list or a clause; right before the digit it is a minus.
        return Gap.IsCurrency(c) || c is '+' or '\u2212' or '\u2213' or '\u00D7' or '\u226A' or '\u226B' or '\u2243' or '^'
            || (Gap.IsDash(c) && c != '\u2014' && at + 1 < text.Length && text[at + 1] != ' ');
    }

    private static string Spell(ReadOnlySpan<char> signs)
    {
        var spelled = "";
        foreach (var c in signs)
        {
            if (!char.IsWhiteSpace(c))
                spelled += Gap.IsDash(c) ? '-' : c == '\u223C' ? '~' : c;
        }

        return spelled;
    }
}
