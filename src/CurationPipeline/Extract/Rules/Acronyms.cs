using System.Text.RegularExpressions;

namespace CurationPipeline.Extract.Rules;

/// <summary>A short form that the text explains.</summary>
internal readonly record struct Acronym(string Short, string Long);

/// <summary>Finds acronyms where a sentence defines them, as in "reward hacking (RH)".</summary>
/// <remarks>
/// The algorithm of A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in
/// biomedical text", Pacific Symposium on Biocomputing 8 (2003), 451-462: letters of the short form are looked for from the
/// right in at most min(n + 5, 2n) words before the parenthesis, and its first letter must start a word.
/// </remarks>
internal static partial class Acronyms
{
    public static IEnumerable<Acronym> In(string sentence)
    {
        foreach (Match match in Parenthesis().Matches(sentence))
        {
            var inside = match.Groups[1].Value.Trim();
            if (!IsShortForm(inside))
                continue;
            var before = LastWords(sentence[..match.Index], Math.Min(inside.Length + 5, inside.Length * 2));
            if (LongForm(Bare(inside), before) is { } found && IsPlausible(inside, found))
                yield return new Acronym(Bare(inside), found);
        }
    }

    /// <summary>The shortest run of words that explains every letter of the short form, or null.</summary>
    internal static string? LongForm(string shortForm, string words)
    {
        var at = words.Length - 1;
        for (var i = shortForm.Length - 1; i >= 0; i--)
        {
            var letter = char.ToLowerInvariant(shortForm[i]);
            if (!char.IsLetterOrDigit(letter))
                continue;
            while (at >= 0 && (char.ToLowerInvariant(words[at]) != letter || (i == 0 && at > 0 && char.IsLetterOrDigit(words[at - 1]))))
                at--;
            if (at < 0)
                return null;
            at--;
        }

        var start = words.LastIndexOf(' ', Math.Max(at, 0)) + 1;
        return words[start..].Trim();
    }

    private static bool IsShortForm(string text) =>
        text.Length is >= 2 and <= 10 && !text.Contains(' ', StringComparison.Ordinal) && char.IsLetterOrDigit(text[0])
        && text.Count(char.IsUpper) >= 2 && text.Count(char.IsUpper) * 2 >= Bare(text).Length
        && !text.All(c => c is 'I' or 'V' or 'X');

    /// <summary>Words that only happen to carry the letters are refused: it must start like a name and be longer than its acronym.</summary>
    private static bool IsPlausible(string shortForm, string longForm)
    {
        var words = longForm.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return longForm.Length > shortForm.Length + 2 && words.Length <= shortForm.Length + 2
            && words.Length >= 2 && !Words.IsStop(words[0]) && !Words.IsStop(words[^1])
            && longForm.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '\'' or '’' or '/')
            && !words.Contains(shortForm, StringComparer.OrdinalIgnoreCase);
    }

    private static string Bare(string shortForm) =>
        shortForm.Length > 2 && shortForm[^1] == 's' && char.IsUpper(shortForm[^2]) ? shortForm[..^1] : shortForm;

    private static string LastWords(string text, int count)
    {
        var words = text.TrimEnd().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words[Math.Max(0, words.Length - count)..]);
    }

    [GeneratedRegex(@"\(([^()]{2,12})\)")]
    private static partial Regex Parenthesis();
}
