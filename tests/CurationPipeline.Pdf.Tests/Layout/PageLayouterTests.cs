using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Pdf.Tests.Layout;

public sealed class PageLayouterTests
{
    [Fact]
    public void Two_columns_are_read_one_after_the_other()
    {
        var sheet = new Sheet().Column(50, 100, 20, "left", 240).Column(320, 103, 20, "right", 240);

        var lines = Lines(sheet);

        Assert.All(lines[..20], line => Assert.StartsWith("left", line, StringComparison.Ordinal));
        Assert.All(lines[20..], line => Assert.StartsWith("right", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_drawn_row_by_row_are_read_as_columns_too()
    {
        var sheet = new Sheet();
        for (var i = 0; i < 12; i++)
            sheet.Column(50, 100 + (i * 12), 1, "left", 240).Column(320, 100 + (i * 12), 1, "right", 240);

        var lines = Lines(sheet);

        Assert.All(lines[..12], line => Assert.StartsWith("left", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_narrow_gutter_parts_columns()
    {
        var sheet = new Sheet().Column(50, 100, 10, "left", 250).Column(308, 100, 10, "right", 250);

        Assert.Equal(20, Lines(sheet).Length);
    }

    [Fact]
    public void A_title_over_both_columns_comes_first()
    {
        var sheet = new Sheet().Column(50, 200, 10, "left", 240).Column(320, 200, 10, "right", 240)
            .Line(150, 100, "A Title That Runs Over The Gutter", 16);

        Assert.Equal("A Title That Runs Over The Gutter", Lines(sheet)[0]);
    }

    [Fact]
    public void A_wide_float_between_parts_the_columns()
    {
        var sheet = new Sheet().Column(50, 100, 6, "aa", 240).Column(320, 100, 6, "bb", 240)
            .Line(50, 200, "Figure 2: A caption of many words that runs over both of the columns here")
            .Column(50, 250, 6, "cc", 240).Column(320, 250, 6, "dd", 240);

        var starts = Lines(sheet).Select(line => line[..2]).Distinct().ToArray();

        Assert.Equal(["aa", "bb", "Fi", "cc", "dd"], starts);
    }

    [Fact]
    public void The_rows_of_a_table_are_read_across()
    {
        var sheet = new Sheet();
        for (var i = 0; i < 8; i++)
            sheet.Line(60, 100 + (i * 14), new string('x', 5 + i)).Line(300, 100 + (i * 14), $"1{i}").Line(400, 100 + (i * 14), $"2{i}");

        Assert.Equal("xxxxx 10 20", Lines(sheet)[0]);
        Assert.Equal(8, Lines(sheet).Length);
    }

    [Fact]
    public void Cells_of_two_lines_are_read_cell_by_cell()
    {
        var sheet = new Sheet();
        foreach (var (x, day) in new[] { (200, "June 25,"), (300, "June 26,") })
            sheet.Line(x, 100, day).Line(x + 8, 112, x == 200 ? "2022" : "2021");

        Assert.Equal(["June 25,", "2022", "June 26,", "2021"], Lines(sheet));
    }

    [Fact]
    public void Figures_and_headings_do_not_hide_a_gutter()
    {
        var sheet = new Sheet().Drawing(GraphicKind.Picture, new Box(320, 90, 560, 300));
        sheet.Column(50, 100, 40, "left", 240).Column(320, 330, 20, "right", 240);

        var lines = Lines(sheet);

        Assert.StartsWith("left39", lines[39], StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_a_drawing_come_last_and_are_marked()
    {
        var sheet = new Sheet().Drawing(GraphicKind.Picture, new Box(100, 100, 400, 300))
            .Line(90, 250, "0.5", 7).Line(200, 200, "curve", 7).Line(100, 400, "Running text below the figure.");

        var lines = PageLayouter.Lay(sheet.Page()).Lines;

        Assert.Equal("Running text below the figure.", lines[0].Text);
        Assert.All(lines.Skip(1), line => Assert.True(line.InFigure));
        Assert.Equal(3, lines.Count);
    }

    [Fact]
    public void Text_in_a_frame_is_no_figure()
    {
        var sheet = new Sheet().Column(60, 120, 8, "framed", 400);
        for (var i = 0; i < 6; i++)
            sheet.Drawing(GraphicKind.Path, new Box(50, 100, 500, 220));

        Assert.All(PageLayouter.Lay(sheet.Page()).Lines, line => Assert.False(line.InFigure));
    }

    [Fact]
    public void Numbers_of_lines_are_kept_apart()
    {
        var sheet = new Sheet();
        for (var i = 0; i < 12; i++)
            sheet.Line(40, 100 + (i * 12), $"{i + 11}", 6).Line(72, 100 + (i * 12), "words of the manuscript");

        var page = PageLayouter.Lay(sheet.Page());

        Assert.Equal(12, page.LineNumbers.Count);
        Assert.All(page.Lines, line => Assert.Equal("words of the manuscript", line.Text));
    }

    [Fact]
    public void Text_turned_upwards_is_read_along_its_direction()
    {
        var sheet = new Sheet().Column(100, 100, 10, "body", 400).Upwards(30, 500, "arXiv:2401.00001v1");

        var line = Assert.Single(PageLayouter.Lay(sheet.Page()).Lines, line => !line.Upright);

        Assert.Equal("arXiv:2401.00001v1", line.Text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(-2.5f)]
    public void A_word_that_is_aslant_within_a_line_is_read_in_it(float degrees)
    {
        var sheet = new Sheet().Line(50, 100, "A").Tilted(57.5f, 100, "Strong", degrees).Line(90, 100, "title").Line(50, 112, "and words below it");

        Assert.Equal(["A Strong title", "and words below it"], Lines(sheet));
    }

    [Theory]
    [InlineData(57.5f, 106)]
    [InlineData(300, 100)]
    public void What_is_aslant_beside_no_word_stays_by_itself(float x, float y)
    {
        var sheet = new Sheet().Line(50, 100, "A").Tilted(x, y, "Stamp", 3).Line(50, 124, "title");

        Assert.Equal(["A", "title", "Stamp"], Lines(sheet));
    }

    [Fact]
    public void A_page_that_is_aslant_as_a_whole_keeps_its_lines()
    {
        var sheet = new Sheet().Line(50, 88, "Straight");
        for (var i = 0; i < 10; i++)
            sheet.Tilted(50, 100 + (i * 12), $"line {i} of a page from a scanner that was not fed straight", 1);

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"line {i} of a page from a scanner that was not fed straight"), Lines(sheet).Take(10));
    }

    [Fact]
    public void Hidden_letters_are_left_out()
    {
        var sheet = new Sheet().Line(50, 100, "seen").Letter("x", 75, 100, 5, hidden: HiddenReason.InvisibleMode);

        Assert.Equal(["seen"], Lines(sheet));
    }

    private static string[] Lines(Sheet sheet) => [.. PageLayouter.Lay(sheet.Page()).Lines.Select(line => line.Text)];
}
