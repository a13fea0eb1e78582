using System.Globalization;
using System.Text.RegularExpressions;
using CurationPipeline.Ground;

namespace CurationPipeline.Tests.Ground;

/// <summary>One way to make a true quote untrue.</summary>
/// <param name="Kind">What is done, in a few words.</param>
/// <param name="Reasons">The reasons that a curator may be told, one of them.</param>
/// <param name="Apply">The altered quote, or null where there is nothing to alter. The number chooses the place.</param>
internal sealed record Alteration(string Kind, MissingReason[] Reasons, Func<string, int, string?> Apply)
{
    public override string ToString() => Kind;
}

/// <summary>What an examiner with bad intentions would do to a quote.</summary>
internal static partial class Alterations
{
    private static readonly MissingReason[] Number = [MissingReason.NumberChanged];
    private static readonly MissingReason[] Negation = [MissingReason.NegationFlipped];
    private static readonly MissingReason[] Word = [MissingReason.OneWordChanged];
    private static readonly MissingReason[] Any = Enum.GetValues<MissingReason>();
    private static readonly string[] Comparisons = ["<", ">", "=", "\u2264", "\u2265", "\u2248", "~", "\u00B1"];

    /// <summary>Alterations that change a digit or a sign beside one.</summary>
    public static IReadOnlyList<Alteration> OfNumbers { get; } =
    [
        new("digit changed", Number, (quote, n) => At(Digit(), quote, n, m => Shifted(m.Value))),
        new("digit doubled", Number, (quote, n) => At(Digit(), quote, n, m => m.Value + m.Value)),
        new("digit dropped", Number, (quote, n) => At(TwoDigits(), quote, n, m => m.Value[1..])),
        new("decimal point dropped", Number, (quote, n) => At(Point(), quote, n, _ => "")),
        new("decimal point moved", Number, (quote, n) => At(Decimal(), quote, n, m => $"{m.Groups[1]}{m.Groups[2].Value[0]}.{m.Groups[2].Value[1..]}".TrimEnd('.'))),
        new("decimal point made a comma", Number, (quote, n) => At(Point(), quote, n, _ => ",")),
        new("decimal point made a space", Number, (quote, n) => At(Point(), quote, n, _ => " ")),
        new("decimal point put in", Number, (quote, n) => At(TwoDigits(), quote, n, m => $"{m.Value[0]}.{m.Value[1]}")),
        new("decimal point before a number", Number, (quote, n) => At(Whole(), quote, n, m => "." + m.Value)),
        new("first digits of a number cut off", Any, (quote, n) => From(NumberTail(), quote, n)),
        new("last digits of a number cut off", Any, (quote, n) => UpTo(NumberHead(), quote, n)),
        new("zero added", Number, (quote, n) => At(Whole(), quote, n, m => m.Value + "0")),
        new("thousands mark dropped", Number, (quote, n) => At(Thousands(), quote, n, _ => "")),
        new("thousands mark made a point", Number, (quote, n) => At(Thousands(), quote, n, _ => ".")),
        new("thousands mark put in", Number, (quote, n) => At(FourDigits(), quote, n, m => $"{m.Value[0]},{m.Value[1..]}")),
        new("range made a number", Number, (quote, n) => At(Range(), quote, n, _ => "")),
        new("percent dropped", Number, (quote, n) => At(Percent(), quote, n, _ => "")),
        new("percent made per mille", Number, (quote, n) => At(Percent(), quote, n, _ => "\u2030")),
        new("percent put in", Number, (quote, n) => At(Whole(), quote, n, m => m.Value + "%")),
        new("wide percent put in", Number, (quote, n) => At(Whole(), quote, n, m => m.Value + "\uFF05")),
        new("minus put in", Number, (quote, n) => At(Whole(), quote, n, m => "\u2212" + m.Value)),
        new("hyphen as minus put in", Number, (quote, n) => At(SpacedNumber(), quote, n, m => " -" + m.Value.Trim())),
        new("minus dropped", Number, (quote, n) => At(Minus(), quote, n, _ => "")),
        new("minus made a plus", Number, (quote, n) => At(Minus(), quote, n, _ => "+")),
        new("plus or minus put in", Number, (quote, n) => At(Whole(), quote, n, m => "\u00B1" + m.Value)),
        new("comparison turned", Number, (quote, n) => At(Comparison(), quote, n, m => Other(m.Value, n))),
        new("comparison dropped", Number, (quote, n) => At(Comparison(), quote, n, _ => " ")),
        new("comparison put in", Number, (quote, n) => At(SpacedNumber(), quote, n, m => $" {Comparisons[n % Comparisons.Length]} {m.Value.Trim()}")),
        new("exponent lowered", Number, (quote, n) => At(Exponent(), quote, n, m => $"{m.Groups[1]}{Lowered(m.Groups[2].Value)}")),
        new("exponent raised", Number, (quote, n) => At(TwoDigits(), quote, n, m => $"{m.Value[0]}{Raised(m.Value[1])}")),
        new("caret put in", Number, (quote, n) => At(TwoDigits(), quote, n, m => $"{m.Value[0]}^{m.Value[1]}")),
        new("slash put in", Number, (quote, n) => At(TwoDigits(), quote, n, m => $"{m.Value[0]}/{m.Value[1]}")),
        new("currency put in", Number, (quote, n) => At(Whole(), quote, n, m => (n % 2 == 0 ? "$" : "\u20AC") + m.Value)),
        new("currency dropped", Number, (quote, n) => At(Currency(), quote, n, _ => "")),
        new("plus after a number", Number, (quote, n) => At(Whole(), quote, n, m => m.Value + "+")),
        new("times after a number", Number, (quote, n) => At(Whole(), quote, n, m => m.Value + "\u00D7")),
        new("degree after a number", Number, (quote, n) => At(Whole(), quote, n, m => m.Value + "\u00B0")),
        new("a half for twelve", Number, (quote, n) => At(Twelve(), quote, n, m => m.Value == "12" ? "\u00BD" : m.Value == "14" ? "\u00BC" : "\u00BE")),
        new("number spaced", Number, (quote, n) => At(TwoDigits(), quote, n, m => $"{m.Value[0]} {m.Value[1]}")),
        new("ratio made a number", Number, (quote, n) => At(Ratio(), quote, n, _ => "")),
        new("other digits", Any, (quote, n) => At(Digit(), quote, n, m => ((char)('\u0660' + m.Value[0] - '0')).ToString())),
        new("number word changed", [MissingReason.OneWordChanged, MissingReason.NumberChanged, MissingReason.Paraphrase], (quote, n) => At(NumberWord(), quote, n, m => m.Value.Equals("two", StringComparison.OrdinalIgnoreCase) ? "three" : "two")),
        new("number word made a number", Any, (quote, n) => At(NumberWord(), quote, n, _ => "4")),
    ];

