using System.Text;
using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Tests.Syntax;

public class LexerTests
{
    [Theory]
    [InlineData("42", 42)]
    [InlineData("-.5", -0.5)]
    [InlineData("+17.", 17)]
    [InlineData("--3", -3)]
    [InlineData("1.2.3", 1.2)]
    [InlineData("0.00000000000000000001", 0)]
    [InlineData("12-34", 12)]
    [InlineData("-1234.56789", -1234.56789)]
    [InlineData("000000000000000000000012", 12)]
    [InlineData("1.00000000000000000000005", 1)]
    [InlineData("-", 0)]
    public void Numbers_are_read_as_files_write_them(string written, double expected)
    {
        var lexer = new Lexer(Encoding.Latin1.GetBytes(written));

        Assert.Equal(TokenKind.Number, lexer.Next());
        Assert.Equal(expected, lexer.Number, 1e-12);
    }

    [Theory]
    [InlineData("(a(b)c)", "a(b)c")]
    [InlineData(@"(\(\)\\\n\101\7)", "()\\\nA\u0007")]
    [InlineData("(a\\\r\nb)", "ab")]
    [InlineData("(a\rb)", "a\nb")]
    [InlineData("<48 65 6c6C 6F>", "Hello")]
    [InlineData("<4>", "@")]
    [InlineData("(open", "open")]
    public void Strings_lose_their_escapes(string written, string expected)
    {
        var lexer = new Lexer(Encoding.Latin1.GetBytes(written));

        var kind = lexer.Next();

        Assert.Equal(expected, Encoding.Latin1.GetString(TokenDecoder.String(kind, lexer.Slice)));
        Assert.Equal(TokenKind.End, lexer.Next());
    }

    [Fact]
    public void Tokens_need_no_space_between_them()
    {
        var lexer = new Lexer("/F1 12Tf[(a)-3<62>]TJ%end\n<</A/B>>"u8);
        var kinds = new List<TokenKind>();

        for (var kind = lexer.Next(); kind != TokenKind.End; kind = lexer.Next())
            kinds.Add(kind);

        Assert.Equal(
            [
                TokenKind.Name, TokenKind.Number, TokenKind.Keyword, TokenKind.ArrayStart, TokenKind.Text, TokenKind.Number, TokenKind.HexText,
                TokenKind.ArrayEnd, TokenKind.Keyword, TokenKind.DictionaryStart, TokenKind.Name, TokenKind.Name, TokenKind.DictionaryEnd,
            ],
            kinds);
    }

    [Theory]
    [InlineData("A#42", "AB")]
    [InlineData("A#", "A#")]
    [InlineData("A#4", "A#4")]
    [InlineData("A#zz", "A#zz")]
    public void Names_lose_their_escapes(string written, string expected) =>
        Assert.Equal(expected, TokenDecoder.Name(Encoding.Latin1.GetBytes(written)));
}
