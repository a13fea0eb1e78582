using System.Globalization;
using System.Text;

namespace CurationPipeline.Ground;

/// <summary>What stands between two letters of a text: mostly nothing that matters, sometimes the point of a number or a sign.</summary>
internal static class Gap
{
    /// <summary>
    /// Whether a quote and its source mean the same between two neighbouring letters. Spaces, hyphens between words,
    /// quotes and other typography may differ; signs, the points and dashes of numbers, and exponents may not.
    /// </summary>
    public static bool Agree(ReadOnlySpan<char> quote, ReadOnlySpan<char> source, char left, char right, bool quoteRaised, bool sourceRaised)
    {
        if (!quoteRaised && !sourceRaised && (char.IsDigit(right) ? quote.SequenceEqual(source) : IsTypography(quote) && IsTypography(source)))
            return true;
        var dashCounts = char.IsDigit(right) || HasMinus(quote) || HasMinus(source);
        return Meaning(quote, left, right, dashCounts, quoteRaised) == Meaning(source, left, right, dashCounts, sourceRaised);
    }

    /// <summary>Whether the character means something by itself, such as a sign of comparison.</summary>
    public static bool IsSign(char c) => c switch
    {
        '%' or '&' or '#' or '@' or '*' or '/' or '^' or '\u2030' or '\u00B0' or '\u2044' => true,
        < '\u0080' => c is '+' or '<' or '=' or '>' or '|' or '~',
        '\u00B7' or '\u22C5' => false,
        _ => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.MathSymbol,
    };

    public static bool IsDash(char c) => c is '-' or '\u2212' or '\uFE63' or '\uFF0D' or '\u2E3A' or '\u2E3B' or (>= '\u2010' and <= '\u2015');

    public static bool IsCurrency(char c) => c is '$' or '\u20AC' or '\u00A3' or '\u00A5' or '\u20B9';

    /// <summary>A raised digit or letter, which after a digit or letter is an exponent.</summary>
    public static bool IsRaised(char c) => c is '\u00B2' or '\u00B3' or '\u00B9' or '\u2070' or '\u2071' or (>= '\u2074' and <= '\u207F');

    private static bool IsTypography(ReadOnlySpan<char> gap) => gap.IsEmpty || gap is " " or "\n" or ", " or "-" or "\u2019";

    private static bool HasMinus(ReadOnlySpan<char> gap) => gap.Contains('\u2212');

    private static string Meaning(ReadOnlySpan<char> gap, char left, char right, bool dashCounts, bool raised)
    {
        var inNumber = char.IsDigit(left) && char.IsDigit(right);
        var meaning = new StringBuilder();
        for (var i = 0; i < gap.Length; i++)
        {
            var c = Plain(gap[i]);
            if (c == '-')
                AppendOnce(meaning, dashCounts ? "-" : "");
            else if (IsSign(c))
                meaning.Append(Spelled(c));
            else if (IsCurrency(c) && (char.IsDigit(left) || char.IsDigit(right)))
                meaning.Append(c);
            else if (c == '.' && char.IsDigit(right) && IsPoint(gap, i, left))
                meaning.Append(i == 0 ? "." : " .");
            else if (inNumber && !char.IsWhiteSpace(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)
                meaning.Append(c == '.' ? ' ' : c);
        }

        if (raised && (meaning.Length == 0 || meaning[^1] != '^'))
            meaning.Append('^');
        if (inNumber && meaning.Length == 0 && gap.ContainsAny(" \n\t\u00A0"))
            meaning.Append(' ');
        return meaning.ToString();
    }

    /// <summary>A full stop right before a digit, at the start of a number or inside one.</summary>
    private static bool IsPoint(ReadOnlySpan<char> gap, int at, char left) =>
        at == gap.Length - 1 && (at > 0 ? !char.IsLetter(left) || char.IsWhiteSpace(gap[at - 1]) : !char.IsLetter(left));

    private static void AppendOnce(StringBuilder meaning, string dash)
    {
        if (dash.Length > 0 && (meaning.Length == 0 || meaning[^1] != '-'))
            meaning.Append('-');
    }

    private static char Plain(char c) => c switch
    {
        _ when IsDash(c) => '-',
        '\u2018' or '\u2019' or '\u2032' or '\u0060' or '\u00B4' => '\'',
        '\u201C' or '\u201D' or '\u2033' or '\u00AB' or '\u00BB' => '"',
        '\u223C' or '\u02DC' => '~',
        '\u2217' or '\u22C6' => '*',
        '\u2215' or '\u2044' => '/',
        '\u2223' => '|',
        '\uFF0E' => '.',
        '\uFF0C' => ',',
        '\uFF05' => '%',
        _ => c,
    };

    private static string Spelled(char c) => c switch
    {
        '\u2264' or '\u2A7D' => "<=",
        '\u2265' or '\u2A7E' => ">=",
        '\u2192' => "->",
        _ => c.ToString(),
    };
}
