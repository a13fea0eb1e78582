using System.Text;
using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>Reads CMaps as files carry them: code to glyph number, and code to text.</summary>
internal ref struct CMapParser(ReadOnlySpan<byte> data)
{
    private const int MostRanges = 200_000;
    private const int LongestText = 64;

    private readonly List<CodeSpace> _spaces = [];
    private readonly List<CMapRange> _ranges = [];
    private readonly List<UnicodeMap.Range> _texts = [];
    private Lexer _lexer = new(data);
    private string? _basis;
    private bool _isVertical;

    public static CMap Parse(ReadOnlySpan<byte> data, string? basis, bool isVertical)
    {
        var parser = new CMapParser(data);
        parser.Run();
        var found = PredefinedCMaps.Find(parser._basis ?? basis);
        return new CMap("", isVertical || parser._isVertical, [.. parser._spaces], [.. parser._ranges], found);
    }

    public static UnicodeMap ParseToUnicode(ReadOnlySpan<byte> data)
    {
        var parser = new CMapParser(data);
        parser.Run();
        // Some writers put CID operators where text was meant.
        foreach (var range in parser._ranges)
            parser._texts.Add(new(range.Low, range.High, UnicodeText.From(range.Value)));
        return new UnicodeMap(parser._texts);
    }

    private void Run()
    {
        var name = "";
        for (var token = _lexer.Next(); token != TokenKind.End; token = _lexer.Next())
        {
            if (token == TokenKind.Name)
                name = TokenDecoder.Name(_lexer.Slice);
            else if (token == TokenKind.Number && name == "WMode")
                (_isVertical, name) = (_lexer.Number == 1, "");
            else if (token == TokenKind.Keyword)
                Section(_lexer.Slice, name);
            if (_ranges.Count + _texts.Count > MostRanges)
                return;
        }
    }

    private void Section(ReadOnlySpan<byte> word, string name)
    {
        if (word.SequenceEqual("usecmap"u8))
            _basis = name;
        else if (word.SequenceEqual("begincodespacerange"u8))
            ReadSpaces();
        else if (word.SequenceEqual("begincidrange"u8))
            ReadCids(isRange: true);
        else if (word.SequenceEqual("begincidchar"u8))
            ReadCids(isRange: false);
        else if (word.SequenceEqual("beginbfrange"u8))
            ReadTexts(isRange: true);
        else if (word.SequenceEqual("beginbfchar"u8))
            ReadTexts(isRange: false);
    }

    private void ReadSpaces()
    {
        while (TryCode(_lexer.Next(), out var low, out var bytes) && TryCode(_lexer.Next(), out var high, out _))
            _spaces.Add(new CodeSpace(bytes, low, high));
    }

    private void ReadCids(bool isRange)
    {
        while (_ranges.Count < MostRanges && TryCode(_lexer.Next(), out var low, out _))
        {
            var high = low;
            if (isRange && !TryCode(_lexer.Next(), out high, out _) || _lexer.Next() != TokenKind.Number)
                return;
            _ranges.Add(new CMapRange(low, high, (int)_lexer.Number));
        }
    }

    private void ReadTexts(bool isRange)
    {
        while (_texts.Count < MostRanges && TryCode(_lexer.Next(), out var low, out _))
        {
            var high = low;
            if (isRange && !TryCode(_lexer.Next(), out high, out _))
                return;
            var token = _lexer.Next();
            if (token == TokenKind.ArrayStart)
                ReadTextArray(low);
            else if (token is TokenKind.Keyword or TokenKind.End)
                return;
            else
                _texts.Add(new(low, Math.Max(low, high), ToText(token)));
        }
    }

    private void ReadTextArray(uint code)
    {
        for (var token = _lexer.Next(); token is not (TokenKind.ArrayEnd or TokenKind.End or TokenKind.Keyword); token = _lexer.Next())
        {
            if (_texts.Count < MostRanges)
                _texts.Add(new(code, code, ToText(token)));
            code++;
        }
    }

    private readonly string ToText(TokenKind token)
    {
        if (token == TokenKind.Name)
            return GlyphNames.ToText(TokenDecoder.Name(_lexer.Slice));
        if (token is not (TokenKind.Text or TokenKind.HexText))
            return "";
        var bytes = TokenDecoder.String(token, _lexer.Slice);
        if (bytes.Length == 1)
            return UnicodeText.From(bytes[0]);
        return Encoding.BigEndianUnicode.GetString(bytes.AsSpan(0, Math.Min(bytes.Length & ~1, LongestText))).TrimEnd('\0');
    }

    private readonly bool TryCode(TokenKind token, out uint code, out int bytes)
    {
        (code, bytes) = (0, 0);
        if (token is not (TokenKind.Text or TokenKind.HexText))
            return false;
        var value = TokenDecoder.String(token, _lexer.Slice);
        bytes = Math.Min(4, value.Length);
        foreach (var part in value.AsSpan(0, bytes))
            code = code << 8 | part;
        return true;
    }
}
