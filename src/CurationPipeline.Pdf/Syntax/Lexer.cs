namespace CurationPipeline.Pdf.Syntax;

/// <summary>The kinds of token in files and in page contents.</summary>
internal enum TokenKind : byte
{
    End,
    Number,
    Name,
    Text,
    HexText,
    ArrayStart,
    ArrayEnd,
    DictionaryStart,
    DictionaryEnd,
    Keyword,
}

/// <summary>Cuts bytes into tokens without allocating; it never fails, bytes that mean nothing are passed over.</summary>
internal ref struct Lexer(ReadOnlySpan<byte> data, int position = 0)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private int _start;
    private int _length;

    /// <summary>Where the next token is looked for.</summary>
    public int Position = Math.Max(0, position);

    /// <summary>The value of the last number.</summary>
    public double Number { get; private set; }

    /// <summary>Whether the last number was written without a point.</summary>
    public bool IsInteger { get; private set; }

    /// <summary>The bytes of the last token, without the marks around a name or string.</summary>
    public readonly ReadOnlySpan<byte> Slice => _data.Slice(_start, _length);

    /// <summary>Where <see cref="Slice"/> begins.</summary>
    public readonly int Start => _start;

    public TokenKind Next()
    {
        SkipSpace();
        if (Position >= _data.Length)
            return TokenKind.End;
        var first = _data[Position];
        return first switch
        {
            (byte)'/' => ReadName(),
            (byte)'(' => ReadText(),
            (byte)'<' => ReadAngle(),
            (byte)'>' => Mark(Follows((byte)'>') ? 2 : 1, TokenKind.DictionaryEnd),
            (byte)'[' => Mark(1, TokenKind.ArrayStart),
            (byte)']' => Mark(1, TokenKind.ArrayEnd),
            (byte)'{' or (byte)'}' or (byte)')' => Mark(1, TokenKind.Keyword),
            (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.' => ReadNumber(),
            _ => ReadKeyword(),
        };
    }

    public void SkipSpace()
    {
        while (Position < _data.Length)
        {
            var value = _data[Position];
            if (value == '%')
                SkipComment();
            else if (CharacterClass.IsSpace(value))
                Position++;
            else
                return;
        }
    }

    private void SkipComment()
    {
        var end = _data[Position..].IndexOfAny((byte)'\r', (byte)'\n');
        Position = end < 0 ? _data.Length : Position + end;
    }

    private readonly bool Follows(byte value) => Position + 1 < _data.Length && _data[Position + 1] == value;

    private TokenKind Mark(int length, TokenKind kind)
    {
        _start = Position;
        _length = length;
        Position += length;
        return kind;
    }

    private TokenKind ReadName()
    {
        _start = ++Position;
        SkipRegular();
        _length = Position - _start;
        return TokenKind.Name;
    }

    private TokenKind ReadKeyword()
    {
        _start = Position++;
        SkipRegular();
        _length = Position - _start;
        return TokenKind.Keyword;
    }

    private void SkipRegular()
    {
        while (Position < _data.Length && CharacterClass.IsRegular(_data[Position]))
            Position++;
    }

    private TokenKind ReadText()
    {
        _start = ++Position;
        var depth = 1;
        for (; Position < _data.Length; Position++)
        {
            var value = _data[Position];
            if (value == '\\')
                Position++;
            else if (value == '(')
                depth++;
            else if (value == ')' && --depth == 0)
                break;
        }

        Position = Math.Min(Position, _data.Length);
        _length = Position - _start;
        Position = Math.Min(Position + 1, _data.Length);
        return TokenKind.Text;
    }

    private TokenKind ReadAngle()
    {
        if (Follows((byte)'<'))
            return Mark(2, TokenKind.DictionaryStart);
        _start = ++Position;
        var end = _data[_start..].IndexOf((byte)'>');
        _length = end < 0 ? _data.Length - _start : end;
        Position = Math.Min(_start + _length + 1, _data.Length);
        return TokenKind.HexText;
    }

    private TokenKind ReadNumber()
    {
        _start = Position;
        var length = NumberReader.Read(_data[Position..], out var number, out var isInteger);
        if (length == 0)
            return ReadKeyword();
        (Number, IsInteger, _length) = (number, isInteger, length);
        Position += length;
        return TokenKind.Number;
    }
}
