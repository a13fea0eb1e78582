using System.Buffers;
using System.Text;
using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>Keeps raised numbers raised, since 10⁷ is not 107 and 10⁻⁵ no subtraction.</summary>
internal static class Exponents
{
    private const string Plain = "0123456789+-−–";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻";
    private static readonly SearchValues<char> PlainSigns = SearchValues.Create(Plain);

    /// <summary>The raised form of a character that is part of an exponent; null when it is none.</summary>
    public static char? At(TextLine line, int i)
    {
        if (!IsRaised(line, i) || Plain.IndexOf(line.Text[i], StringComparison.Ordinal) is var found && found < 0 || MarkFinder.IsMark(line, i))
            return null;
        int start = i, end = i + 1;
        while (start > 0 && IsRaised(line, start - 1))
            start--;
        while (end < line.Text.Length && IsRaised(line, end))
            end++;
        var isNumber = start > 0 && line.Text[start - 1] != ' ' && !line.Text.AsSpan(start, end - start).ContainsAnyExcept(PlainSigns);
        return isNumber ? Raised[found] : null;
    }

    /// <summary>A raised digit or letter, which after a digit or letter is an exponent.</summary>
    public static bool IsRaised(char c) => c is '\u00B2' or '\u00B3' or '\u00B9' or '\u2070' or '\u2071' or (>= '\u2074' and <= '\u207F');

    /// <summary>A fraction in one character: a half is not twelve.</summary>
    public static bool IsFraction(char c) => c is (>= '\u00BC' and <= '\u00BE') or (>= '\u2150' and <= '\u215F') or '\u2189';

    /// <summary>An exponent or a fraction in one character: its plain form is part of another number.</summary>
    public static bool IsTyped(char c) => IsRaised(c) || IsFraction(c);

    /// <summary>The text in NFKC, but for the exponents and fractions that are typed as such.</summary>
    public static string Kept(string text)
    {
        var kept = new StringBuilder(text.Length);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsTyped(text[i]))
                continue;
            kept.Append(Nfkc.Of(text[start..i])).Append(text[i]);
            start = i + 1;
        }

        return start == 0 ? Nfkc.Of(text) : kept.Append(Nfkc.Of(text[start..])).ToString();
    }

    private static bool IsRaised(TextLine line, int i) => (line.Styles[i] & CharStyle.Superscript) != 0;
}
