using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>Follows a quote through its source letter by letter, from a place where eight letters agree, both ways.</summary>
/// <remarks>The source may leave the quote's path only over a whole citation mark or interruption.</remarks>
internal sealed class Walk(Source source, Skeleton quote)
{
    // A hostile text can offer a choice at every word; an honest quote needs a few steps more than its letters.
    private const int Deepest = 1500;
    private static readonly List<Skip> None = [];

    private int _steps = (8 * quote.Length) + 20_000;
    private readonly HashSet<(int, int)> _deadEnds = [];
    private readonly List<Skip> _skipped = [];

    /// <summary>The place of the whole quote when its letter <paramref name="i"/> is the source's letter <paramref name="j"/>.</summary>
    public Place? From(int i, int j)
    {
        _deadEnds.Clear();
        _skipped.Clear();
        if (!Follow(i, j, 1, 0, out var last) || !Follow(i, j, -1, 0, out var first))
            return null;
        var range = source.Skeleton.RangeOf(first, last);
        var inQuote = quote.RangeOf(0, quote.Length - 1);
        if (!Begins(range.Start, first) || !Ends(range.End, last) || EdgeSigns.Around(source.Text, range, quote.Text, inQuote) is not { } signed)
            return null;
        var marked = SharedMarks.Around(source, signed.Source, last, quote.Text, signed.Quote);
        return new Place(first, last, marked, [.. _skipped.Where(s => s.Interrupts).Select(s => s.Text).OrderBy(t => t.Start)]);
    }

    /// <summary>A footnote begins with its mark, without a space and not as a part of its first word.</summary>
    private bool Begins(int start, int first) =>
        Boundary.Begins(source.Text, start) || (source.SkipsUpTo(first, out var mark) && !mark.Interrupts && mark.Text.End == start);

    /// <summary>A raised citation mark stands at its word without a space and is no part of it.</summary>
    private bool Ends(int end, int last) =>
        Boundary.Ends(source.Text, end) || (source.SkipsFrom(last + 1, out var mark) && !mark.Interrupts && mark.Text.Start == end);

    private bool Follow(int i, int j, int step, int depth, out int edge)
    {
        while (true)
        {
            edge = j;
            if (i + step < 0 || i + step == quote.Length)
                return true;
            if (--_steps < 0)
                return false;
            var straight = FitsPlainly(i + step, j + step, step) || Fits(i, j, i + step, j + step, step, None);
            if (step > 0 ? source.MaySkipFrom(j + 1) : source.MaySkipUpTo(j))
                return FollowAround(i, j, step, straight, depth, out edge);
            if (!straight)
                return false;
            (i, j) = (i + step, j + step);
        }
    }

    /// <summary>Tries the straight way first, then the ways over what may be left out here.</summary>
    private bool FollowAround(int i, int j, int step, bool straight, int depth, out int edge)
    {
        edge = j;
        if (depth > Deepest || !_deadEnds.Add((i, j * step)))
            return false;
        if (straight && Follow(i + step, j + step, step, depth + 1, out edge))
            return true;

        var over = new List<Skip>();
        var landing = j;
        while (over.Count < 8 && NextSkip(landing, step, out var skip))
        {
            over.Add(skip);
            landing = step > 0 ? skip.EndLetter - 1 : skip.FirstLetter;
            if (!Fits(i, j, i + step, landing + step, step, over))
                continue;
            var before = _skipped.Count;
            _skipped.AddRange(over);
            if (Follow(i + step, landing + step, step, depth + 1, out edge))
                return true;
            _skipped.RemoveRange(before, _skipped.Count - before);
        }

        return false;
    }

    private bool NextSkip(int j, int step, out Skip skip) =>
        step > 0 ? source.SkipsFrom(j + 1, out skip) : source.SkipsUpTo(j, out skip);