    /// <summary>Alterations that turn a sentence into its contrary.</summary>
    public static IReadOnlyList<Alteration> OfNegations { get; } =
    [
        new("not put in", Negation, (quote, n) => At(Helper(), quote, n, m => m.Value + " not")),
        new("n't put in", Negation, (quote, n) => At(Helper(), quote, n, m => Contracted(m.Value))),
        new("n\u2019t put in", Negation, (quote, n) => At(Helper(), quote, n, m => Contracted(m.Value).Replace('\'', '\u2019'))),
        new("never put in", Negation, (quote, n) => At(Helper(), quote, n, m => m.Value + " never")),
        new("negation dropped", [MissingReason.NegationFlipped, MissingReason.WordsDropped, MissingReason.OneWordChanged], (quote, n) => At(NotWord(), quote, n, _ => "")),
        new("n't dropped", Negation, (quote, n) => At(NotContracted(), quote, n, m => m.Groups[1].Value)),
        new("cannot made can", Negation, (quote, n) => At(Cannot(), quote, n, m => m.Value[..3])),
        new("un put before", [MissingReason.NegationFlipped, MissingReason.OneWordChanged], (quote, n) => At(LongWord(), quote, n, m => " un" + m.Value.Trim())),
        new("non- put before", [MissingReason.NegationFlipped, MissingReason.OneWordChanged], (quote, n) => At(LongWord(), quote, n, m => " non-" + m.Value.Trim())),
        new("non put before with a space", [MissingReason.NegationFlipped, MissingReason.OneWordChanged], (quote, n) => At(LongWord(), quote, n, m => " non " + m.Value.Trim())),
        new("un taken off", [MissingReason.NegationFlipped, MissingReason.OneWordChanged], (quote, n) => At(Prefixed(), quote, n, m => m.Groups[1].Value)),
        new("in brackets: not", [MissingReason.NegationFlipped, MissingReason.OneWordChanged, MissingReason.Paraphrase], (quote, n) => At(Helper(), quote, n, m => m.Value + " [not]")),
        new("in brackets: never really", Any, (quote, n) => At(Helper(), quote, n, m => m.Value + " [never really]")),
        new("in brackets: un", Any, (quote, n) => At(LongWord(), quote, n, m => " [un]" + m.Value.Trim())),
        new("in brackets: non-", Any, (quote, n) => At(LongWord(), quote, n, m => " [non-]" + m.Value.Trim())),
        new("not made a logical sign", Any, (quote, n) => At(LongWord(), quote, n, m => " \u00AC" + m.Value.Trim())),
        new("all made some", Word, (quote, n) => At(Quantifier(), quote, n, m => m.Value.StartsWith('a') ? "some" : "all")),
        new("without made with", [MissingReason.OneWordChanged, MissingReason.NegationFlipped], (quote, n) => At(Without(), quote, n, _ => "with")),
    ];

