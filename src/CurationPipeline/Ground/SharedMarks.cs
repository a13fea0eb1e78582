using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>
/// The punctuation before the first letter and after the last one: what a quote and its source both have belongs to the range,
/// so that a sentence keeps its full stop and a citation its bracket.
/// </summary>
internal static class SharedMarks
{
    public static TextRange Around(Source source, TextRange range, int lastLetter, string quote, TextRange inQuote)
    {
        var start = Before(source.Text, range.Start, quote, inQuote.Start);
        var end = After(source.Text, range.End, quote, inQuote.End);
        // Behind a citation that the quote leaves out, the source's sentence closes as the quote does.
        if (end == range.End && source.SkipsFrom(lastLetter + 1, out var skip) && !skip.Interrupts
            && IsBlank(source.Text.AsSpan(range.End, Math.Max(0, skip.Text.Start - range.End))))
        {
            var behind = After(source.Text, skip.Text.End, quote, inQuote.End);
            end = behind > skip.Text.End ? behind : end;
        }

        return new TextRange(start, end);
    }

    private static int Before(string source, int start, string quote, int inQuote)
    {
        var (s, q) = (start, inQuote);
        while (s > 0 && q > 0 && IsOpening(source[s - 1]) && Gap.Plain(source[s - 1]) == Gap.Plain(quote[q - 1]))
            (s, q) = (s - 1, q - 1);
        return s;
    }

    /// <summary>The end of the marks behind both.</summary>
    public static int After(string source, int end, string quote, int inQuote)
    {
        var (kept, s, q) = (end, end, inQuote);
        while (Next(source, ref s) && Next(quote, ref q) && Gap.Plain(source[s]) == Gap.Plain(quote[q]))
        {
            (s, q) = (s + 1, q + 1);
            kept = s;
        }

        return kept;
    }

    /// <summary>The next mark, past a space in front of it; false at a letter, a line's end or the text's.</summary>
    private static bool Next(string text, ref int at)
    {
        if (at < text.Length && text[at] is ' ' or '\u00A0')
            at++;
        return at < text.Length && IsClosing(text[at]);
    }

    private static bool IsOpening(char c) => c is '(' or '[' or '\'' or '"' or '\u2018' or '\u201C' or '\u00AB';

    private static bool IsClosing(char c) =>
        c is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '\'' or '"' or '\u2019' or '\u201D' or '\u00BB' or '\u2026';

    private static bool IsBlank(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(" \n\u00A0") < 0;
}
