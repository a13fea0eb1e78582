using System.Buffers;
using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>Tells a raised citation or footnote mark from an exponent.</summary>
internal static class MarkFinder
{
    private static readonly SearchValues<char> Comparisons = SearchValues.Create("=<>~\u2248\u2264\u2265\u2208");
    private static readonly SearchValues<char> Terms = SearchValues.Create("+^\u2212\u00B1\u00B7\u00D7\u00F7\u2211\u221A\u22C5");

    /// <summary>Whether the character is part of a mark that is raised behind a word or a sign of punctuation.</summary>
    public static bool IsMark(TextLine line, int i)
    {
        if ((line.Styles[i] & CharStyle.Superscript) == 0 || !CanMark(line.Text[i]))
            return false;
        var start = i;
        while (start > 0 && (line.Styles[start - 1] & CharStyle.Superscript) != 0)
            start--;
        for (var k = start; k < line.Text.Length && (line.Styles[k] & CharStyle.Superscript) != 0; k++)
        {
            if (!CanMark(line.Text[k]))
                return false;
        }

        var before = start - 1;
        while (before >= 0 && line.Text[before] == ' ')
            before--;
        if (before < 0)
            return true;
        return IsWordEnd(line, before);
    }

    private static bool CanMark(char c) => char.IsAsciiDigit(c) || c is ',' or '-' or '–' or '*' or '∗' or '†' or '‡' or '§' or '¶' or ' '
        || char.IsAsciiLetterLower(c);

    private static bool IsWordEnd(TextLine line, int at)
    {
        var c = line.Text[at];
        if (c is '.' or ',' or ';' or ':' or '!' or '?' or '”' or '"' or '’')
            return true;
        if ((line.Styles[at] & (CharStyle.Math | CharStyle.Subscript)) != 0)
            return false;
        var letters = 0;
        for (var k = at; k >= 0 && char.IsLetter(line.Text[k]); k--)
            letters++;
        return letters >= 3 || (c == ')' && (line.Styles[at] & CharStyle.Math) == 0 && !IsFormula(line, at));
    }

    /// <summary>Whether the bracket that closes here holds a term such as p − 0.5, which can be squared; "(n = 50)" cannot.</summary>
    private static bool IsFormula(TextLine line, int close)
    {
        var (depth, open) = (1, close - 1);
        for (; open >= 0; open--)
        {
            depth += line.Text[open] switch { ')' => 1, '(' => -1, _ => 0 };
            if (depth == 0)
                break;
        }

        if (open < 0)
            return false;
        var inside = line.Text.AsSpan(open + 1, close - open - 1);
        return !inside.ContainsAny(Comparisons) && inside.ContainsAny(Terms);
    }
}
