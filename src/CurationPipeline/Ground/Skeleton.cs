using System.Globalization;
using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>A text's letters and digits in NFKC and lower case, each with the place that it came from.</summary>
/// <remarks>Spaces, hyphens, ligatures, quotes and line breaks do not reach it, so they cannot hide a true quote.</remarks>
internal sealed class Skeleton
{
    private const char Complex = '\uFFFF';
    private static readonly char[] Folds = FoldAll();

    private char[] _letters;
    private int[] _origins;
    private GapKind[] _gaps;

    private Skeleton(string text)
    {
        Text = text;
        _letters = new char[text.Length];
        _origins = new int[text.Length];
        _gaps = new GapKind[text.Length];
    }

    /// <summary>The text that it was made of.</summary>
    public string Text { get; }

    public int Length { get; private set; }

    public ReadOnlySpan<char> Letters => _letters.AsSpan(0, Length);

    /// <summary>For each letter what stands between it and the one before.</summary>
    public ReadOnlySpan<GapKind> Gaps => _gaps.AsSpan(0, Length);

    public static Skeleton Of(string text)
    {
        var skeleton = new Skeleton(text);
        var gap = GapKind.None;
        for (var i = 0; i < text.Length; i++)
        {
            var fold = Folds[text[i]];
            if (fold == 0)
                gap = Gap.Widened(gap, text[i]);
            else if (fold != Complex)
                skeleton.Add(fold, i, ref gap);
            else
                i = skeleton.AddComplex(i, ref gap);
        }

        return skeleton;
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

    private void Add(char letter, int origin, ref GapKind gap)
    {
        if (Length == _letters.Length)
            Grow();
        (_letters[Length], _origins[Length], _gaps[Length]) = (letter, origin, Exponents.IsRaised(Text[origin]) || Exponents.IsFraction(Text[origin]) ? GapKind.Telling : gap);
        Length++;
        gap = GapKind.None;
    }

    private void Grow()
    {
        var size = (_letters.Length * 2) + 16;
        Array.Resize(ref _letters, size);
        Array.Resize(ref _origins, size);
        Array.Resize(ref _gaps, size);
    }

    /// <summary>Adds what one character, or a surrogate pair, stands for.</summary>
    /// <returns>The last place that was read.</returns>
    private int AddComplex(int at, ref GapKind gap)
    {
        var isPair = char.IsHighSurrogate(Text[at]) && at + 1 < Text.Length && char.IsLowSurrogate(Text[at + 1]);
        var form = SlowForm(Text, at, _letters.AsSpan(0, Length));
        // A sign outside the basic plane, such as an emoji, means something.
        if (form.IsEmpty && !IsMark(Text[at]))
            gap = GapKind.Telling;
        foreach (var letter in form)
            Add(letter, at, ref gap);
        return isPair ? at + 1 : at;
    }

    private static ReadOnlySpan<char> SlowForm(string text, int at, Span<char> before)
    {
        if (IsMark(text[at]) && before.Length > 0 && at > 0 && !char.IsWhiteSpace(text[at - 1]) && Nfkc.Compose(Dotted(before[^1]), text[at]) is { } composed)
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

    /// <summary>TeX sets an accent on a letter without its dot.</summary>
    private static char Dotted(char letter) => letter switch { '\u0131' => 'i', '\u0237' => 'j', _ => letter };

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
