using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>The signs right before the first letter and right after the last one: a quote may not lose or gain them.</summary>
internal static class EdgeSigns
{
    /// <summary>Whether the quote has the signs that the source has around the range.</summary>
    public static bool Agree(string source, TextRange range, string quote, TextRange inQuote) =>
        Agree(Leading(quote, inQuote.Start), Leading(source, range.Start), char.IsDigit(source[range.Start]))
        && Agree(Trailing(quote, inQuote.End), Trailing(source, range.End), char.IsDigit(source[range.End - 1]));

    private static bool Agree(string quote, string source, bool besideDigit) =>
        quote == source || (quote.Length == 0 && !besideDigit && source is not ("\u00AC" or "\u221A"));

    private static string Leading(string text, int start)
    {
        var besideDigit = char.IsDigit(text[start]);
        var i = start - 1;
        while (i >= 0 && (text[i] is ' ' or '\u00A0' || IsLeading(text, i, besideDigit)))
            i--;
        return Spell(text.AsSpan(i + 1, start - i - 1));
    }

    private static string Trailing(string text, int end)
    {
        var i = end;
        while (i < text.Length && (text[i] is ' ' or '\u00A0' || text[i] is '%' or '\u2030' or '\u00B0' or '^'))
            i++;
        return Spell(text.AsSpan(end, i - end));
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
