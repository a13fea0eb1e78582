using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Pdf.Tests.Layout;

public sealed class BlockBuilderTests
{
    private const string Full = "a full line of the paragraph that reaches the end";

    [Fact]
    public void An_indent_starts_a_paragraph() =>
        Assert.Equal([3, 3], Blocks((50, Full), (50, Full), (50, Full), (65, Full[3..]), (50, Full), (50, Full)));

    [Fact]
    public void A_line_that_ends_early_ends_the_paragraph() =>
        Assert.Equal([2, 2], Blocks((50, Full), (50, "ends here."), (50, Full), (50, Full)));

    [Fact]
    public void Entries_with_hanging_lines_stay_whole() =>
        Assert.Equal([2, 2, 2], Blocks((50, Full), (65, "their end, 2020."), (50, Full), (65, "their end, 2021."), (50, Full), (65, "the last.")));

    [Fact]
    public void Each_bullet_starts_an_item() =>
        Assert.Equal([2, 1], Blocks((50, "• " + Full[2..]), (60, "and its second line"), (50, "• another")));

    [Fact]
    public void Wide_white_parts_paragraphs()
    {
        var sheet = new Sheet().Line(50, 100, Full).Line(50, 112, Full).Line(50, 132, Full).Line(50, 144, Full);

        Assert.Equal([2, 2], Sizes(sheet));
    }

    [Fact]
    public void A_bold_heading_is_a_block_of_its_own()
    {
        var sheet = new Sheet().Line(50, 100, "1 Heading", font: 1).Line(50, 112, Full).Line(50, 124, Full);

        Assert.Equal([1, 2], Sizes(sheet));
    }

    [Fact]
    public void Bold_words_that_open_a_paragraph_belong_to_it()
    {
        var sheet = new Sheet().Line(50, 100, Full, font: 1).Line(50, 112, Full).Line(50, 124, Full);

        Assert.Equal([3], Sizes(sheet));
    }

    private static int[] Blocks(params (float X, string Text)[] lines)
    {
        var sheet = new Sheet();
        for (var i = 0; i < lines.Length; i++)
            sheet.Line(lines[i].X, 100 + (i * 12), lines[i].Text);
        return Sizes(sheet);
    }

    private static int[] Sizes(Sheet sheet) =>
        [.. PageLayouter.Lay(sheet.Page()).Lines.GroupBy(line => line.Block).Select(block => block.Count())];
}
