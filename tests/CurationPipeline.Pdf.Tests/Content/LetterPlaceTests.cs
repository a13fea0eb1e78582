using CurationPipeline.Pdf.Tests.Support;

namespace CurationPipeline.Pdf.Tests.Content;

public class LetterPlaceTests
{
    private const string Show = "BT /F1 10 Tf 20 50 Td (Hi) Tj ET";

    [Fact]
    public void A_letter_stands_on_its_baseline_as_wide_as_its_font_says()
    {
        var letters = PdfBuilder.Read(Show).Letters;

        Assert.Equal((20, 50), (letters[0].BaselineX, letters[0].BaselineY));
        Assert.Equal(7.22, letters[0].Box.Width, 0.001);
        Assert.Equal(27.22, letters[1].BaselineX, 0.001);
        Assert.Equal(10, letters[0].Size);
        Assert.True(letters[0].Box.Y0 < 50 && letters[0].Box.Y1 > 50);
    }

    [Theory]
    [InlineData(90, 50, 20, 90)]
    [InlineData(180, 180, 50, 180)]
    [InlineData(270, 50, 180, -90)]
    public void A_turned_page_is_seen_as_it_is_displayed(int rotation, float x, float y, float angle)
    {
        var page = PdfBuilder.Read(Show, page: $"/Rotate {rotation}");

        Assert.Equal(rotation == 180 ? (200, 100) : (100, 200), (page.Width, page.Height));
        Assert.Equal((x, y), (page.Letters[0].BaselineX, page.Letters[0].BaselineY));
        Assert.Equal(angle, page.Letters[0].Angle, 0.01);
    }

    [Fact]
    public void Spacing_scaling_and_rise_move_the_letters()
    {
        var letters = PdfBuilder.Read("BT /F1 10 Tf 2 Tc 3 Tw 50 Tz 4 Ts 10 20 Td (a b) Tj ET").Letters;

        Assert.Equal(10 + (5.56 + 2) * 0.5, letters[1].BaselineX, 0.001);
        Assert.Equal(10 + (5.56 + 2 + 2.78 + 2 + 3) * 0.5, letters[2].BaselineX, 0.001);
        Assert.Equal(100 - 24, letters[0].BaselineY);
    }

    [Fact]
    public void Lines_follow_by_the_leading()
    {
        var letters = PdfBuilder.Read("BT /F1 10 Tf 12 TL 10 80 Td (a) Tj T* (b) Tj (c) ' 1 2 (d) \" 0 -5 TD (e) Tj T* (f) Tj ET").Letters;

        Assert.Equal([20f, 32, 44, 56, 61, 66], letters.Select(letter => letter.BaselineY));
    }

    [Fact]
    public void Numbers_between_strings_move_the_pen_back()
    {
        var letters = PdfBuilder.Read("BT /F1 10 Tf [(a) -500 (b)] TJ ET").Letters;

        Assert.Equal(5.56 + 5, letters[1].BaselineX, 0.001);
    }

    [Fact]
    public void Operators_inside_an_array_are_no_part_of_it()
    {
        var letters = PdfBuilder.Read("BT /F1 10 Tf 10 10 Td [(a) 7.0 Tc -500 (b)] TJ ET").Letters;

        Assert.Equal(10 + 5.56 + 5, letters[1].BaselineX, 0.001);
    }

    [Fact]
    public void A_form_is_placed_by_its_matrix_and_leaves_the_state_alone()
    {
        var builder = PdfBuilder.Page("q 1 0 0 1 10 0 cm /X Do Q BT /F1 10 Tf (b) Tj ET", "/XObject << /X 6 0 R >>");
        builder.SetStream(6, "/Subtype /Form /BBox [0 0 100 100] /Matrix [2 0 0 2 0 0]", "q q BT /F1 5 Tf 7 Ts 10 10 Td (a) Tj ET");

        var letters = builder.ReadPage().Letters;

        Assert.Equal((30, 10), (letters[0].BaselineX, letters[0].Size));
        Assert.Equal((0, 100), (letters[1].BaselineX, letters[1].BaselineY));
    }

    [Fact]
    public void A_form_that_draws_itself_ends()
    {
        var builder = PdfBuilder.Page("/X Do", "/XObject << /X 6 0 R >>");
        builder.SetStream(6, "/Subtype /Form /BBox [0 0 100 100]", "BT /F1 5 Tf (a) Tj ET /X Do /X Do");

        var page = builder.ReadPage();

        Assert.NotEmpty(page.Losses);
        Assert.InRange(page.Letters.Length, 1, 5000);
    }

    [Fact]
    public void A_picture_inside_the_content_is_passed_over()
    {
        var page = PdfBuilder.Read("BI /W 2 /H 2 /BPC 8 /CS /G ID \u0001EI\u0002\u0003 EI BT /F1 10 Tf (after) Tj ET");

        Assert.Equal("after", page.Text());
        Assert.Equal(GraphicKind.Picture, Assert.Single(page.Graphics).Kind);
    }

    [Fact]
    public void What_an_annotation_shows_is_read()
    {
        var builder = PdfBuilder.Page("", page: "/Annots [6 0 R 8 0 R]");
        builder.Set(6, "<< /Subtype /Widget /Rect [50 20 150 40] /AP << /N 7 0 R >> >>");
        builder.SetStream(7, "/Subtype /Form /BBox [0 0 50 10] /Resources << /Font << /F1 5 0 R >> >>", "BT /F1 5 Tf 5 5 Td (field) Tj ET");
        builder.Set(8, "<< /Subtype /Widget /F 2 /Rect [50 20 150 40] /AP << /N 7 0 R >> >>");

        var page = builder.ReadPage();

        Assert.Equal("field", page.Text());
        Assert.Equal((60, 70), (page.Letters[0].BaselineX, page.Letters[0].BaselineY));
    }

    [Fact]
    public void Vertical_writing_runs_down_the_page()
    {
        var builder = PdfBuilder.Page("BT /F2 10 Tf 50 90 Td <00220023> Tj ET", "/Font << /F2 6 0 R >>");
        builder.Set(6, "<< /Subtype /Type0 /BaseFont /X /Encoding /Identity-V /DescendantFonts [7 0 R] >>");
        builder.Set(7, "<< /Subtype /CIDFontType0 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 >>");

        var letters = builder.ReadPage().Letters;

        Assert.Equal(["A", "B"], letters.Select(letter => letter.Text));
        Assert.Equal([10f, 20f], letters.Select(letter => letter.BaselineY));
        Assert.Equal(45, letters[0].Box.X0, 0.01);
        Assert.Equal(90, letters[0].Angle);
    }
}
