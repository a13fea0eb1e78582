using System.Buffers;
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

    private static bool IsRaised(TextLine line, int i) => (line.Styles[i] & CharStyle.Superscript) != 0;
}
