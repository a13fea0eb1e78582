using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>A text that quotes are looked for in: its skeleton, and the stretches that a quote may leave out whole.</summary>
internal sealed class Source
{
    private readonly Dictionary<int, Skip> _from = [];
    private readonly Dictionary<int, Skip> _upTo = [];
    private readonly bool[] _maySkipFrom;
    private readonly bool[] _maySkipUpTo;

    /// <param name="text">The clean text.</param>
    /// <param name="marks">Superscript citation and footnote marks.</param>
    /// <param name="interruptions">What a page break puts into the middle of a sentence.</param>
    public Source(string text, IReadOnlyList<TextRange> marks, IReadOnlyList<TextRange> interruptions)
    {
        Skeleton = Skeleton.Of(text);
        _maySkipFrom = new bool[Skeleton.Length + 1];
        _maySkipUpTo = new bool[Skeleton.Length + 1];
        foreach (var citation in CitationMarks.In(text))
            Add(citation, interrupts: false);
        foreach (var mark in marks)
        {
            // Raised after a digit it may be an exponent, which is part of the number.
            if (mark.Length > 0 && mark.Start > 0 && !char.IsDigit(text[mark.Start - 1]))
                Add(mark, interrupts: false);
        }

        foreach (var interruption in interruptions)
            Add(interruption, interrupts: true);
    }

    public Skeleton Skeleton { get; }

    public string Text => Skeleton.Text;

    /// <summary>Whether something may be left out with this letter as its first.</summary>
    public bool MaySkipFrom(int letter) => _maySkipFrom[letter];

    /// <summary>Whether something may be left out with the letter before this one as its last.</summary>
    public bool MaySkipUpTo(int letter) => _maySkipUpTo[letter];

    /// <summary>What may be left out with this letter as its first.</summary>
    public bool SkipsFrom(int letter, out Skip skip) => _from.TryGetValue(letter, out skip);

    /// <summary>What may be left out with the letter before this one as its last.</summary>
    public bool SkipsUpTo(int letter, out Skip skip) => _upTo.TryGetValue(letter, out skip);

    private void Add(TextRange range, bool interrupts)
    {
        var skip = new Skip(Skeleton.LetterAt(range.Start), Skeleton.LetterAt(range.End), range, interrupts);
        if (skip.FirstLetter >= skip.EndLetter)
            return;
        _maySkipFrom[skip.FirstLetter] = _maySkipUpTo[skip.EndLetter] = true;
        // Where two start at one place, the longer one is left out: the shorter lies inside it.
        if (!_from.TryGetValue(skip.FirstLetter, out var known) || known.Text.Length < range.Length)
            _from[skip.FirstLetter] = skip;
        if (!_upTo.TryGetValue(skip.EndLetter, out known) || known.Text.Length < range.Length)
            _upTo[skip.EndLetter] = skip;
    }
}

/// <summary>A stretch of the source that a quote may leave out whole.</summary>
/// <param name="FirstLetter">Its first letter in the skeleton.</param>
/// <param name="EndLetter">One past its last letter.</param>
/// <param name="Text">Where it stands in the text, brackets included.</param>
/// <param name="Interrupts">A caption or footnote in the middle of a sentence, not a citation mark.</param>
internal readonly record struct Skip(int FirstLetter, int EndLetter, TextRange Text, bool Interrupts);
