using CurationPipeline.Pdf.Security;

namespace CurationPipeline.Pdf.Syntax;

/// <summary>Reads values of the object language from bytes.</summary>
internal ref struct ObjectParser(ReadOnlySpan<byte> data, int position, IObjectSource? source, IObjectCipher? cipher = null)
{
    private const int DeepestNesting = 100;

    private Lexer _lexer = new(data, position);

    public readonly int Position => _lexer.Position;

    /// <summary>Reads one value; false at the end, at a closing mark or at a word that is no value.</summary>
    public bool TryRead(out PdfObject? value, int depth = 0) => TryRead(_lexer.Next(), out value, depth);

    /// <summary>Reads the next token and tells whether it is this word; otherwise stays where it was.</summary>
    public bool TryKeyword(scoped ReadOnlySpan<byte> word)
    {
        var before = _lexer.Position;
        if (_lexer.Next() == TokenKind.Keyword && _lexer.Slice.SequenceEqual(word))
            return true;
        _lexer.Position = before;
        return false;
    }

    /// <summary>Reads a whole number; otherwise stays where it was.</summary>
    public bool TryInteger(out int value)
    {
        var before = _lexer.Position;
        value = 0;
        if (_lexer.Next() == TokenKind.Number && _lexer.IsInteger && Math.Abs(_lexer.Number) <= int.MaxValue)
        {
            value = (int)_lexer.Number;
            return true;
        }

        _lexer.Position = before;
        return false;
    }

    private bool TryRead(TokenKind token, out PdfObject? value, int depth)
    {
        value = null;
        switch (token)
        {
            case TokenKind.Number:
                value = ReadNumberOrReference();
                return true;
            case TokenKind.Name:
                value = new PdfName(TokenDecoder.Name(_lexer.Slice));
                return true;
            case TokenKind.Text or TokenKind.HexText:
                value = ReadString(token);
                return true;
            case TokenKind.ArrayStart:
                value = ReadArray(depth + 1);
                return true;
            case TokenKind.DictionaryStart:
                value = ReadDictionary(depth + 1);
                return true;
            case TokenKind.Keyword:
                return TryConstant(out value);
            default:
                return false;
        }
    }

    private readonly bool TryConstant(out PdfObject? value)
    {
        var word = _lexer.Slice;
        value = word.SequenceEqual("true"u8) ? new PdfBoolean(true)
            : word.SequenceEqual("false"u8) ? new PdfBoolean(false)
            : null;
        return value is not null || word.SequenceEqual("null"u8);
    }

    private readonly PdfString ReadString(TokenKind token)
    {
        var bytes = TokenDecoder.String(token, _lexer.Slice);
        return new PdfString(cipher?.DecryptString(bytes) ?? bytes);
    }

    private PdfObject ReadNumberOrReference()
    {
        var number = _lexer.Number;
        if (!_lexer.IsInteger || number is < 0 or > int.MaxValue)
            return new PdfNumber(number);
        var before = _lexer.Position;
        if (TryInteger(out var generation) && TryKeyword("R"u8))
            return new PdfReference((int)number, generation);
        _lexer.Position = before;
        return new PdfNumber(number);
    }

    private PdfArray ReadArray(int depth)
    {
        var items = new List<PdfObject?>();
        while (true)
        {
            var token = _lexer.Next();
            if (token is TokenKind.ArrayEnd or TokenKind.End || depth > DeepestNesting || IsObjectEnd(token))
                return new PdfArray(items, source);
            if (TryRead(token, out var item, depth))
                items.Add(item);
        }
    }

    private PdfDictionary ReadDictionary(int depth)
    {
        var entries = new Dictionary<string, PdfObject?>(StringComparer.Ordinal);
        while (true)
        {
            var token = _lexer.Next();
            if (token is TokenKind.DictionaryEnd or TokenKind.End || depth > DeepestNesting || IsObjectEnd(token))
                return new PdfDictionary(entries, source);
            if (token != TokenKind.Name)
                continue;
            var key = TokenDecoder.Name(_lexer.Slice);
            token = _lexer.Next();
            if (TryRead(token, out var value, depth))
                entries[key] = value;
            else if (token is TokenKind.DictionaryEnd or TokenKind.End || IsObjectEnd(token))
                return new PdfDictionary(entries, source);
        }
    }

    /// <summary>A list that is never closed ends with its object.</summary>
    private bool IsObjectEnd(TokenKind token)
    {
        if (token != TokenKind.Keyword || !(_lexer.Slice.SequenceEqual("endobj"u8) || _lexer.Slice.SequenceEqual("stream"u8)))
            return false;
        _lexer.Position -= _lexer.Slice.Length;
        return true;
    }
}
