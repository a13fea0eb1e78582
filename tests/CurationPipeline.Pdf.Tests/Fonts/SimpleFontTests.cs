using CurationPipeline.Pdf.Tests.Support;

namespace CurationPipeline.Pdf.Tests.Fonts;

public class SimpleFontTests
{
    [Theory]
    [InlineData("/BaseFont /Helvetica /Encoding /WinAnsiEncoding", "<80935C>", "€“\\")]
    [InlineData("/BaseFont /Helvetica /Encoding /MacRomanEncoding", "<8AD2DE>", "ä“ﬁ")]
    [InlineData("/BaseFont /Times-Roman", "<27AEAF>", "’ﬁﬂ")]
    [InlineData("/BaseFont /Symbol", "<6162DE>", "αβ⇒")]
    [InlineData("/BaseFont /ZapfDingbats", "<3348>", "✓★")]
    [InlineData("/BaseFont /X /Encoding << /Differences [65 /ffi /alpha /uni20AC /u1D400 /f_i /Delta.alt /nonsense] >>", "<41424344454647>", "ﬃα€\U0001D400ﬁ∆")]
    [InlineData("/BaseFont /Times-Roman /Encoding << /Differences [32 /.notdef 65 /B] >>", "<412041>", "B B")]
    [InlineData("/BaseFont /X /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /nonsense] >>", "<4142>", "AB")]
    public void Codes_become_text_by_their_glyphs_names(string font, string codes, string expected) =>
        Assert.Equal(expected, Read(font, codes).Text());

    [Fact]
    public void The_fonts_own_map_comes_first()
    {
        var page = Read("/BaseFont /Helvetica /ToUnicode 7 0 R", "<41424344>", "2 beginbfchar <41> <00660066> <42> <0000> endbfchar");

        Assert.Equal(["ff", "B", "C", "D"], page.Letters.Select(letter => letter.Text));
    }

    [Fact]
    public void Widths_come_from_the_file_or_the_standard_fonts()
    {
        Assert.Equal([5f, 7f], Read("/BaseFont /Helvetica /FirstChar 65 /Widths [500 700]", "<4142>").Letters.Select(letter => letter.Box.Width), Near);
        Assert.Equal([7.22f, 6.67f], Read("/BaseFont /Times-Roman", "<4142>").Letters.Select(letter => letter.Box.Width), Near);
        Assert.Equal([6f, 6f], Read("/BaseFont /CourierNew,Bold", "<4142>").Letters.Select(letter => letter.Box.Width), Near);
    }

    [Theory]
    [InlineData("-2147483648")]
    [InlineData("2147483647")]
    public void Widths_that_begin_at_no_code_are_not_looked_at(string first) =>
        Assert.Equal("AB", Read($"/BaseFont /Helvetica /FirstChar {first} /Widths [500 700]", "<4142>").Text());

    [Fact]
    public void An_embedded_program_tells_its_own_encoding()
    {
        const string Program = "%!PS-AdobeFont-1.0: X\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n"
            + "dup 1 /alpha put\ndup 2 /beta put\nreadonly def\ncurrentfile eexec ...";

        Assert.Equal("αβ", Read("/BaseFont /X /FontDescriptor << /Flags 4 /FontFile 7 0 R >>", "<0102>", Program).Text());
    }

    [Fact]
    public void Bitmap_fonts_of_tex_name_codes_only()
    {
        var names = string.Concat(Enumerable.Range('a', 26).Select(code => $"/a{code}"));

        var page = Read($"/Subtype /Type3 /FontMatrix [.01 0 0 .01 0 0] /FontBBox [0 -20 80 80] /FirstChar 97 /Widths [50] /Encoding << /Differences [12/a12 97{names}] >>", "<0C61>");

        Assert.Equal("fia", page.Text());
        Assert.Equal(5, page.Letters[1].Box.Width, 0.01);
        Assert.Equal(10, page.Letters[1].Size, 0.01);
    }

    [Theory]
    [InlineData("/BaseFont /ABCDEF+CMBX10", "CMBX10", true, false, false, false)]
    [InlineData("/BaseFont /CMMI7", "CMMI7", false, true, false, true)]
    [InlineData("/BaseFont /NimbusRomNo9L-MediItal", "NimbusRomNo9L-MediItal", true, true, false, false)]
    [InlineData("/BaseFont /Gotham-Medium", "Gotham-Medium", false, false, false, false)]
    [InlineData("/BaseFont /SFTT1000", "SFTT1000", false, false, true, false)]
    [InlineData("/BaseFont /X /FontDescriptor << /Flags 262209 >>", "X", true, true, true, false)]
    public void A_fonts_looks_are_told_by_name_and_flags(string font, string name, bool bold, bool italic, bool monospace, bool math) =>
        Assert.Equal(new LetterFont(name, bold, italic, monospace, math), Assert.Single(Read(font, "<41>").Fonts));

    private static LetterPage Read(string font, string codes, string file = "")
    {
        var builder = PdfBuilder.Page($"BT /F2 10 Tf 10 50 Td {codes} Tj ET", "/Font << /F2 6 0 R >>");
        var subtype = font.Contains("/Subtype", StringComparison.Ordinal) ? "" : "/Subtype /Type1";
        builder.Set(6, $"<< /Type /Font {subtype} {font} >>");
        builder.SetStream(7, "", file);
        return builder.ReadPage();
    }

    private static bool Near(float one, float other) => Math.Abs(one - other) < 0.001f;
}