    /// <summary>Alterations of letters and words.</summary>
    public static IReadOnlyList<Alteration> OfWords { get; } =
    [
        new("letter changed", Any, (quote, n) => At(Letter(), quote, n, m => m.Value == "q" ? "z" : "q")),
        new("letter dropped", Any, (quote, n) => At(Letter(), quote, n, _ => "")),
        new("letter put in", Any, (quote, n) => At(Letter(), quote, n, m => m.Value + "x")),
        new("letters swapped", Any, (quote, n) => At(TwoLetters(), quote, n, m => m.Value[0] == m.Value[1] ? "qq" : $"{m.Value[1]}{m.Value[0]}")),
        new("plural put in", Any, (quote, n) => At(LongWord(), quote, n, m => m.Value + "s")),
        new("look-alike letter", Any, (quote, n) => At(LookAlike(), quote, n, m => m.Value switch { "a" => "\u0430", "e" => "\u0435", "o" => "\u03BF", _ => "\u0440" })),
        new("accent put in", Any, (quote, n) => At(Vowel(), quote, n, m => m.Value + "\u0301")),
        new("accent that joins no letter", Any, (quote, n) => At(Letter(), quote, n, m => m.Value + "\u0338")),
        new("false ligature", Any, (quote, n) => At(Fi(), quote, n, _ => "\uFB02")),
        new("Greek letter changed", Any, (quote, n) => At(Greek(), quote, n, m => m.Value == "\u03B2" ? "\u03B1" : "\u03B2")),
        new("word dropped", [MissingReason.WordsDropped, MissingReason.OneWordChanged, MissingReason.NegationFlipped, MissingReason.NumberChanged], (quote, n) => Inner(quote, n, _ => "")),
        new("word doubled", Any, (quote, n) => Inner(quote, n, word => $"{word} {word}")),
        new("word changed", [MissingReason.OneWordChanged, MissingReason.NumberChanged, MissingReason.NegationFlipped], (quote, n) => Inner(quote, n, _ => "otherwise")),
        new("word put in", Any, (quote, n) => Inner(quote, n, word => "only " + word)),
        new("words swapped", Any, (quote, n) => Swapped(quote, n, 1)),
        new("words far apart swapped", Any, (quote, n) => Swapped(quote, n, 4)),
        new("words dropped", Any, Dropped),
        new("first word cut", Any, (quote, _) => char.IsLetter(quote[0]) && char.IsLetter(quote[1]) ? quote[1..] : null),
        new("last word cut", Any, (quote, _) => quote.TrimEnd('.') is var bare && char.IsLetter(bare[^1]) && char.IsLetter(bare[^2]) ? bare[..^1] : null),
        new("last word longer", Any, (quote, _) => quote.TrimEnd('.') is var bare && char.IsLetter(bare[^1]) ? bare + "ing" : null),
        new("citation number changed", Any, (quote, n) => At(NumberedCitation(), quote, n, m => $"[{Shifted(m.Groups[1].Value)}{m.Groups[2].Value}]")),
        new("citation year changed", Any, (quote, n) => At(CitationYear(), quote, n, m => $"{m.Groups[1].Value}{Shifted(m.Groups[2].Value)})")),
        new("citation put in", Any, (quote, n) => Inner(quote, n, word => word + " [37]")),
        new("citation of another put in", Any, (quote, n) => Inner(quote, n, word => word + " (Turing, 1950)")),
        new("half a citation", Any, (quote, n) => At(LongCitation(), quote, n, m => $"({m.Groups[2].Value.Trim()})")),
        new("unit changed", Any, (quote, n) => At(Unit(), quote, n, m => $"{m.Groups[1]}{(m.Groups[2].Value == "B" ? "M" : m.Groups[2].Value == "M" ? "B" : "s")}")),
        new("elision within a word", Any, (quote, n) => At(LongWord(), quote, n, m => m.Value[..4] + " … " + m.Value[4..])),
        new("a tick for a cross", Any, (quote, n) => At(Tick(), quote, n, m => m.Value == "\u2713" ? "\u2717" : "\u2713")),
        new("prime dropped", Any, (quote, n) => At(Prime(), quote, n, _ => "")),
    ];

