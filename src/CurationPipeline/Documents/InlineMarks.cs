using System.Buffers;
using System.Text;

namespace CurationPipeline.Documents;

/// <summary>Markdown within a paragraph as a reader of the page sees it: without the marks of emphasis, code and links.</summary>
/// <remarks>
/// The rules of CommonMark for what opens and closes emphasis, so that "2 * 3" and "snake_case" stay; formulas between dollars stay,
/// too. One pass, whatever the text is.
/// </remarks>
internal sealed class InlineMarks
{
    private const int LongestAddress = 2000;
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_[");

    private readonly string _text;
    private readonly bool[] _dropped;
    private readonly Stack<(int Start, int Length)> _stars = [];
    private readonly Stack<(int Start, int Length)> _underscores = [];
    private readonly Stack<int> _brackets = [];
    private readonly HashSet<int> _unclosed = [];

    private InlineMarks(string text)
    {
        _text = text;
        _dropped = new bool[text.Length];
        for (var at = 0; at < text.Length;)
        {
            at = text[at] switch
            {
                '\\' => Escape(at),
                '`' => Code(at),
                '$' => Formula(at),
                '*' => Emphasis(at, _stars),
                '_' => Emphasis(at, _underscores),
                '[' => Bracket(at),
                ']' => Link(at),
                _ => at + 1,
            };
        }
    }

    public static string Plain(string text) => text.AsSpan().ContainsAny(Marks) ? new InlineMarks(text).Kept() : text;

    private string Kept()
    {
        var kept = new StringBuilder(_text.Length);
        for (var i = 0; i < _text.Length; i++)
        {
            if (!_dropped[i])
                kept.Append(_text[i]);
        }

        return kept.ToString();
    }

    private int Escape(int at)
    {
        if (at + 1 >= _text.Length || !char.IsAscii(_text[at + 1]) || !IsPunctuation(_text[at + 1]))
            return at + 1;
        Drop(at, 1);
        return at + 2;
    }

    /// <summary>What stands between as many backticks is code; nothing in it is a mark.</summary>
    private int Code(int at)
    {
        var length = RunAt(at);
        for (var end = at + length; !_unclosed.Contains(length) && (end = _text.IndexOf('`', end)) >= 0; end += RunAt(end))
        {
            if (RunAt(end) != length)
                continue;
            Drop(at, length);
            Drop(end, length);
            return end + length;
        }

        _unclosed.Add(length);
        return at + length;
    }

    private int Formula(int at)
    {
        var run = RunAt(at);
        var mark = run > 1 ? "$$" : "$";
        var start = at + mark.Length;
        var end = start < _text.Length ? _text.IndexOf(mark, start, StringComparison.Ordinal) : -1;
        return end > start && !char.IsWhiteSpace(_text[start]) && !char.IsWhiteSpace(_text[end - 1]) ? end + mark.Length : at + run;
    }

    private int Emphasis(int at, Stack<(int Start, int Length)> open)
    {
        var (start, left) = (at, RunAt(at));
        var after = at + left;
        var (opens, closes) = Flanks(at, after);
        while (closes && left > 0 && open.TryPop(out var opener))
        {
            var both = Math.Min(left, opener.Length);
            Drop(opener.Start + opener.Length - both, both);
            Drop(start, both);
            (start, left) = (start + both, left - both);
            if (opener.Length > both)
                open.Push((opener.Start, opener.Length - both));
        }

        if (opens && left > 0)
            open.Push((start, left));
        return after;
    }

    private (bool Opens, bool Closes) Flanks(int start, int end)
    {
        var before = start > 0 ? _text[start - 1] : ' ';
        var after = end < _text.Length ? _text[end] : ' ';
        var left = !char.IsWhiteSpace(after) && (!IsPunctuation(after) || char.IsWhiteSpace(before) || IsPunctuation(before));
        var right = !char.IsWhiteSpace(before) && (!IsPunctuation(before) || char.IsWhiteSpace(after) || IsPunctuation(after));
        return _text[start] == '*' ? (left, right) : (left && (!right || IsPunctuation(before)), right && (!left || IsPunctuation(after)));
    }

    private int Bracket(int at)
    {
        _brackets.Push(at);
        return at + 1;
    }

    /// <summary>Of a link its words are seen, and of a picture the words that stand for it.</summary>
    private int Link(int at)
    {
        if (!_brackets.TryPop(out var start) || at + 1 >= _text.Length || _text[at + 1] != '(' || EndOfAddress(at + 1) is not { } end)
            return at + 1;
        Drop(start, 1);
        if (start > 0 && _text[start - 1] == '!')
            Drop(start - 1, 1);
        Drop(at, end - at);
        return end;
    }

    private int? EndOfAddress(int at)
    {
        var depth = 0;
        for (var i = at; i < Math.Min(_text.Length, at + LongestAddress); i++)
        {
            depth += _text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                return i + 1;
        }

        return null;
    }

    private int RunAt(int at)
    {
        var end = at;
        while (end < _text.Length && _text[end] == _text[at])
            end++;
        return end - at;
    }

    private void Drop(int start, int length) => Array.Fill(_dropped, true, start, length);

    private static bool IsPunctuation(char c) => char.IsPunctuation(c) || char.IsSymbol(c);
}
