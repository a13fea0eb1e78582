using System.Text;
using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>Writes blocks as the clean text: one line a block, a place for every character.</summary>
internal sealed class CleanTextWriter(Hyphens hyphens)
{
    private readonly StringBuilder _text = new();
    private readonly PlaceMap.Builder _places = new();
    private readonly List<Block> _blocks = [];
    private readonly List<TextRange> _marks = [];
    private string? _section;
    private int _level;

    public IReadOnlyList<Block> Blocks => _blocks;

    public IReadOnlyList<TextRange> Marks => _marks;

    public void Write(PrintedBlock block)
    {
        var before = _text.Length;
        if (before > 0)
            Blank("\n\n");
        var start = _text.Length;
        for (var i = 0; i < block.Lines.Count; i++)
            WriteLine(block.Lines[i], i + 1 < block.Lines.Count ? block.Lines[i + 1].Line : null, start);
        if (_text.Length == start)
            return;
        if (block.Kind == BlockKind.Heading)
            (_section, _level) = (_text.ToString(start, _text.Length - start), block.Level);
        _blocks.Add(new Block(block.Kind, new TextRange(start, _text.Length), _section, _level));
    }

    public (string Text, PlaceMap Places) Close() => (_text.ToString(), _places.Build());

    private void WriteLine(PageLine placed, TextLine? next, int start)
    {
        var line = placed.Line;
        _places.StartLine(placed.Page, line.Box, line.Upright);
        var length = line.Text.Length;
        var broken = next is not null && length > 1 && Hyphens.IsHyphen(line.Text[^1]) && char.IsLetter(line.Text[^2]) && char.IsLetter(next.Text[0]);
        var drops = broken && !hyphens.Keeps(line.Text.AsSpan(0, length - 1), next!.Text);
        WriteLetters(line, drops ? length - 1 : length);
        if (next is not null && !broken && _text.Length > start && _text[^1] != ' ')
            Blank(" ");
    }

    private void WriteLetters(TextLine line, int length)
    {
        var mark = -1;
        for (var i = 0; i < length; i++)
        {
            var isMark = MarkFinder.IsMark(line, i);
            if (isMark && mark < 0)
                mark = _text.Length;
            if (!isMark && mark >= 0)
                CloseMark(ref mark);
            i += WriteCharacter(line, i) - 1;
        }

        if (mark >= 0)
            CloseMark(ref mark);
    }

    private void CloseMark(ref int mark)
    {
        if (_text.Length > mark)
            _marks.Add(new TextRange(mark, _text.Length));
        mark = -1;
    }

    /// <summary>Writes one character in its plain form; gives how many UTF-16 units of the line it took.</summary>
    private int WriteCharacter(TextLine line, int i)
    {
        var c = Exponents.At(line, i) ?? line.Text[i];
        if (c < 0x80 || c != line.Text[i])
        {
            _text.Append(c);
            _places.Place(line.Left[i], line.Right[i]);
            return 1;
        }

        var isPair = char.IsHighSurrogate(c) && i + 1 < line.Text.Length && char.IsLowSurrogate(line.Text[i + 1]);
        var taken = isPair ? 2 : 1;
        if (char.IsSurrogate(c) && !isPair)
            return 1;
        var code = isPair ? char.ConvertToUtf32(c, line.Text[i + 1]) : c;
        if (IsWithoutWidth(code))
            return taken;
        if (_text.Length > 0 && !char.IsSurrogate(_text[^1]) && Nfkc.Compose(_text[^1], code) is { } composed and < 0x10000)
        {
            _text[^1] = (char)composed;
            return taken;
        }

        var form = Exponents.IsTyped(c) ? null : Nfkc.FormOf(code);
        Place(form ?? line.Text.Substring(i, taken), line.Left[i], line.Right[i + taken - 1]);
        return taken;
    }

    private void Place(string form, float left, float right)
    {
        var step = (right - left) / Math.Max(1, form.Length);
        for (var i = 0; i < form.Length; i++)
        {
            if (form[i] == ' ' && (_text.Length == 0 || _text[^1] is ' ' or '\n'))
                continue;
            _text.Append(form[i]);
            _places.Place(left + (i * step), left + ((i + 1) * step));
        }
    }

    private static bool IsWithoutWidth(int code) =>
        code is 0xAD or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF
            or (>= 0xE0000 and <= 0xE007F);

    private void Blank(string blank)
    {
        _text.Append(blank);
        for (var i = 0; i < blank.Length; i++)
            _places.Place(0, 0);
    }
}