    public static IReadOnlyList<Alteration> All { get; } = [.. OfNumbers, .. OfNegations, .. OfWords];

    private static string? At(Regex pattern, string quote, int number, Func<Match, string> replace)
    {
        var matches = pattern.Matches(quote);
        if (matches.Count == 0)
            return null;
        var match = matches[number % matches.Count];
        return string.Concat(quote.AsSpan(0, match.Index), replace(match), quote.AsSpan(match.Index + match.Length));
    }

    private static string? From(Regex pattern, string quote, int number) =>
        pattern.Matches(quote) is { Count: > 0 } matches && matches[number % matches.Count].Index is var at && quote.Length - at > 12 ? quote[at..] : null;

    private static string? UpTo(Regex pattern, string quote, int number) =>
        pattern.Matches(quote) is { Count: > 0 } matches && matches[number % matches.Count] is var match && match.Index > 12 ? quote[..(match.Index + match.Length)] : null;

    private static string? Inner(string quote, int number, Func<string, string> replace)
    {
        var words = quote.Split(' ');
        if (words.Length < 4)
            return null;
        var at = 1 + (number % (words.Length - 2));
        if (!words[at].Any(char.IsLetter))
            return null;
        words[at] = replace(words[at]);
        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    private static string? Swapped(string quote, int number, int distance)
    {
        var words = quote.Split(' ');
        if (words.Length < distance + 2)
            return null;
        var at = number % (words.Length - distance);
        if (string.Equals(Bare(words[at]), Bare(words[at + distance]), StringComparison.OrdinalIgnoreCase))
            return null;
        (words[at], words[at + distance]) = (words[at + distance], words[at]);
        return string.Join(' ', words);
    }

    private static string? Dropped(string quote, int number)
    {
        var words = quote.Split(' ').ToList();
        if (words.Count < 10)
            return null;
        words.RemoveRange(2 + (number % (words.Count - 8)), 3);
        return string.Join(' ', words);
    }

    private static string Bare(string word) => new([.. word.Where(char.IsLetterOrDigit)]);

    private static string Shifted(string digits) => $"{(char)('0' + ((digits[0] - '0' + 3) % 10))}{digits[1..]}";

    private static string Other(string comparison, int number) => Comparisons.Where(sign => sign != comparison.Trim()).ElementAt(number % 7);

    private static string Contracted(string helper) => helper == "can" ? "can't" : helper == "will" ? "won't" : helper + "n't";

    private static char Raised(char digit) => "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079"[digit - '0'];

    private static string Lowered(string raised) => string.Concat(raised.Select(c => CharUnicodeInfo.GetDigitValue(c) is >= 0 and var digit ? $"{digit}" : "-"));

    [GeneratedRegex(@"\d")]
    private static partial Regex Digit();

    [GeneratedRegex(@"\d\d")]
    private static partial Regex TwoDigits();

    [GeneratedRegex(@"(?<=\d|\d[.,:/])\d+")]
    private static partial Regex NumberTail();

    [GeneratedRegex(@"\d+(?=[.,:/]\d)")]
    private static partial Regex NumberHead();

    [GeneratedRegex(@"(?<![\d.,])[1-9]\d{3}(?![\d.,])")]
    private static partial Regex FourDigits();

    [GeneratedRegex(@"(?<=\d)\.(?=\d)")]
    private static partial Regex Point();

    [GeneratedRegex(@"(\d+)\.(\d+)")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"(?<![\w.,\-\u2013/])\d+(?![\w.,%\-\u2013/])")]
    private static partial Regex Whole();

