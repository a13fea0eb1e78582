using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

/// <summary>Follows the marks around content: layers that are off, and text stated in place of the glyphs'.</summary>
internal sealed class MarkedContent(PageCanvas canvas, TextShower shower, OptionalContent layers)
{
    private const int DeepestNesting = 256;

    private readonly Stack<(bool IsOff, string? Text, int Start)> _marks = new();
    private int _offCount;
    private int _unmatched;

    public int Depth => _marks.Count;

    public void Begin(PdfDictionary? properties, bool isLayer)
    {
        if (_marks.Count >= DeepestNesting)
        {
            _unmatched++;
            return;
        }

        var isOff = isLayer && layers.IsOff(properties);
        var text = properties?.Bytes("ActualText") is { } bytes && !HasText() ? ReplacementText.Decode(bytes) : null;
        _marks.Push((isOff, text, canvas.LetterCount));
        CountOff(isOff ? 1 : 0);
    }

    public void End()
    {
        if (_unmatched > 0)
        {
            _unmatched--;
            return;
        }

        if (!_marks.TryPop(out var mark))
            return;
        CountOff(mark.IsOff ? -1 : 0);
        if (mark.Text is not null)
            Replace(mark.Text, mark.Start);
    }

    /// <summary>Ends what a form or page left open.</summary>
    public void EndDownTo(int depth)
    {
        while (_marks.Count > depth)
            End();
        _unmatched = 0;
    }

    private bool HasText()
    {
        foreach (var mark in _marks)
        {
            if (mark.Text is not null)
                return true;
        }

        return false;
    }

    private void CountOff(int change)
    {
        _offCount += change;
        shower.IsLayerOff = _offCount > 0;
    }

    private void Replace(string text, int start)
    {
        var letters = canvas.Letters[Math.Min(start, canvas.LetterCount)..];
        if (ReplacementText.IsCredible(text, letters.Length))
            ReplacementText.Apply(letters, text);
        else if (letters.Length > 0)
            canvas.Lose("A stated replacement text is far longer than the letters it stands for, and was not believed.");
    }
}
