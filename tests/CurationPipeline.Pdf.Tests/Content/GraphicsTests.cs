using CurationPipeline.Pdf.Tests.Support;

namespace CurationPipeline.Pdf.Tests.Content;

public class GraphicsTests
{
    [Theory]
    [InlineData("10 20 m 110 20 l S", GraphicKind.HorizontalRule)]
    [InlineData("10 20 m 10 80 l S", GraphicKind.VerticalRule)]
    [InlineData("10 20 100 .4 re f", GraphicKind.HorizontalRule)]
    [InlineData("10 20 m 110 20 l 110 20.4 l 10 20.4 l h f", GraphicKind.HorizontalRule)]
    [InlineData("10 20 100 50 re S", GraphicKind.Path)]
    [InlineData("10 20 m 110 70 l S", GraphicKind.Path)]
    [InlineData("10 20 m 30 70 80 90 110 20 c S", GraphicKind.Path)]
    public void Drawings_are_told_apart(string content, GraphicKind expected)
    {
        var graphic = Assert.Single(PdfBuilder.Read(content).Graphics);

        Assert.Equal(expected, graphic.Kind);
        Assert.Equal(10, graphic.Box.X0, 0.01);
    }

    [Theory]
    [InlineData("1 g 10 20 100 50 re f")]
    [InlineData("10 20 100 50 re n")]
    [InlineData("0 0 5 5 re W n 10 20 100 50 re f")]
    public void What_leaves_no_mark_is_no_drawing(string content) => Assert.Empty(PdfBuilder.Read(content).Graphics);

    [Fact]
    public void A_path_of_many_parts_gives_each_of_them()
    {
        var page = PdfBuilder.Read("10 20 100 .4 re 10 40 100 .4 re 10 60 100 .4 re f");

        Assert.Equal(3, page.Graphics.Count);
        Assert.All(page.Graphics, graphic => Assert.Equal(GraphicKind.HorizontalRule, graphic.Kind));
    }
}
