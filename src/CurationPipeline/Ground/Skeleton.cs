using System.Globalization;
using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>A text's letters and digits in NFKC and lower case, each with the place that it came from.</summary>
/// <remarks>Spaces, hyphens, ligatures, quotes and line breaks do not reach it, so they cannot hide a true quote.</remarks>
internal sealed class Skeleton
{
    private const char Complex = '\uFFFF';
    private static readonly char[] Folds = FoldAll();

    private readonly char[] _letters;
    private readonly int[] _origins;

    private Skeleton(string text, char[] letters, int[] origins, int length)
    {
        Text = text;
        Length = length;
        _letters = letters;
        _origins = origins;
    }

    /// <summary>The text that it was made of.</summary>
    public string Text { get; }

    public int Length { get; }

    public ReadOnlySpan<char> Letters => _letters.AsSpan(0, Length);

    public static Skeleton Of(string text)
    {
        var letters = new char[text.Length];
        var origins = new int[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var fold = Folds[text[i]];
            if (fold == 0)
                continue;
            var form = fold == Complex ? SlowForm(text, i, letters.AsSpan(0, length)) : default;
            if (length + Math.Max(form.Length, 1) > letters.Length)
            {
                Array.Resize(ref letters, (letters.Length * 2) + form.Length);
                Array.Resize(ref origins, letters.Length);
            }

            if (fold != Complex)
            {
                (letters[length], origins[length++]) = (fold, i);
                continue;
            }

            foreach (var c in form)
                (letters[length], origins[length++]) = (c, i);
            if (char.IsHighSurrogate(text[i]))
                i++;
        }

        return new Skeleton(text, letters, origins, length);
    }

    /// <summary>Where a letter stands in the text.</summary>
    public int Origin(int letter) => _origins[letter];

    /// <summary>One past the letter's last character, with the marks that belong to it.</summary>
    public int End(int letter)
    {
        var end = _origins[letter] + 1;
        while (end < Text.Length && (char.IsLowSurrogate(Text[end]) || IsMark(Text[end])))
            end++;
        return end;
    }

    /// <summary>The first letter at or after a place in the text; <see cref="Length"/> when none is left.</summary>
    public int LetterAt(int place)
    {
        var found = Array.BinarySearch(_origins, 0, Length, place);
        if (found < 0)
            return ~found;
        while (found > 0 && _origins[found - 1] == place)
            found--;
        return found;
    }

    public TextRange RangeOf(int firstLetter, int lastLetter) => new(_origins[firstLetter], End(lastLetter));

    private static ReadOnlySpan<char> SlowForm(string text, int at, Span<char> before)
    {
        if (IsMark(text[at]) && before.Length > 0 && at > 0 && Nfkc.Compose(before[^1], text[at]) is { } composed)
        {
            before[^1] = char.ToLowerInvariant((char)composed);
            return [];
        }

        var codePoint = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            ? char.ConvertToUtf32(text[at], text[at + 1])
            : text[at];
        var form = Nfkc.FormOf(codePoint) ?? (codePoint > 0xFFFF ? char.ConvertFromUtf32(codePoint) : text[at].ToString());
        return Lower(form);
    }

    private static string Lower(string form)
    {
        var lower = form.ToLowerInvariant().Replace("\u00DF", "ss", StringComparison.Ordinal).Replace('\u03C2', '\u03C3');
        return string.Concat(lower.EnumerateRunes().Where(rune => IsLetterOrDigit(CharUnicodeInfo.GetUnicodeCategory(rune.Value))));
    }

    private static bool IsMark(char c) => c >= 0x300 && CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsLetterOrDigit(UnicodeCategory category) =>
        category is <= UnicodeCategory.SpacingCombiningMark or (>= UnicodeCategory.DecimalDigitNumber and <= UnicodeCategory.OtherNumber);

    /// <summary>For each character its folded letter, 0 for what is no letter, and <see cref="Complex"/> for the rest.</summary>
    private static char[] FoldAll()
    {
        var folds = new char[char.MaxValue + 1];
        for (var c = 0; c <= char.MaxValue; c++)
            folds[c] = Fold((char)c);
        return folds;
    }

    private static char Fold(char c)
    {
        if (c is '\u2122' or '\u2120' or (>= '\u02B9' and <= '\u02DF') or (>= '\uFE00' and <= '\uFE0F') or '\u034F')
            return '\0';
        if (char.IsHighSurrogate(c) || IsMark(c))
            return Complex;
        if (Nfkc.FormOf(c) is { } form)
            return Lower(form) switch { [] => '\0', [var only] => only, _ => Complex };
        if (c == '\u00DF')
            return Complex;
        var lower = c == '\u03C2' ? '\u03C3' : char.ToLowerInvariant(c);
        return IsLetterOrDigit(CharUnicodeInfo.GetUnicodeCategory(c)) ? lower : '\0';
    }
}
