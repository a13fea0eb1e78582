using System.Runtime.InteropServices;

namespace CurationPipeline.Documents;

/// <summary>Decides whether a hyphen at a line's end belongs to the word, by the document's own words first.</summary>
internal sealed class Hyphens
{
    private static readonly HashSet<string> Hyphenating = new(StringComparer.OrdinalIgnoreCase)
    {
        "self", "well", "non", "cross", "high", "low", "long", "short", "large", "small", "real", "state", "human", "open", "closed",
        "post", "pre", "multi", "semi", "full", "fine", "out", "in", "on", "off", "one", "two", "three", "zero", "few", "first",
        "second", "third", "best", "worst", "fixed", "hand", "left", "right", "black", "white", "red", "ground", "end", "step",
        "so", "all", "anti", "ex", "quasi", "user", "task", "model", "data", "time", "goal", "value", "reward", "safety",
    };

    private readonly Dictionary<string, int> _words = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts the words of a printed line; the last one is left out where it may be half a word.</summary>
    public void Learn(string line)
    {
        var words = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && (char.IsLetter(line[i]) || (IsHyphen(line[i]) && i > start)))
                continue;
            var end = i;
            if (end > start && (i < line.Length || !IsHyphen(line[^1])))
                CollectionsMarshal.GetValueRefOrAddDefault(words, line.AsSpan(start, end - start), out _)++;
            start = i + 1;
        }
    }

    /// <summary>Whether the hyphen between the two halves stays.</summary>
    /// <param name="before">The line up to the hyphen, without it.</param>
    /// <param name="after">The next line.</param>
    public bool Keeps(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var head = LastWord(before);
        var tail = FirstWord(after);
        if (head.Length == 0 || tail.Length == 0 || char.IsUpper(tail[0]) || char.IsDigit(before[^1]))
            return true;
        var joined = Count($"{head}{tail}");
        var kept = Count($"{head}-{tail}");
        if (joined != kept)
            return kept > joined;
        var last = head.Contains('-') ? head[(head.LastIndexOf('-') + 1)..] : head;
        if (last.Length != head.Length && Count($"{last}{tail}") == 0 && Count(last) > 0 && Count(tail) > 0)
            return true;
        return Hyphenating.GetAlternateLookup<ReadOnlySpan<char>>().Contains(last)
            ? Count(tail) > (last.Length > 3 ? 0 : 1)
            : AreWords(head, tail);
    }

    // The second half counts once for the line that it begins; two long words that stand elsewhere too are a compound.
    private bool AreWords(ReadOnlySpan<char> head, ReadOnlySpan<char> tail) =>
        head.Length >= 5 && tail.Length >= 5 && Count(head) > 1 && Count(tail) > 2;

    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u00AD';

    private int Count(ReadOnlySpan<char> word) =>
        _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var count) ? count : 0;

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && (char.IsLetter(text[start - 1]) || IsHyphen(text[start - 1])))
            start--;
        return text[start..].TrimStart('-');
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text[..end];
    }
}
