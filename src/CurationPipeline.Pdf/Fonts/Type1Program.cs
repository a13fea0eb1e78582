using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>Reads the encoding that an embedded Type 1 program states in its clear text.</summary>
internal static class Type1Program
{
    /// <summary>The name of each code's glyph, or null when the program states none.</summary>
    public static string?[]? ReadEncoding(ReadOnlySpan<byte> data)
    {
        var start = data.IndexOf("/Encoding"u8);
        if (start < 0)
            return null;
        var end = data.IndexOf("eexec"u8);
        var lexer = new Lexer(end > start ? data[..end] : data, start + "/Encoding".Length);
        return lexer.Next() == TokenKind.Keyword && lexer.Slice.SequenceEqual("StandardEncoding"u8)
            ? Encodings.Standard
            : ReadEntries(ref lexer);
    }

    /// <summary>Reads "dup 65 /A put" until "def".</summary>
    private static string?[]? ReadEntries(ref Lexer lexer)
    {
        var names = new string?[256];
        var code = -1;
        var any = false;
        for (var token = lexer.Next(); token != TokenKind.End; token = lexer.Next())
        {
            if (token == TokenKind.Keyword && (lexer.Slice.SequenceEqual("def"u8) || lexer.Slice.SequenceEqual("readonly"u8)) && any)
                break;
            if (token == TokenKind.Number)
            {
                code = (int)lexer.Number;
            }
            else if (token == TokenKind.Name && code is >= 0 and < 256)
            {
                names[code] = TokenDecoder.Name(lexer.Slice);
                any = true;
                code = -1;
            }
        }

        return any ? names : null;
    }
}
