using System.Buffers;
using System.Globalization;
using System.Text;
using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>What stands between two neighbouring letters of a text.</summary>
internal enum GapKind : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Spaces, hyphens, quotes and other typography that means nothing between letters.</summary>
    Plain,

    /// <summary>Something that must be compared.</summary>
    Telling,
}

/// <summary>The two letters around a gap.</summary>
/// <param name="Left">The one before it.</param>
/// <param name="Right">The one after it.</param>
/// <param name="Groups">The right one begins a group of three digits.</param>
internal readonly record struct Neighbours(char Left, char Right, bool Groups);

/// <summary>What stands between two letters of a text: mostly nothing that matters, sometimes the point of a number or a sign.</summary>
internal static class Gap
{
    private const char Prime = '\u2032';
    private static readonly SearchValues<char> Minuses = SearchValues.Create("\u2212\u207B\u208B");
    private static readonly GapKind[] Kinds = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => KindOf((char)c))];

    /// <summary>
    /// Whether a quote and its source mean the same between two neighbouring letters. Spaces, hyphens between words,
    /// quotes and other typography may differ; signs, the points and dashes of numbers, and exponents may not.
    /// </summary>
    public static bool Agree(ReadOnlySpan<char> quote, ReadOnlySpan<char> source, Neighbours beside, bool quoteRaised, bool sourceRaised)
    {
        if (!char.IsDigit(beside.Left))
        {
            // Raised after a letter a digit may be written as the letters of both forms are: χ², χ^2, χ2.
            if (sourceRaised && quote is "^")
                return true;
            (quoteRaised, sourceRaised) = (false, false);
        }

        if (quoteRaised == sourceRaised && quote.SequenceEqual(source))
            return true;
        if (quote.IsEmpty != source.IsEmpty && (quote.IsEmpty ? source : quote) is var only && (IsBreak(only) || IsApostrophe(only)))
            return false;
        var counts = new Counts(
            Dashes: char.IsDigit(beside.Right) || quote.ContainsAny(Minuses) || source.ContainsAny(Minuses) || Subtracts(quote) || Subtracts(source),
            Primes: quote.ContainsAny(Prime, '\u2033') || source.ContainsAny(Prime, '\u2033'));
        return Meaning(quote, beside, counts, quoteRaised) == Meaning(source, beside, counts, sourceRaised);
    }

    /// <summary>The kind of a gap with one more character in it.</summary>
    public static GapKind Widened(GapKind gap, char c) => Kinds[c] > gap ? Kinds[c] : gap;

    /// <summary>Whether the character means something by itself, such as a sign of comparison or a tick.</summary>
    public static bool IsSign(char c) => c switch
    {
        '%' or '&' or '#' or '@' or '*' or '/' or '^' or '\u2030' or '\u2031' or '\u066A' or '\u00B0' or '\u2044' => true,
        < '\u0080' => c is '+' or '<' or '=' or '>' or '|' or '~',
        // Multiplication dots; letters that say whose a name is; bullets, boxes and lines; a glyph that the font does not name.
        '\u00B7' or '\u22C5' or '\u00A9' or '\u00AE' or '\u2117' or '\u2120' or '\u2122' or (>= '\u2500' and <= '\u25FF') or '\uFFFD' => false,
        _ => char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.MathSymbol or UnicodeCategory.OtherSymbol,
    };

    public static bool IsDash(char c) => c is '-' or '\u2212' or '\uFE63' or '\uFF0D' or '\u2E3A' or '\u2E3B' or (>= '\u2010' and <= '\u2015');

    /// <summary>A minus sign, raised and lowered ones too; a hyphen may be one.</summary>
    public static bool IsMinus(char c) => Minuses.Contains(c);

    public static bool IsCurrency(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol;

    /// <summary>The plain character for one that is set otherwise: one dash for all, straight quotes, no wide signs.</summary>
    public static char Plain(char c) => c switch
    {
        < '\u0080' => c == '`' ? '\'' : c,
        _ when IsDash(c) => '-',
        '\u2018' or '\u2019' or '\u201A' or Prime or '\u00B4' or '\u02BC' => '\'',
        '\u201C' or '\u201D' or '\u201E' or '\u2033' or '\u00AB' or '\u00BB' => '"',
        '\u223C' or '\u02DC' => '~',
        '\u2217' or '\u22C6' => '*',
        '\u2215' or '\u2044' => '/',
        '\u2223' => '|',
        '\u2236' => ':',
        '\u207B' or '\u208B' => '-',
        '\u066A' => '%',
        _ => Nfkc.FormOf(c) is [var only] ? only : c,
    };

    /// <summary>A sign as it may also be written with plain characters.</summary>
    public static string Spelled(char c) => c switch
    {
        '\u2264' or '\u2A7D' => "<=",
        '\u2265' or '\u2A7E' => ">=",
        '\u226A' => "<<",
        '\u226B' => ">>",
        '\u2192' => "->",
        _ => c.ToString(),
    };

    private static GapKind KindOf(char c) =>
        IsSign(c) || IsSign(Plain(c)) || IsCurrency(c) || IsMinus(c) || c is '!' or ')' or '\u2026' or Prime or '\u2033' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.EnclosingMark
            ? GapKind.Telling
            : GapKind.Plain;

    /// <summary>
    /// Where one text runs on within a word and the other stops: "in, effective" is not "ineffective". Spaces, hyphens and
    /// marks without a space do not stop.
    /// </summary>
    private static bool IsBreak(ReadOnlySpan<char> gap)
    {
        if (gap.Contains('\u2026') || gap.IndexOf("..") >= 0)
            return true;
        if (!HasSpace(gap))
            return false;
        foreach (var c in gap)
        {
            if (!char.IsWhiteSpace(c) && !IsDash(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)
                return true;
        }

        return false;
    }

    /// <summary>An apostrophe inside a word: "we're" is not "were".</summary>
    private static bool IsApostrophe(ReadOnlySpan<char> gap) => gap is "'" or "\u2019" or "\u02BC";

    /// <summary>A dash between two spaces behind a bracket, as in "f(x) - g(x)".</summary>
    private static bool Subtracts(ReadOnlySpan<char> gap) =>
        gap.IndexOf(") ") is >= 0 and var at && at + 3 < gap.Length && IsDash(gap[at + 2]) && gap[at + 3] == ' ';

    private static string Meaning(ReadOnlySpan<char> gap, Neighbours beside, Counts counts, bool raised)
    {
        var (left, right, groups) = beside;
        var inNumber = char.IsDigit(left) && char.IsDigit(right);
        var meaning = new StringBuilder(raised && !gap.Contains('^') ? "^" : "");
        for (var i = 0; i < gap.Length; i++)
        {
            var c = Plain(gap[i]);
            if (c == '-')
                meaning.Append(counts.Dashes && !(i > 0 && gap[i] == '-' && gap[i - 1] == '-') ? "-" : ""); // "--" is one dash.
            else if (IsSign(c))
                meaning.Append(Spelled(c));
            else if ((IsCurrency(c) && (char.IsDigit(left) || char.IsDigit(right))) || (counts.Primes && c is '\'' or '"'))
                meaning.Append(c);
            else if (c == '.' && char.IsDigit(right) && IsPoint(gap, i, left))
                meaning.Append(i == 0 ? "." : " .");
            else if (c == '!' && i == 0 && char.IsDigit(left))
                meaning.Append(c);
            else if (inNumber && !char.IsWhiteSpace(c) && c is not ('{' or '}') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)
                meaning.Append(c == '.' ? ' ' : c);
        }

        // "1, 200" are two numbers, "1,200" is one; "12, 13" and "12,13" are two.
        if (inNumber && (meaning.Length == 0 || (groups && gap is [',', ..])) && HasSpace(gap))
            meaning.Append(' ');
        return meaning.ToString();
    }

    private static bool HasSpace(ReadOnlySpan<char> gap)
    {
        foreach (var c in gap)
        {
            if (char.IsWhiteSpace(c))
                return true;
        }

        return false;
    }

    /// <summary>A full stop right before a digit, at the start of a number or inside one.</summary>
    private static bool IsPoint(ReadOnlySpan<char> gap, int at, char left) =>
        at == gap.Length - 1 && (at > 0 ? gap[at - 1] != '.' : !char.IsLetter(left));

    /// <summary>What counts between two letters beside signs.</summary>
    private readonly record struct Counts(bool Dashes, bool Primes);
}
