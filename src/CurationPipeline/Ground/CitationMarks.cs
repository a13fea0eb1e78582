using System.Buffers;
using System.Globalization;
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

    /// <summary>Words that begin a clause and are nobody's name: "(Since 2023)" and "(Only GPT, 2023)" say something.</summary>
    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "after", "all", "always", "any", "as", "at", "before", "but", "by", "during", "every", "except", "excluding", "few", "for",
        "from", "if", "in", "including", "least", "less", "many", "more", "most", "on", "only", "over", "since", "some", "than",
        "through", "under", "unless", "unlike", "until", "up", "when", "while", "with",
    };

    /// <summary>Words before two numbers in brackets that are no citation but a range.</summary>
    private static readonly HashSet<string> RangeWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "interval", "intervals", "range", "ranges", "domain", "scale", "segment", "within", "between", "in", "from", "values", "set",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NoName = NoNames.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeRange = RangeWords.GetAlternateLookup<ReadOnlySpan<char>>();

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

    private static bool IsCitation(string text, int open, int close)
    {
        var inside = text.AsSpan(open + 1, Math.Min(Longest, close - open) - 1);
        return close - open < Longest && IsCitation(inside, text[open], Before(text, open)) && !(text[open] == '[' && IsRange(inside, WordBefore(text, open)));
    }

    /// <summary>Two numbers behind a word that asks for them: "the interval [1, 10]".</summary>
    private static bool IsRange(ReadOnlySpan<char> inside, ReadOnlySpan<char> wordBefore)
    {
        var comma = inside.IndexOf(',');
        return comma > 0 && BeforeRange.Contains(wordBefore)
            && int.TryParse(inside[..comma].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(inside[(comma + 1)..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            && from < to;
    }

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
            else if (Negations.In(word) || (NoName.Contains(word) && !Small.Contains(word)))
                return false;
            else if (char.IsUpper(word[0]))
                names += Months.Contains(word.ToString()) ? 0 : 1;
            else if (!Small.Contains(word) && word is not [>= 'a' and <= 'f'])
                return false;
        }

        // "= [12]" is a value, "∈ [2015, 2025]" an interval, "f([3])" an argument.
        if (bracket == '[' && names == 0 && before is '=' or '<' or '>' or '\u2208' or '(' or '\u00D7')
            return keys > 0 && numbers >= 0;
        var numbered = bracket == '[' && numbers > 0 && names == 0 && Plain(inside);
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

    private static ReadOnlySpan<char> WordBefore(string text, int open)
    {
        var end = open;
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
            end--;
        var start = end;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        return text.AsSpan(start, end - start);
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
