using System.Buffers;
using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>Finds the bracketed citation marks of a text: <c>[12]</c>, <c>[Smith et al., 2020]</c>, <c>(Smith et al., 2020)</c>.</summary>
/// <remarks>
/// Only what holds names, years, numbers and the small words of citations counts: whoever leaves out "(not in 2020)"
/// leaves out words.
/// </remarks>
internal static class CitationMarks
{
    private const int Longest = 500;

    private static readonly HashSet<string> SmallWords = new(StringComparer.Ordinal)
    {
        "et", "al", "and", "see", "also", "e", "g", "i", "cf", "in", "press", "inter", "alia", "among", "others", "p", "pp",
        "sec", "section", "chapter", "ch", "fig", "figure", "appendix", "app", "table", "von", "van", "de", "der", "den", "la",
        "le", "di", "da", "du", "del", "el", "ter", "forthcoming", "preprint", "accessed",
    };

    private static readonly HashSet<string> Months = new(StringComparer.Ordinal)
    {
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December", "Spring", "Summer", "Autumn", "Fall", "Winter", "Figure", "Table", "Section", "Appendix", "Version",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Small = SmallWords.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> NumberList = SearchValues.Create(" \n0123456789,;-\u2013\u2014");

    public static List<TextRange> In(string text)
    {
        var marks = new List<TextRange>();
        var (round, square) = (new Stack<int>(), new Stack<int>());
        for (var i = 0; i < text.Length; i++)
        {
            var open = text[i] is '(' or ')' ? round : square;
            if (text[i] is '(' or '[')
                open.Push(i);
            else if (text[i] is ')' or ']' && open.TryPop(out var start) && IsCitation(text, start, i))
                marks.Add(new TextRange(start, i + 1));
        }

        return marks;
    }

    private static bool IsCitation(string text, int open, int close) =>
        close - open < Longest && IsCitation(text.AsSpan(open + 1, close - open - 1), text[open], Before(text, open));

    /// <summary>Whether the words between two brackets are a citation.</summary>
    public static bool IsCitation(ReadOnlySpan<char> inside, char bracket, char before)
    {
        var words = new Words(inside);
        int names = 0, years = 0, numbers = 0, keys = 0;
        while (words.Next() is { IsEmpty: false } word)
        {
            if (char.IsAsciiDigit(word[0]))
                (years, numbers) = IsYear(word) ? (years + 1, numbers) : IsReferenceNumber(word) ? (years, numbers + 1) : (-1000, -1000);
            else if (IsKey(word))
                keys++;
            else if (char.IsUpper(word[0]))
                names += Months.Contains(word.ToString()) ? 0 : 1;
            else if (!Small.Contains(word) && word is not [>= 'a' and <= 'f'])
                return false;
        }

        var numbered = bracket == '[' && numbers > 0 && names == 0 && Plain(inside) && before is not ('=' or '<' or '>' or '\u2208' or '(' or '\u00D7');
        return years > 0 && (names > 0 || (bracket == '[' && numbers == 0)) || numbered || (bracket == '[' && keys > 0 && names == 0 && numbers >= 0);
    }

    private static bool Plain(ReadOnlySpan<char> inside) => inside.IndexOfAnyExcept(NumberList) < 0;

    private static bool IsYear(ReadOnlySpan<char> word) =>
        word.Length is 4 or 5 && (word.StartsWith("19") || word.StartsWith("20")) && char.IsAsciiDigit(word[2])
        && char.IsAsciiDigit(word[3]) && (word.Length == 4 || char.IsAsciiLetterLower(word[4]));

    private static bool IsReferenceNumber(ReadOnlySpan<char> word) =>
        word.Length <= 3 && word[0] != '0' && word.IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>A key such as <c>LKE18</c> or <c>BMR+20b</c>.</summary>
    private static bool IsKey(ReadOnlySpan<char> word)
    {
        var digits = word.IndexOfAnyInRange('0', '9');
        return digits >= 2 && char.IsAsciiLetterUpper(word[0]) && digits <= 6 && word.Length - digits is 2 or 3
            && char.IsAsciiDigit(word[digits + 1]);
    }

    private static char Before(string text, int open)
    {
        var i = open - 1;
        while (i >= 0 && char.IsWhiteSpace(text[i]))
            i--;
        return i < 0 ? ' ' : text[i];
    }

    /// <summary>Steps through the runs of letters and digits, with the plus and the apostrophe inside names.</summary>
    private ref struct Words(ReadOnlySpan<char> rest)
    {
        private ReadOnlySpan<char> _rest = rest;

        public ReadOnlySpan<char> Next()
        {
            var start = 0;
            while (start < _rest.Length && !char.IsLetterOrDigit(_rest[start]))
                start++;
            var end = start;
            while (end < _rest.Length && (char.IsLetterOrDigit(_rest[end]) || _rest[end] is '+' or '\'' or '\u2019'))
                end++;
            var word = _rest[start..end];
            _rest = _rest[end..];
            return word;
        }
    }
}
