using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

/// <summary>Finds the end of a picture that stands inside the content.</summary>
internal static class InlineImage
{
    private const int Lookahead = 12;

    /// <summary>Moves the lexer, which has read "BI", behind the picture's "EI".</summary>
    /// <returns>Whether the picture is a mask, through which the ground shows.</returns>
    public static bool Skip(ref Lexer lexer, ReadOnlySpan<byte> content)
    {
        var isMask = false;
        var isMaskKey = false;
        for (var token = lexer.Next(); token != TokenKind.End; token = lexer.Next())
        {
            if (token == TokenKind.Keyword && lexer.Slice.SequenceEqual("ID"u8))
                break;
            isMask |= isMaskKey && lexer.Slice.SequenceEqual("true"u8);
            isMaskKey = token == TokenKind.Name && (lexer.Slice.SequenceEqual("IM"u8) || lexer.Slice.SequenceEqual("ImageMask"u8));
        }

        lexer.Position = FindEnd(content, Math.Min(lexer.Position + 1, content.Length));
        return isMask;
    }

    private static int FindEnd(ReadOnlySpan<byte> content, int from)
    {
        for (var at = from; ;)
        {
            var found = content[at..].IndexOf("EI"u8);
            if (found < 0)
                return content.Length;
            at += found;
            if ((at == from || CharacterClass.IsSpace(content[at - 1])) && LooksLikeContent(content[(at + 2)..]))
                return at + 2;
            at += 2;
        }
    }

    /// <summary>The two letters occur in the data too: behind the real ones there is a space, then plain text.</summary>
    private static bool LooksLikeContent(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > 0 && !CharacterClass.IsSpace(rest[0]))
            return false;
        foreach (var value in rest[..Math.Min(rest.Length, Lookahead)])
        {
            if (value >= 127 || value < 32 && !CharacterClass.IsSpace(value))
                return false;
        }

        return true;
    }
}
