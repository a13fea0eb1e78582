using System.Collections.Frozen;
using CurationPipeline.Documents;

namespace CurationPipeline.Extract;

/// <summary>Cuts running text into sentences and survives what papers put in the way: "et al.", "Fig. 3", "0.5", initials.</summary>
public static class Sentences
{
    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "al", "e.g", "i.e", "cf", "vs", "fig", "figs", "eq", "eqs", "eqn", "sec", "secs", "sect", "tab", "ref", "refs", "app",
        "ch", "chap", "vol", "no", "nos", "pp", "p", "ed", "eds", "dr", "prof", "mr", "mrs", "ms", "st", "jr", "sr", "approx",
        "resp", "ca", "viz", "w.r.t", "a.k.a", "s.t", "alg", "thm", "def", "prop", "lem", "cor", "dept", "univ", "proc", "conf",
        "int", "trans", "ph.d", "incl", "esp", "ibid", "est",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words after which a single letter is a label and not an initial: "in Appendix A. We then".</summary>
    private static readonly FrozenSet<string> Labelled = new[]
    {
        "appendix", "section", "figure", "table", "theorem", "lemma", "option", "choice", "answer", "model", "class", "type",
        "group", "level", "part", "phase", "step", "case", "agent", "player", "variant", "condition", "system", "and", "or",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentences of a stretch of text, in order, without the white space between them.</summary>
    public static IReadOnlyList<TextRange> Of(string text, TextRange range)
    {
        var sentences = new List<TextRange>();
        var start = SkipSpace(text, range.Start, range.End);
        for (var i = start; i < range.End; i++)
        {
            var end = EndsAt(text, i, start, range.End);
            if (end < 0)
                continue;
            sentences.Add(new TextRange(start, end));
            start = SkipSpace(text, end, range.End);
            i = start - 1;
        }

        var last = range.End;
        while (last > start && char.IsWhiteSpace(text[last - 1]))
            last--;
        if (last > start)
            sentences.Add(new TextRange(start, last));
        return sentences;
    }

    /// <summary>One past the sentence that ends with the mark at <paramref name="i"/>, or -1 where none ends there.</summary>
    private static int EndsAt(string text, int i, int start, int limit)
    {
        if (IsParagraphBreak(text, i, limit))
            return i;
        if (text[i] is not ('.' or '!' or '?' or '。'))
            return -1;
        var end = i + 1;
        while (end < limit && (IsCloser(text[end]) || text[end] is '.' or '!' or '?'))
            end++;
        if (end >= limit)
            return end;
        if (!char.IsWhiteSpace(text[end]))
            return text[i] == '。' ? end : -1;
        var next = SkipSpace(text, end, limit);
        if (next >= limit || IsParagraphBreak(text, end, limit))
            return end;
        if (!OpensSentence(text, next, limit))
            return -1;
        return text[i] == '.' && end == i + 1 && IsAbbreviated(text, i, start) ? -1 : end;
    }

    private static bool IsParagraphBreak(string text, int i, int limit) =>
        text[i] == '\n' && i + 1 < limit && text[i + 1] == '\n';

    private static bool OpensSentence(string text, int next, int limit)
    {
        while (next < limit && text[next] is '"' or '“' or '‘' or '\'' or '(' or '[' or '•' or '–' or '-' or ' ')
            next++;
        return next < limit && (char.IsUpper(text[next]) || char.IsDigit(text[next]) || char.GetUnicodeCategory(text[next])
            is System.Globalization.UnicodeCategory.OtherLetter or System.Globalization.UnicodeCategory.MathSymbol);
    }

    private static bool IsAbbreviated(string text, int dot, int start)
    {
        var from = dot;
        while (from > start && (char.IsLetter(text[from - 1]) || text[from - 1] == '.'))
            from--;
        var word = text.AsSpan(from, dot - from);
        if (word.Length == 0)
            return false;
        if (word.Length == 1 && char.IsUpper(word[0]))
            return !Labelled.Contains(WordBefore(text, from, start));
        return Abbreviations.Contains(word.ToString());
    }

    private static string WordBefore(string text, int position, int start)
    {
        var end = position;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        var from = end;
        while (from > start && char.IsLetter(text[from - 1]))
            from--;
        return text[from..end];
    }

    private static bool IsCloser(char c) => c is '"' or '”' or '’' or '\'' or ')' or ']' or '»';

    private static int SkipSpace(string text, int i, int limit)
    {
        while (i < limit && char.IsWhiteSpace(text[i]))
            i++;
        return i;
    }
}
