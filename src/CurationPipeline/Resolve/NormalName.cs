using System.Text;
using System.Text.RegularExpressions;

namespace CurationPipeline.Resolve;

/// <summary>A name with what does not tell two things apart taken away.</summary>
/// <param name="Original">As given.</param>
/// <param name="Words">What it consists of, without determiners, tails and an acronym in brackets.</param>
/// <param name="Key">Two names of one kind with the same key are the same name.</param>
/// <param name="Tail">Where it is said to occur, such as <c>llm</c> for "Sycophancy in LLMs"; null without one.</param>
/// <param name="Acronym">The short form that the name itself gives in brackets.</param>
internal sealed partial record NormalName(
    string Original, NameStyle Style, IReadOnlyList<Word> Words, string Key, string? Tail, string? Acronym)
{
    // Past this many characters a name is no name; two of them are compared as a whole or not at all.
    public const int LongestCompared = 400;

    private static readonly HashSet<string> Tails = new(StringComparer.Ordinal)
    {
        "llm", "lm", "ai", "ml", "nn", "ai system", "ai model", "deep learning", "transformer", "foundation model", "frontier model",
        "frontier ai", "frontier llm", "frontier ai system", "frontier ai model", "large model", "deep nn", "generative ai", "generative model", "modern llm",
    };

    private PersonName? _person;

    /// <summary>All its words as spelled, for short forms: "An Easier Data Augmentation" is AEDA.</summary>
    public IReadOnlyList<Word> Spelled { get; init; } = Words;

    /// <summary>Keys of what may stand for the whole: before a colon or a bracket, and within brackets.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Whether the name is one short word that its capitals mark as standing for others.</summary>
    public bool IsAcronym { get; } = Style != NameStyle.Sentence && Resolve.Acronym.Looks(Original);

    /// <summary>The name read as a person's.</summary>
    public PersonName Person => _person ??= PersonName.Of(Original);

    public bool IsEmpty => Key.Length == 0;

    public static NormalName Of(string name, NameStyle style)
    {
        if (style == NameStyle.Person)
        {
            return PersonName.Normal(name);
        }

        var (outside, acronym) = style == NameStyle.Sentence || name.Length > LongestCompared ? (name, null) : SplitBrackets(name);
        var spelled = WithoutPossessive(Resolve.Words.Of(outside));
        var words = WithoutDeterminer(spelled);
        if (style != NameStyle.Term)
        {
            return new NormalName(name, style, words, Join(words), null, acronym) { Spelled = spelled, Parts = style == NameStyle.Title ? PartsOf(name) : [] };
        }

        var (kept, tail) = WithoutTail(Contractions.Apply(words));
        return new NormalName(name, style, kept, Join(kept), tail, acronym) { Spelled = spelled, Parts = PartsOf(name) };
    }

    /// <summary>The words as one; two numbers side by side stay two.</summary>
    internal static string Join(IEnumerable<Word> words)
    {
        var key = new StringBuilder();
        foreach (var word in words)
        {
            if (key.Length > 0 && char.IsAsciiDigit(key[^1]) && char.IsAsciiDigit(word.Text[0]))
            {
                key.Append('_');
            }

            key.Append(word.Text);
        }

        return key.ToString();
    }

    private static (string Name, string? Acronym) SplitBrackets(string name)
    {
        if (name.AsSpan().IndexOfAny('(', '[') < 0 || Brackets().Match(name) is not { Success: true } match)
        {
            return (name, null);
        }

        var (outside, inside) = (match.Groups[1].Value, match.Groups[2].Value);
        if (Resolve.Acronym.Stands(inside, outside))
        {
            return (outside, inside);
        }

        return Resolve.Acronym.Stands(outside, inside) ? (inside, outside) : (name, null);
    }

    private static List<Word> WithoutPossessive(List<Word> words)
    {
        words.RemoveAll(word => word is { Text: "s", Raw: "s", Glued: true });
        return words;
    }

    private static List<Word> WithoutDeterminer(List<Word> words) =>
        words.Count > 1 && !words[1].Glued && words[0].Raw is "the" or "The" or "THE" or "a" or "A" or "an" or "An" ? words[1..] : words;

    private static (List<Word> Kept, string? Tail) WithoutTail(List<Word> words)
    {
        var at = words.FindLastIndex(word => word.Text == "in");
        if (at <= 0 || at == words.Count - 1)
        {
            return (words, null);
        }

        var tail = string.Join(' ', words.Skip(at + 1).Select(word => word.Text));
        return Tails.Contains(tail) ? (words[..at], tail) : (words, null);
    }

    private static List<string> PartsOf(string name) =>
        name.Length > LongestCompared || name.AsSpan().IndexOfAny(":([–—") < 0 && !name.Contains(" - ", StringComparison.Ordinal) ? [] :
        [.. PartEnds().Split(name).Where(part => part.Trim().Length is > 1 and <= 60).Select((part, i) => (part, i))
            .Where(pair => pair.i == 0 || name.Contains($"({pair.part})", StringComparison.Ordinal) || name.Contains($"[{pair.part}]", StringComparison.Ordinal))
            .Select(pair => Join(WithoutDeterminer(Contractions.Apply(Resolve.Words.Of(pair.part)))))];

    [GeneratedRegex(@":\s|\s[-–—]\s|[(\[\])]", RegexOptions.CultureInvariant)]
    private static partial Regex PartEnds();

    [GeneratedRegex(@"^\s*(\S.*?)\s*[(\[]\s*([^()\[\]]{2,60}?)\s*[)\]]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();
}
