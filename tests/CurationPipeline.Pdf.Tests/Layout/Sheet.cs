using CurationPipeline.Pdf;

namespace CurationPipeline.Pdf.Tests.Layout;

/// <summary>A page that a test sets letter by letter: every letter is half an em wide, a space a quarter.</summary>
internal sealed class Sheet
{
    private readonly List<Letter> _letters = [];
    private readonly List<Graphic> _graphics = [];

    public const float Width = 612;

    public const float Height = 792;

    /// <summary>Sets words on a baseline; spaces are gaps, as TeX leaves them, or glyphs.</summary>
    public Sheet Line(float x, float y, string text, float size = 10, short font = 0, bool spaceGlyphs = false, float tracking = 0)
    {
        foreach (var c in text)
        {
            var advance = (c == ' ' ? 0.25f : 0.5f) * size;
            if (c != ' ' || spaceGlyphs)
                Letter(c.ToString(), x, y, advance, size, font);
            x += advance + tracking;
        }

        return this;
    }

    public Sheet Letter(string text, float x, float y, float advance, float size = 10, short font = 0, HiddenReason hidden = HiddenReason.None)
    {
        _letters.Add(new Letter(text, new Box(x, y - (0.8f * size), x + advance, y + (0.2f * size)), x, y, 0, font, size, 0, hidden));
        return this;
    }

    /// <summary>Sets words that fall by so many degrees, clockwise as seen.</summary>
    public Sheet Tilted(float x, float y, string text, float degrees, float size = 10)
    {
        var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
        foreach (var c in text)
        {
            var advance = (c == ' ' ? 0.25f : 0.5f) * size;
            if (c != ' ')
                _letters.Add(new Letter(c.ToString(), new Box(x, y - (0.8f * size), x + advance, y + (0.2f * size)), x, y, degrees < 0 ? degrees + 360 : degrees, 0, size, 0, HiddenReason.None));
            (x, y) = (x + (advance * cos), y + (advance * sin));
        }

        return this;
    }

    /// <summary>Sets text that runs upwards.</summary>
    public Sheet Upwards(float x, float y, string text, float size = 10)
    {
        foreach (var c in text)
        {
            _letters.Add(new Letter(c.ToString(), new Box(x - (0.8f * size), y - (0.5f * size), x + (0.2f * size), y), x, y, 270, 0, size, 0, HiddenReason.None));
            y -= 0.5f * size;
        }

        return this;
    }

    /// <summary>Sets a column: the same text over and over, cut to lines of a width.</summary>
    public Sheet Column(float x, float y, int lines, string word, float width, float pitch = 12)
    {
        for (var i = 0; i < lines; i++)
        {
            var text = $"{word}{i}";
            while ((text.Length + word.Length + 1) * 5 < width)
                text += " " + word;
            Line(x, y + (i * pitch), text);
        }

        return this;
    }

    public Sheet Drawing(GraphicKind kind, Box box)
    {
        _graphics.Add(new Graphic(kind, box));
        return this;
    }

    public LetterPage Page() => new(
        1,
        Width,
        Height,
        [.. _letters],
        [new("Serif", false, false, false, false), new("Serif-Bold", true, false, false, false), new("CMMI10", false, true, false, true)],
        _graphics,
        []);
}
