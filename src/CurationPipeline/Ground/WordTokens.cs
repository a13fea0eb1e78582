using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>A word, a number or a sign of a text.</summary>
/// <param name="Key">What it is compared by: lower case, compatible letters made plain.</param>
/// <param name="Range">Where it stands.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Spaced">White space stands before it: it begins a word as written, and is no second half of a compound.</param>
internal readonly record struct WordToken(string Key, TextRange Range, TokenKind Kind, bool Spaced)
{
    public bool IsNumeric => Kind != TokenKind.Word;
}

internal enum TokenKind
{
    Word,
    Number,
    Sign,
}

/// <summary>Cuts text into words, numbers and signs, so that texts can be compared and their difference shown.</summary>
internal static class WordTokens
{
    public static List<WordToken> Of(string text) => Of(text, new TextRange(0, text.Length));

    public static List<WordToken> Of(string text, TextRange range)
    {
        var tokens = new List<WordToken>();
        for (var i = range.Start; i < range.End;)
        {
            var end = TokenEnd(text, i, range.End, out var kind);
            if (end > i)
                Add(tokens, text, new TextRange(i, end), kind);
            i = Math.Max(end, i + 1);
        }

        return tokens;
    }

    private static void Add(List<WordToken> tokens, string text, TextRange range, TokenKind kind)
    {
        var spaced = IsSpaced(text, range.Start);
        var key = Nfkc.Of(text[range.Start..range.End]).ToLowerInvariant();
        if (kind != TokenKind.Word)
        {
            tokens.Add(new WordToken(key.Replace('\u2212', '-').Replace('\u2013', '-'), range, kind, spaced));
            return;
        }

        key = key.Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal);
        // "cannot" and "don't" hold a word and its negation.
        var split = key.Length >= 4 && key.EndsWith("nt", StringComparison.Ordinal) && text.AsSpan(range.Start, range.Length).ContainsAny('\'', '\u2019') ? 2
            : key == "cannot" ? 3 : 0;
        if (split == 0)
        {
            tokens.Add(new WordToken(key, range, kind, spaced));
            return;
        }

        var middle = range.End - 3;
        var stem = key[..^split] switch { "ca" => "can", "wo" => "will", var other => other };
        tokens.Add(new WordToken(stem, range with { End = middle }, kind, spaced));
        tokens.Add(new WordToken("not", range with { Start = middle }, kind, Spaced: false));
    }

    private static bool IsSpaced(string text, int start)
    {
        var i = start - 1;
        while (i >= 0 && !char.IsLetterOrDigit(text[i]) && !char.IsWhiteSpace(text[i]))
            i--;
        return i < 0 || char.IsWhiteSpace(text[i]);
    }

    private static int TokenEnd(string text, int start, int limit, out TokenKind kind)
    {
        var c = text[start];
        kind = char.IsDigit(c) ? TokenKind.Number : char.IsLetter(c) || char.IsHighSurrogate(c) ? TokenKind.Word : TokenKind.Sign;
        return kind switch
        {
            TokenKind.Number => NumberEnd(text, start, limit),
            TokenKind.Word => WordEnd(text, start, limit, ref kind),
            _ when StartsNumber(text, start, limit) => NumberEnd(text, start, limit),
            _ => Gap.IsSign(Gap.Plain(c)) || c == '\u2212' ? start + 1 : start,
        };
    }

    /// <summary>A minus or a point right before a digit, with nothing before it that would make it a hyphen or a full stop.</summary>
    private static bool StartsNumber(string text, int start, int limit) =>
        text[start] is '-' or '\u2212' or '.' && start + 1 < limit && char.IsDigit(text[start + 1])
        && (start == 0 || !char.IsLetterOrDigit(text[start - 1]));

    private static int NumberEnd(string text, int start, int limit)
    {
        var end = start + 1;
        while (end < limit && (char.IsLetterOrDigit(text[end])
            || (text[end] is '.' or ',' && end + 1 < limit && char.IsDigit(text[end + 1]) && char.IsDigit(text[end - 1]))))
            end++;
        return end;
    }

    private static int WordEnd(string text, int start, int limit, ref TokenKind kind)
    {
        var end = start;
        while (end < limit && (char.IsLetterOrDigit(text[end]) || char.IsSurrogate(text[end]) || text[end] >= 0x300 && !Gap.IsDash(text[end])
            && !char.IsWhiteSpace(text[end]) && !char.IsPunctuation(text[end]) && !Gap.IsSign(text[end])
            || (text[end] is '\'' or '\u2019' && end + 1 < limit && char.IsLetter(text[end + 1]))))
        {
            if (char.IsDigit(text[end]))
                kind = TokenKind.Number;
            end++;
        }

        return end;
    }
}
