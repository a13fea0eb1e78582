using CurationPipeline.Documents;
using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Tests.Documents;

public sealed class ExponentsTests
{
    [Theory]
    [InlineData("10", "7", "⁷")]
    [InlineData("10", "−5", "⁻⁵")]
    [InlineData("m", "2", "²")]
    [InlineData("−(p − 0.5)", "2", "²")]
    [InlineData("(1 + (a·b))", "2", "²")]
    public void A_raised_number_stays_raised(string word, string raised, string expected) =>
        Assert.Equal(expected, Written(word, raised));

    [Theory]
    [InlineData("models", "12")] // a citation
    [InlineData("(of all models)", "2")] // a footnote
    [InlineData("+ (n = 50)", "2")]
    [InlineData("(chain-of-thought)", "2")]
    [InlineData("10", "th")]
    [InlineData("x", "2k")]
    [InlineData("the ", "2")]
    public void What_is_no_number_or_belongs_to_no_sign_stays_as_it_is(string word, string raised) =>
        Assert.Equal(raised, Written(word, raised));

    private static string Written(string word, string raised)
    {
        var text = word + raised;
        var line = new TextLine
        {
            Text = text,
            Left = new float[text.Length],
            Right = new float[text.Length],
            Styles = [.. text.Select((_, i) => i < word.Length ? CharStyle.None : CharStyle.Superscript)],
            Box = default,
            Extent = default,
            Baseline = 0,
            Size = 10,
        };
        return string.Concat(Enumerable.Range(word.Length, raised.Length).Select(i => Exponents.At(line, i) ?? text[i]));
    }
}
