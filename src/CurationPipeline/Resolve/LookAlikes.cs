namespace CurationPipeline.Resolve;

/// <summary>Letters of other alphabets that pass for Latin ones, as in a name that was made to deceive or was pasted badly.</summary>
internal static class LookAlikes
{
    private const int LongestShown = 80;
    private const string Foreign = "аеорсухіјѕһԁԛԝвкмнтАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρικυα";
    private const string Latin = "aeopcyxijshdqwbkmhtABEKMHOPCTYXIJSABEZHIKMNOPTYXovpikua";

    /// <summary>A sentence for a person when letters of two alphabets that look alike stand in one name; otherwise null.</summary>
    public static string? Warning(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (IsDisguised(name, i))
            {
                return $"The name '{Short(name)}' mixes alphabets: its '{name[i]}' is a {Alphabet(name[i])} letter that looks like " +
                       $"Latin '{Latin[Foreign.IndexOf(name[i], StringComparison.Ordinal)]}'; write the name again before it is joined with another.";
            }
        }

        return null;
    }

    /// <summary>The name with each disguised letter replaced by the Latin one that it looks like.</summary>
    public static string ToLatin(string name) =>
        string.Create(name.Length, name, (letters, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                letters[i] = IsDisguised(source, i) ? Latin[Foreign.IndexOf(source[i], StringComparison.Ordinal)] : source[i];
            }
        });

    private static bool IsDisguised(string name, int at) =>
        name[at] > 'z'
        && Foreign.Contains(name[at], StringComparison.Ordinal)
        && name.Any(char.IsAsciiLetter)
        && (IsCyrillic(name[at]) ? WordCouldBeLatin(name, at) : TouchesLatin(name, at));

    // 'α-divergence' and 'μTransfer' are names; 'Αlignment' is not: a Greek capital, or a small letter amid small Latin ones.
    private static bool TouchesLatin(string name, int at)
    {
        var before = at > 0 ? name[at - 1] : ' ';
        var after = at + 1 < name.Length ? name[at + 1] : ' ';
        return char.IsUpper(name[at])
            ? char.IsAsciiLetter(before) || char.IsAsciiLetter(after)
            : char.IsAsciiLetterLower(before) && (char.IsAsciiLetterLower(after) || !char.IsLetter(after));
    }

    private static bool WordCouldBeLatin(string name, int at)
    {
        var start = at;
        var end = at;
        while (start > 0 && char.IsLetter(name[start - 1]))
        {
            start--;
        }

        while (end < name.Length && char.IsLetter(name[end]))
        {
            end++;
        }

        return name[start..end].All(c => char.IsAscii(c) || Foreign.Contains(c, StringComparison.Ordinal));
    }

    private static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';

    private static string Alphabet(char c) => IsCyrillic(c) ? "Cyrillic" : "Greek";

    /// <summary>A name as a sentence may hold it.</summary>
    internal static string Short(string name) => name.Length <= LongestShown ? name : name[..(char.IsHighSurrogate(name[LongestShown - 1]) ? LongestShown - 1 : LongestShown)] + "…";
}
