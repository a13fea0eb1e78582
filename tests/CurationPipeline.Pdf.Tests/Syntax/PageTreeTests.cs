using CurationPipeline.Pdf.Tests.Support;

namespace CurationPipeline.Pdf.Tests.Syntax;

public class PageTreeTests
{
    [Fact]
    public void Pages_inherit_from_the_nodes_above_them()
    {
        var builder = PdfBuilder.Page("BT /F1 10 Tf (x) Tj ET");
        builder.Set(2, "<< /Type /Pages /Kids [3 0 R] /MediaBox [0 0 300 400] /Rotate 90 /Resources << /Font << /F1 5 0 R >> >> >>");
        builder.Set(3, "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>");

        var page = builder.ReadPage();

        Assert.Equal((400, 300), (page.Width, page.Height));
        Assert.Equal("Helvetica", Assert.Single(page.Fonts).Name);
    }

    [Fact]
    public void A_tree_that_contains_itself_has_its_pages_once()
    {
        var builder = PdfBuilder.Page("");
        builder.Set(2, "<< /Type /Pages /Kids [3 0 R 2 0 R 3 0 R] /Count 3 >>");

        using var document = PdfDocument.Open(builder.Build());

        Assert.Equal(1, document.PageCount);
    }

    [Theory]
    [InlineData("/Kids [3 0 R] /Count 1", null)]
    [InlineData("/Kids [3 0 R]", null)]
    [InlineData("/Kids [3 0 R 77 0 R] /Count 2", "names 2 pages, of which only 1 could be found")]
    [InlineData("/Kids [3 0 R 77 0 R]", "names 2 pages, of which only 1 could be found")]
    [InlineData("/Kids [3 0 R 77 0 R] /Count 9", "names 9 pages, of which only 1 could be found")]
    [InlineData("/Kids [77 0 R] /Count 1", "list of pages is damaged")]
    public void Pages_that_are_named_and_not_there_are_a_loss(string tree, string? expected)
    {
        var builder = PdfBuilder.Page("BT /F1 10 Tf (left) Tj ET");
        builder.Set(2, $"<< /Type /Pages {tree} >>");

        using var document = PdfDocument.Open(builder.Build());

        Assert.Equal("left", document.ReadPage(1).Text());
        if (expected is null)
            Assert.Empty(document.Losses);
        else
            Assert.Contains(expected, Assert.Single(document.Losses), StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_outside_of_a_broken_tree_are_found()
    {
        var builder = PdfBuilder.Page("BT /F1 10 Tf (found) Tj ET");
        builder.Set(2, "<< /Type /Pages /Kids [] >>");

        Assert.Equal("found", builder.ReadPage().Text());
    }

    [Fact]
    public void A_crop_box_moves_the_origin()
    {
        var page = PdfBuilder.Read("BT /F1 10 Tf 60 30 Td (x) Tj ET", page: "/CropBox [50 20 150 80]");

        Assert.Equal((100, 60), (page.Width, page.Height));
        Assert.Equal((10, 50), (page.Letters[0].BaselineX, page.Letters[0].BaselineY));
    }
}
