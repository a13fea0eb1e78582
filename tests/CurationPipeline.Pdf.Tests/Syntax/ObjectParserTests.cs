using System.Text;
using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Tests.Syntax;

public class ObjectParserTests
{
    [Fact]
    public void References_are_told_from_numbers()
    {
        var array = Assert.IsType<PdfArray>(Parse("[1 2 3 0 R 4 5]"));

        Assert.Equal(5, array.Count);
        Assert.Equal(3, Assert.IsType<PdfReference>(array.Raw(2)).Number);
        Assert.Equal(5, array.Number(4));
    }

    [Fact]
    public void A_dictionary_without_its_end_still_gives_its_entries()
    {
        var dictionary = Assert.IsType<PdfDictionary>(Parse("<< /A 1 /B [2 3] /C"));

        Assert.Equal(1, dictionary.Integer("A"));
        Assert.Equal(2, dictionary.Array("B")?.Count);
    }

    [Fact]
    public void Words_that_are_no_value_are_passed_over()
    {
        var dictionary = Assert.IsType<PdfDictionary>(Parse("<< /A oops /B true /C null /D (x) >>"));

        Assert.True(dictionary.Boolean("B"));
        Assert.Equal("x"u8.ToArray(), dictionary.Bytes("D"));
        Assert.Null(dictionary["A"]);
    }

    [Fact]
    public void Endless_nesting_ends()
    {
        var array = Parse(new string('[', 100_000));

        Assert.IsType<PdfArray>(array);
    }

    private static PdfObject? Parse(string text)
    {
        var parser = new ObjectParser(Encoding.Latin1.GetBytes(text), 0, null);
        return parser.TryRead(out var value) ? value : null;
    }
}