    /// <summary>Nearly always a letter stands beside its neighbour, or a space from it, in both texts.</summary>
    private bool FitsPlainly(int nextI, int nextJ, int step)
    {
        if (nextJ < 0 || nextJ >= source.Skeleton.Length)
            return false;
        var (rightI, rightJ) = step > 0 ? (nextI, nextJ) : (nextI + 1, nextJ + 1);
        var gap = quote.Gaps[rightI];
        return quote.Letters[nextI] == source.Skeleton.Letters[nextJ] && gap == source.Skeleton.Gaps[rightJ] && gap != GapKind.Telling
            && (gap == GapKind.None || quote.Letters[rightI] is > '9' and < '\u0080');
    }

    private bool Fits(int i, int j, int nextI, int nextJ, int step, List<Skip> over)
    {
        if (nextJ < 0 || nextJ >= source.Skeleton.Length || quote.Letters[nextI] != source.Skeleton.Letters[nextJ])
            return false;
        return step > 0 ? GapsAgree(i, j, nextI, nextJ, over) : GapsAgree(nextI, nextJ, i, j, [.. over.AsEnumerable().Reverse()]);
    }

    private bool GapsAgree(int i, int j, int nextI, int nextJ, List<Skip> over)
    {
        var quoteGap = Between(quote, i, nextI);
        var sourceGap = over.Count == 0 ? Between(source.Skeleton, j, nextJ) : Around(j, nextJ, over);
        var beside = new Neighbours(quote.Letters[i], quote.Letters[nextI], IsGroup(quote, nextI));
        return Gap.Agree(quoteGap, sourceGap, beside, Raises(quote, i, nextI), Raises(source.Skeleton, j, nextJ))
            && (quoteGap.IsEmpty == sourceGap.IsEmpty || WordsStay(quoteGap.IsEmpty ? source.Skeleton : quote, quoteGap.IsEmpty ? (j, nextJ) : (i, nextI)));
    }

    private string Around(int j, int nextJ, List<Skip> over)
    {
        var text = source.Text;
        var start = source.Skeleton.End(j);
        var around = "";
        foreach (var skip in over)
        {
            around += text[Math.Min(start, skip.Text.Start)..skip.Text.Start];
            start = skip.Text.End;
        }

        return around + text[start..Math.Max(start, source.Skeleton.Origin(nextJ))];
    }

    private static ReadOnlySpan<char> Between(Skeleton skeleton, int letter, int next)
    {
        var start = skeleton.Origin(letter) + 1;
        var end = skeleton.Origin(next);
        if (Exponents.IsFraction(skeleton.Text[end]) && end <= start)
            return end < start ? "\u2044" : " ";
        if (start < end && char.IsLowSurrogate(skeleton.Text[start]))
            start++;
        return end > start ? skeleton.Text.AsSpan(start, end - start) : [];
    }

    private static bool Raises(Skeleton skeleton, int letter, int next) =>
        Exponents.IsRaised(skeleton.Text[skeleton.Origin(next)]) && !Exponents.IsRaised(skeleton.Text[skeleton.Origin(letter)]);

    /// <summary>Three digits, as behind the comma of a thousand.</summary>
    private static bool IsGroup(Skeleton skeleton, int letter)
    {
        var end = letter;
        while (end < skeleton.Length && char.IsDigit(skeleton.Letters[end]) && (end == letter || skeleton.Gaps[end] == GapKind.None))
            end++;
        return end - letter == 3;
    }

    /// <summary>A space may come and go, unless it makes or unmakes a negation: "not able" is not "notable".</summary>
    private static bool WordsStay(Skeleton broken, (int Left, int Right) at) =>
        !Negations.StandBeside(broken.Text, broken.End(at.Left), broken.Origin(at.Right));
}

/// <summary>Where a quote was found.</summary>
/// <param name="FirstLetter">Its first letter in the source's skeleton.</param>
/// <param name="LastLetter">Its last letter there.</param>
/// <param name="Range">The same in the text.</param>
/// <param name="Interruptions">Captions and footnotes that stand in between and are no part of it.</param>
internal sealed record Place(int FirstLetter, int LastLetter, TextRange Range, IReadOnlyList<TextRange> Interruptions);
