using System.Text.RegularExpressions;

namespace CurationPipeline.Extract.Rules;

/// <summary>A run of words that may be a name.</summary>
/// <param name="Text">As it stands in the sentence.</param>
/// <param name="Start">First character in the sentence.</param>
/// <param name="Words">Number of words.</param>
internal readonly record struct Phrase(string Text, int Start, int Words)
{
    public int End => Start + Text.Length;
}

/// <summary>Finds runs of words that look like noun phrases, without a dictionary: by what may not stand in one.</summary>
internal static partial class Phrases
{
    private const int MaxWords = 4;

    /// <summary>Every phrase of one to four words inside the runs of a sentence that no function word, verb or mark breaks.</summary>
    public static IEnumerable<Phrase> In(string sentence)
    {
        foreach (var run in Runs(sentence))
        {
            for (var first = 0; first < run.Count; first++)
            {
                for (var last = first; last < Math.Min(run.Count, first + MaxWords); last++)
                {
                    if (Words.EndsName(run[last].Value))
                        yield return Between(sentence, run[first], run[last], last - first + 1);
                }
            }
        }
    }

    /// <summary>The phrase that a cue leads to: after articles and adjectives of praise, up to the first word that breaks it.</summary>
    public static Phrase? After(string sentence, int position)
    {
        var words = new List<Match>();
        foreach (Match word in Word().Matches(sentence, Math.Min(position, sentence.Length)))
        {
            if (words.Count == 0 && word.Index - position <= MaxLead && Leads(word.Value) && !BreaksBetween(sentence, position, word.Index))
            {
                position = word.Index + word.Length;
                continue;
            }

            var from = words.Count == 0 ? position : words[^1].Index + words[^1].Length;
            if (Words.Breaks(word.Value) || words.Count > MaxWords || BreaksBetween(sentence, from, word.Index))
                break;
            words.Add(word);
        }

        while (words.Count > 0 && !Words.EndsName(words[^1].Value))
            words.RemoveAt(words.Count - 1);
        return words.Count is 0 or > MaxWords ? null : Between(sentence, words[0], words[^1], words.Count);
    }

    /// <summary>Whether the phrase can be the name of something worth an entry: not only general words, no stray letters.</summary>
    public static bool IsName(Phrase phrase)
    {
        var words = phrase.Text.Split(' ');
        return words.All(word => word.Length > 1 || (word.Length == 1 && char.IsDigit(word[0])))
            && words.Any(word => !Words.IsGeneral(word) && word.Length > 2)
            && char.IsLetter(phrase.Text[0])
            && !(IsOwners(words[0]) && words.Skip(1).All(Words.IsGeneral))
            && !IsOwners(words[^1])
            && !words.All(word => word.Any(char.IsDigit))
            && words.Distinct(StringComparer.OrdinalIgnoreCase).Count() == words.Length;
    }

    private const int MaxLead = 4;

    private static IEnumerable<List<Match>> Runs(string sentence)
    {
        var run = new List<Match>();
        foreach (Match word in Word().Matches(sentence))
        {
            if (run.Count > 0 && BreaksBetween(sentence, run[^1].Index + run[^1].Length, word.Index))
            {
                yield return run;
                run = [];
            }

            if (!Words.Breaks(word.Value) && !IsPossessive(word.Value))
            {
                run.Add(word);
                continue;
            }

            if (run.Count > 0)
                yield return run;
            run = [];
        }

        if (run.Count > 0)
            yield return run;
    }

    private static bool IsPossessive(string word) =>
        word.Contains('\'', StringComparison.Ordinal) || (word.Contains('’', StringComparison.Ordinal) && !char.IsUpper(word[0]));

    private static bool IsOwners(string word) => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal);

    private static bool Leads(string word) => Words.IsStop(word)
        && word.ToLowerInvariant() is "a" or "an" or "the" or "new" or "novel" or "simple" or "this" or "our" or "two" or "three" or "first";

    private static bool BreaksBetween(string sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!char.IsWhiteSpace(sentence[i]) && sentence[i] is not ('“' or '"' or '‘'))
                return true;
        }

        return false;
    }

    private static Phrase Between(string sentence, Match first, Match last, int words) =>
        new(sentence[first.Index..(last.Index + last.Length)], first.Index, words);

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[-‐‑'’.&][\p{L}\p{N}]+)*\+?")]
    private static partial Regex Word();
}
