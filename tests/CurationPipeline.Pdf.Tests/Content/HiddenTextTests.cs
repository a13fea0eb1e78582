using CurationPipeline.Pdf.Tests.Support;

namespace CurationPipeline.Pdf.Tests.Content;

public class HiddenTextTests
{
    [Theory]
    [InlineData("BT /F1 10 Tf 10 50 Td (seen) Tj ET", HiddenReason.None)]
    [InlineData("BT /F1 10 Tf 3 Tr 10 50 Td (seen) Tj ET", HiddenReason.InvisibleMode)]
    [InlineData("BT /F1 10 Tf 7 Tr 10 50 Td (seen) Tj ET", HiddenReason.InvisibleMode)]
    [InlineData("BT /F1 10 Tf 7 Tr 10 50 Td (seen) Tj ET 1 0 0 rg 0 0 200 100 re f", HiddenReason.None)]
    [InlineData("q BT /F1 10 Tf 7 Tr 10 50 Td (seen) Tj ET Q 1 0 0 rg 0 0 200 100 re f", HiddenReason.InvisibleMode)]
    [InlineData("BT /F1 10 Tf 7 Tr 10 50 Td (seen) Tj ET q 100 0 0 30 0 40 cm /Im Do Q", HiddenReason.None)]
    [InlineData("1 g BT /F1 10 Tf 10 50 Td (seen) Tj ET", HiddenReason.BackgroundColor)]
    [InlineData("0.99 1 0.99 rg BT /F1 10 Tf 10 50 Td (seen) Tj ET", HiddenReason.BackgroundColor)]
    [InlineData("0.8 g BT /F1 10 Tf 10 50 Td (seen) Tj ET", HiddenReason.None)]
    [InlineData("0 0 1 rg 0 0 200 100 re f 1 g BT /F1 10 Tf 10 50 Td (seen) Tj ET", HiddenReason.None)]
    [InlineData("0 0 1 rg 0 0 200 100 re f BT /F1 10 Tf 10 50 Td (seen) Tj ET", HiddenReason.BackgroundColor)]
    [InlineData("0 g 0 0 200 100 re f 1 g 5 40 100 30 re f BT /F1 10 Tf 10 50 Td (seen) Tj ET", HiddenReason.BackgroundColor)]
    [InlineData("1 1 1 RG 1 Tr BT /F1 10 Tf 10 50 Td (seen) Tj ET", HiddenReason.BackgroundColor)]
    [InlineData("1 g 0 G 2 Tr BT /F1 10 Tf 10 50 Td (seen) Tj ET", HiddenReason.None)]
    [InlineData("0 0 0 0 k BT /F1 10 Tf 10 50 Td (seen) Tj ET", HiddenReason.BackgroundColor)]
    [InlineData("BT /F1 1.5 Tf 10 50 Td (seen) Tj ET", HiddenReason.Tiny)]
    [InlineData("q .1 0 0 .1 0 0 cm BT /F1 10 Tf 100 500 Td (seen) Tj ET Q", HiddenReason.Tiny)]
    [InlineData("BT /F1 10 Tf 10 -50 Td (seen) Tj ET", HiddenReason.OffPage)]
    [InlineData("0 0 50 20 re W n BT /F1 10 Tf 10 50 Td (seen) Tj ET", HiddenReason.Clipped)]
    [InlineData("BT /F1 10 Tf 10 50 Td (seen) Tj ET 1 g 0 40 100 30 re f", HiddenReason.Covered)]
    [InlineData("BT /F1 10 Tf 10 50 Td (seen) Tj ET q 100 0 0 30 0 40 cm /Im Do Q", HiddenReason.Covered)]
    [InlineData("q 100 0 0 30 0 40 cm /Im Do Q 1 g BT /F1 10 Tf 10 50 Td (seen) Tj ET", HiddenReason.None)]
    [InlineData("BT /F1 10 Tf 10 50 Td (seen) Tj ET q 100 0 0 30 0 40 cm /Mask Do Q", HiddenReason.None)]
    [InlineData("BT /F1 10 Tf 10 50 Td (seen) Tj ET /Half gs 1 1 0 rg 0 40 100 30 re f", HiddenReason.None)]
    [InlineData("BT /F1 10 Tf 10 50 Td (seen) Tj ET /Multiply gs 1 1 0 rg 0 40 100 30 re f", HiddenReason.None)]
    [InlineData("/None gs BT /F1 10 Tf 10 50 Td (seen) Tj ET", HiddenReason.InvisibleMode)]
    [InlineData("/OC /Off BDC BT /F1 10 Tf 10 50 Td (seen) Tj ET EMC", HiddenReason.InvisibleMode)]
    [InlineData("/OC /On BDC BT /F1 10 Tf 10 50 Td (seen) Tj ET EMC", HiddenReason.None)]
    [InlineData("BT /F2 10 Tf 10 50 Td (seen) Tj ET", HiddenReason.ZeroWidth)]
    public void Text_that_nobody_sees_is_told_with_its_reason(string content, HiddenReason expected)
    {
        var letters = Builder(content).ReadPage().Letters;

        Assert.Equal(4, letters.Length);
        Assert.All(letters, letter => Assert.Equal(expected, letter.Hidden));
    }

    [Fact]
    public void Recognised_text_over_a_scanned_page_counts_as_seen()
    {
        var page = Builder("q 200 0 0 100 0 0 cm /Im Do Q BT /F1 10 Tf 3 Tr 10 50 Td (scan) Tj ET").ReadPage();

        Assert.Equal("scan", page.VisibleText());
    }

    [Fact]
    public void Invisible_text_beside_visible_text_stays_hidden_on_a_picture()
    {
        var page = Builder("q 200 0 0 100 0 0 cm /Im Do Q BT /F1 10 Tf 10 50 Td (seen) Tj 3 Tr (not) Tj ET").ReadPage();

        Assert.Equal("seen", page.VisibleText());
        Assert.Equal("not", page.HiddenText(HiddenReason.InvisibleMode));
    }

    private static PdfBuilder Builder(string content)
    {
        var resources = "/Font << /F1 5 0 R /F2 8 0 R >> /XObject << /Im 6 0 R /Mask 7 0 R >> "
            + "/ExtGState << /Half << /ca .5 >> /None << /ca 0 >> /Multiply << /BM /Multiply >> >> /Properties << /Off 10 0 R /On 11 0 R >>";
        var builder = PdfBuilder.Page(content, resources);
        builder.Set(1, "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [10 0 R 11 0 R] /D << /OFF [10 0 R] >> >> >>");
        builder.SetStream(6, "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "x");
        builder.SetStream(7, "/Subtype /Image /Width 1 /Height 1 /ImageMask true", "x");
        builder.Set(8, "<< /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 9 0 R >>");
        builder.SetStream(9, "", "1 beginbfrange <00> <ff> <200b> endbfrange 4 beginbfchar <73> <200b> <65> <200b> <6e> <feff> <65> <db40dc41> endbfchar");
        builder.Set(10, "<< /Type /OCG /Name (off) >>");
        builder.Set(11, "<< /Type /OCG /Name (on) >>");
        return builder;
    }
}
