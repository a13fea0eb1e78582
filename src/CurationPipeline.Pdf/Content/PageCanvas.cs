using System.Buffers;
using CurationPipeline.Pdf.Fonts;

namespace CurationPipeline.Pdf.Content;

/// <summary>Collects what a page draws.</summary>
internal sealed class PageCanvas : IDisposable
{
    private const int MostLetters = 200_000;
    private const int MostGraphics = 20_000;
    private const int MostLosses = 20;

    private readonly List<Graphic> _graphics = [];
    private readonly List<LetterFont> _fonts = [];
    private readonly Dictionary<PdfFont, short> _fontIndex = [];
    private readonly List<string> _losses = [];
    private Letter[] _letters = ArrayPool<Letter>.Shared.Rent(4096);

    public PageFrame Frame { get; private set; }

    public Ground Ground { get; } = new();

    public int LetterCount { get; private set; }

    public bool IsFull => LetterCount >= MostLetters;

    public Span<Letter> Letters => _letters.AsSpan(0, LetterCount);

    public void Begin(PageFrame frame)
    {
        Frame = frame;
        LetterCount = 0;
        _graphics.Clear();
        _fonts.Clear();
        _fontIndex.Clear();
        _losses.Clear();
        Ground.Clear();
    }

    public short IndexOf(PdfFont font)
    {
        if (_fontIndex.TryGetValue(font, out var index))
            return index;
        index = (short)Math.Min(_fonts.Count, short.MaxValue);
        if (_fonts.Count <= short.MaxValue)
            _fonts.Add(font.Face);
        return _fontIndex[font] = index;
    }

    public void Add(in Letter letter)
    {
        if (IsFull)
            return;
        if (LetterCount == _letters.Length)
            Grow();
        _letters[LetterCount++] = letter;
    }

    /// <summary>Shows the letters through which something was painted.</summary>
    public void Reveal((int From, int To) letters)
    {
        foreach (ref var letter in Letters[letters.From..Math.Min(letters.To, LetterCount)])
        {
            if (letter.Hidden == HiddenReason.InvisibleMode)
                letter = letter with { Hidden = HiddenReason.None };
        }
    }

    public void Add(GraphicKind kind, Box box)
    {
        if (_graphics.Count < MostGraphics)
            _graphics.Add(new Graphic(kind, box));
        else
            _graphics[^1] = new Graphic(GraphicKind.Path, _graphics[^1].Box.Union(box));
    }

    public void Lose(string sentence)
    {
        if (_losses.Count < MostLosses && !_losses.Contains(sentence))
            _losses.Add(sentence);
    }

    public LetterPage Finish(int number)
    {
        Ground.MarkCovered(Letters);
        ScannedPages.Reveal(Letters, _graphics, Frame);
        return new LetterPage(number, Frame.Width, Frame.Height, [.. Letters], [.. _fonts], [.. _graphics], [.. _losses]);
    }

    public void Dispose()
    {
        ArrayPool<Letter>.Shared.Return(_letters, clearArray: true);
        _letters = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<Letter>.Shared.Rent(_letters.Length * 2);
        Letters.CopyTo(larger);
        ArrayPool<Letter>.Shared.Return(_letters, clearArray: true);
        _letters = larger;
    }
}
