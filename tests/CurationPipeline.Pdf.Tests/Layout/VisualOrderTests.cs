using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Pdf.Tests.Layout;

public sealed class VisualOrderTests
{
    [Theory]
    [InlineData("םולש", "שלום")]
    [InlineData("היינש הרוש", "שורה שנייה")]
    [InlineData(".2024 תנשב", "בשנת 2024.")]
    [InlineData("12.5 ריחמ", "מחיר 12.5")]
    [InlineData("GPT v2 לש תוכיאה", "האיכות של GPT v2")]
    [InlineData("the word םולש means peace", "the word שלום means peace")]
    [InlineData("from left to right", "from left to right")]
    public void A_line_is_read_in_the_order_of_its_script(string printed, string expected) =>
        Assert.Equal(expected, Read(printed, [.. printed.Select(_ => true)]));

    [Fact]
    public void Letters_of_one_glyph_stay_as_they_are() =>
        Assert.Equal("سلام", Read("م" + "لا" + "س", [true, true, false, true]));

    [Fact]
    public void Every_character_keeps_its_place()
    {
        var sheet = new Sheet().Line(50, 100, "ba").Line(62.5f, 100, "אב");

        var line = Assert.Single(PageLayouter.Lay(sheet.Page()).Lines);

        Assert.Equal("ba בא", line.Text);
        Assert.Equal(67.5f, line.Left[3]);
        Assert.Equal(62.5f, line.Left[4]);
    }

    private static string Read(string printed, bool[] starts) =>
        VisualOrder.ToLogical(printed, starts) is { } order ? string.Concat(order.Select(i => printed[i])) : printed;
}
