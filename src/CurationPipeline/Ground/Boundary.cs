using System.Globalization;
using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>Whether a range of the text begins and ends where a word or number does.</summary>
internal static class Boundary
{
    public static bool Begins(string text, int start)
    {
        var first = text[start];
        var before = At(text, start - 1);
        if (Joined(before, first) || (IsApostrophe(before) && IsLetter(At(text, start - 2))) || AfterHyphen(text, start))
            return false;
        if (!char.IsDigit(first))
            return true;
        if (EndsGroup(text, start))
            return false;
        if (before is '.')
            return char.IsLetter(At(text, start - 2)); // Fig.5
        return !(before is ',' or ':' or '/' || Gap.IsDash(before)) || !char.IsDigit(At(text, start - 2));
    }

    public static bool Ends(string text, int end)
    {
        var last = text[end - 1];
        var after = At(text, end);
        if (Joined(last, after) || (IsApostrophe(after) && IsLetter(At(text, end + 1))) || BeforeHyphen(text, end))
            return false;
        if (Exponents.IsRaised(after) && !IsLetter(At(text, end - 2)))
            return false;
        if (!char.IsDigit(last))
            return true;
        return !Exponents.IsRaised(after) && !(IsSpace(after) && EndsGroup(text, end + 1))
            && !((after is '.' or ',' or ':' or '/' || Gap.IsDash(after)) && char.IsDigit(At(text, end + 1)));
    }

    private static bool Joined(char left, char right) =>
        IsLetter(left) && IsLetter(right) && !(IsIdeograph(left) || IsIdeograph(right));

    /// <summary>Three digits behind a space behind one to three others: the 000 of "10 000".</summary>
    private static bool EndsGroup(string text, int start)
    {
        var before = start - 1;
        while (before > 0 && char.IsDigit(text[before - 1]) && start - before <= 4)
            before--;
        var after = start;
        while (after < text.Length && char.IsDigit(text[after]) && after - start <= 3)
            after++;
        return IsSpace(At(text, start - 1)) && start - 1 - before is >= 1 and <= 3 && after - start == 3;
    }

    private static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u2009' or '\u202F';

    /// <summary>The second part of a compound: "compliant" in "non-compliant" says the contrary.</summary>
    private static bool AfterHyphen(string text, int start)
    {
        var i = start - 1;
        while (i > 0 && text[i] is ' ' or '\n')
            i--;
        if (i < 0 || !IsLetter(At(text, i - 1)))
            return false;
        // A hyphen before a space stands at the end of a printed line, or hangs as in "pre- and post-training".
        return (IsHyphen(text[i]) && (i == start - 1 || text[i + 1] == '\n'))
            || (i == start - 1 && Gap.IsDash(text[i]) && Negations.IsPrefixBefore(text, i));
    }

    private static bool BeforeHyphen(string text, int end) =>
        IsHyphen(At(text, end)) && (IsLetter(At(text, end + 1)) || (At(text, end + 1) == '\n' && IsLetter(At(text, end + 2))));

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\u00AD';

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u02BC';

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || (c >= 0x300 && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>Scripts that set no spaces between words.</summary>
    public static bool IsIdeograph(char c) =>
        c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF')
            or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static char At(string text, int index) => index >= 0 && index < text.Length ? text[index] : '\0';
}
