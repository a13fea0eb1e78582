using CurationPipeline.Pdf.Tests.Support;

namespace CurationPipeline.Pdf.Tests;

public class LetterSourceTests
{
    [Fact]
    public void Any_reader_gives_letters_with_their_places()
    {
        var builder = PdfBuilder.Page("BT /F1 10 Tf 20 50 Td (Hi) Tj 3 Tr (no) Tj ET");
        builder.Trailer = "/Root 1 0 R /Info 9 0 R";
        builder.Set(9, "<< /Title (A title) >>");

        using var source = LetterSource.Open(builder.Build());
        var page = source.ReadPage(1);

        Assert.Equal("A title", source.Info.Title);
        Assert.Equal("Hi", page.VisibleText());
        Assert.Equal("no", page.HiddenText(HiddenReason.InvisibleMode));
        Assert.Equal((20, 50), (page.Letters[0].BaselineX, page.Letters[0].BaselineY));
        Assert.Equal(7.22, page.Letters[0].Box.Width, 0.01);
        Assert.Equal(10, page.Letters[0].Size, 0.01);
    }

    [Fact]
    public void Any_reader_asks_for_a_missing_password()
    {
        var file = File.ReadAllBytes(CurationPipeline.Tests.Support.Repository.File(
            "tests", "CurationPipeline.Pdf.Tests", "Security", "Files", "r3-rc4-128.pdf"));

        var refusal = Assert.Throws<PdfFormatException>(() => LetterSource.Open(file));

        Assert.Equal("The file is encrypted and needs a password: --password.", refusal.Message);
    }
}