    [GeneratedRegex(@" \d+(?![\w.,%\-\u2013/])")]
    private static partial Regex SpacedNumber();

    [GeneratedRegex(@"(?<=\d),(?=\d{3})")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<=\d)[\u2013-](?=\d)")]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<=\d) ?%")]
    private static partial Regex Percent();

    [GeneratedRegex(@"(?<![\w.])[\u2212-](?=\d)")]
    private static partial Regex Minus();

    [GeneratedRegex(@" ?[<>=\u2264\u2265\u2248~\u00B1] ?")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"(\d)([\u2070\u00B9\u00B2\u00B3\u2074-\u2079\u207B]+)")]
    private static partial Regex Exponent();

    [GeneratedRegex(@"[$\u20AC\u00A3](?=\d)")]
    private static partial Regex Currency();

    [GeneratedRegex(@"\b(?:12|14|34)\b")]
    private static partial Regex Twelve();

    [GeneratedRegex(@"(?<=\d)[:/](?=\d)")]
    private static partial Regex Ratio();

    [GeneratedRegex(@"\b(?:one|two|three|four|five|six|ten)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NumberWord();

    [GeneratedRegex(@"\b(?:is|are|was|were|does|do|did|can|could|will|would|should|has|have|had)\b(?! not)(?!n)")]
    private static partial Regex Helper();

    [GeneratedRegex(@" \b(?:not|never|no)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotWord();

    [GeneratedRegex(@"\b(\w+)n['\u2019]t\b")]
    private static partial Regex NotContracted();

    [GeneratedRegex(@"\bcannot\b", RegexOptions.IgnoreCase)]
    private static partial Regex Cannot();

    [GeneratedRegex(@" [a-z]{6,}\b(?!['\u2019-])")]
    private static partial Regex LongWord();

    [GeneratedRegex(@"\b(?:un|non-|in|dis|mis)([a-z]{5,})\b")]
    private static partial Regex Prefixed();

    [GeneratedRegex(@"\b(?:all|some)\b")]
    private static partial Regex Quantifier();

    [GeneratedRegex(@"\bwithout\b")]
    private static partial Regex Without();

    [GeneratedRegex(@"[a-z]")]
    private static partial Regex Letter();

    [GeneratedRegex(@"[a-z]{2}")]
    private static partial Regex TwoLetters();

    [GeneratedRegex(@"[aeop]")]
    private static partial Regex LookAlike();

    [GeneratedRegex(@"[aeiou]")]
    private static partial Regex Vowel();

    [GeneratedRegex(@"fi")]
    private static partial Regex Fi();

    [GeneratedRegex(@"[\u03B1-\u03C9]")]
    private static partial Regex Greek();

    [GeneratedRegex(@"\[(\d+)([\d,; ]*)\]")]
    private static partial Regex NumberedCitation();

    [GeneratedRegex(@"(\([A-Z][^()]*\d{3})(\d)\)")]
    private static partial Regex CitationYear();

    [GeneratedRegex(@"\(([^();]*\d{4});([^();]*\d{4})\)")]
    private static partial Regex LongCitation();

    [GeneratedRegex(@"(\d)(B|M|x|ms|k)\b")]
    private static partial Regex Unit();

    [GeneratedRegex(@"[\u2713\u2717\u2714\u2718]")]
    private static partial Regex Tick();

    [GeneratedRegex(@"\u2032")]
    private static partial Regex Prime();
}
