using System.Text;

namespace CurationPipeline.Resolve;

/// <summary>A word of a name.</summary>
/// <param name="Text">Small letters, one spelling, singular.</param>
/// <param name="Raw">As written, without accents.</param>
/// <param name="Glued">Whether it hangs on the word before it by a hyphen, a change of case or a digit rather than a space.</param>
internal readonly record struct Word(string Text, string Raw, bool Glued)
{
    public bool IsNumber => char.IsAsciiDigit(Text[0]);
}

/// <summary>Takes a name apart: at spaces and signs, at humps (<c>AutoAugment</c>) and between letters and digits.</summary>
internal static class Words
{
    private static readonly string[] Greek =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron",
        "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];

    public static List<Word> Of(string name)
    {
        var text = Folding.Fold(name);
        var words = new List<Word>();
        var glued = false;
        var loud = IsLoud(text);
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfWord(text, at);
            if (end == at)
            {
                AddSign(words, text, at);
                glued = words.Count > 0 && Glues(text[at]);
                at++;
                continue;
            }

            Add(words, text[at..end], glued, loud);
            at = end;
            glued = true;
        }

        return words;
    }

    private static void Add(List<Word> words, string raw, bool glued, bool loud)
    {
        if (raw.Length <= 2 && raw.All(c => GreekName(c) is not null))
        {
            words.AddRange(raw.Select((c, i) => new Word(GreekName(c)!, GreekName(c)!, glued || i > 0)));
            return;
        }

        var lower = raw.Replace(",", "", StringComparison.Ordinal).ToLowerInvariant();
        words.Add(new Word(IsAllCapitals(raw) && !loud ? lower : Spelling.Normalize(PluralOfAcronym(raw) ? lower[..^1] : lower), raw, glued));
    }

    // 'C++', 'C#' and 'A*' differ from 'C' and 'A' by their signs alone.
    private static void AddSign(List<Word> words, string text, int at)
    {
        var sign = text[at] switch { '+' => "plus", '#' => "sharp", '*' => "star", '%' => "percent", _ => null };
        if (sign is not null && at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] == '+'))
        {
            words.Add(new Word(sign, sign, true));
        }
    }

    private static bool Glues(char sign) => sign is '-' or '/' or '_' or '.' or ':' or '\'' or '·' && !char.IsWhiteSpace(sign);

    private static int EndOfWord(string text, int at)
    {
        if (char.IsDigit(text[at]))
        {
            return EndOfNumber(text, at);
        }

        var end = at;
        while (end < text.Length && IsLetter(text, end) && !(end > at && IsHump(text, end, at)))
        {
            end++;
        }

        return end;
    }

    // A number keeps its point and its thousands together: 3.5, 10,000.
    private static int EndOfNumber(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsDigit(text[end]) || IsPoint(text, end)))
        {
            end++;
        }

        return end;
    }

    private static bool IsPoint(string text, int at) =>
        at + 1 < text.Length && char.IsDigit(text[at + 1])
        && (text[at] == '.' || (text[at] == ',' && at + 3 < text.Length && char.IsDigit(text[at + 2]) && char.IsDigit(text[at + 3])));

    private static bool IsLetter(string text, int at) =>
        char.IsLetter(text[at]) || (char.IsSurrogate(text[at]) && IsLetterPair(text, at));

    private static bool IsLetterPair(string text, int at)
    {
        var start = char.IsLowSurrogate(text[at]) && at > 0 ? at - 1 : at;
        return Rune.TryGetRuneAt(text, start, out var rune) && Rune.IsLetter(rune);
    }

    private static bool IsHump(string text, int at, int start)
    {
        if (IsGreek(text[at]) != IsGreek(text[at - 1]))
        {
            return true;
        }

        if (!char.IsUpper(text[at]))
        {
            return false;
        }

        return char.IsLower(text[at - 1])
            || (at + 1 < text.Length && char.IsLower(text[at + 1]) && at - start >= 1 && !IsPluralEnd(text, at + 1));
    }

    private static bool IsPluralEnd(string text, int at) =>
        text[at] == 's' && (at + 1 == text.Length || !char.IsLetter(text[at + 1]));

    private static bool IsGreek(char c) => char.ToLowerInvariant(c) is >= 'α' and <= 'ω';

    private static string? GreekName(char c) => IsGreek(c) ? Greek[char.ToLowerInvariant(c) - 'α'] : null;

    // Several words without a small letter among them are written so to be seen, and no short forms.
    private static bool IsLoud(string text) => text.AsSpan().Trim().Contains(' ') && !text.Any(char.IsLower);

    private static bool IsAllCapitals(string raw) => raw.Length > 1 && raw.All(char.IsUpper);

    private static bool PluralOfAcronym(string raw) => raw.Length > 2 && raw[^1] == 's' && raw[..^1].All(char.IsUpper);
}
