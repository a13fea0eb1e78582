using CurationPipeline.Pdf.Tests.Support;

namespace CurationPipeline.Pdf.Tests.Fonts;

public class CompositeFontTests
{
    private const string Japanese = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >>";

    [Theory]
    [InlineData("/Encoding /Identity-H", Japanese, "<0022034B>", "Aあ")]
    [InlineData("/Encoding /90ms-RKSJ-H", Japanese, "<41889F>", "A亜")]
    [InlineData("/Encoding /EUC-H", Japanese, "<B0A1>", "亜")]
    [InlineData("/Encoding /UniJIS-UCS2-H", Japanese, "<4E9C>", "亜")]
    [InlineData("/Encoding /GBK-EUC-H", "/CIDSystemInfo << /Ordering (GB1) >>", "<C4E3BAC3>", "你好")]
    [InlineData("/Encoding /UniGB-UTF16-H", "/CIDSystemInfo << /Ordering (GB1) >>", "<4F60597D>", "你好")]
    [InlineData("/Encoding /ETen-B5-H", "/CIDSystemInfo << /Ordering (CNS1) >>", "<A741A66E>", "你好")]
    [InlineData("/Encoding /KSCms-UHC-H", "/CIDSystemInfo << /Ordering (Korea1) >>", "<B0A1>", "가")]
    public void Predefined_maps_tell_the_text_of_codes(string encoding, string system, string codes, string expected) =>
        Assert.Equal(expected, Read(encoding, system, codes).Text());

    [Fact]
    public void The_fonts_own_map_comes_first()
    {
        const string Map = "1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfrange <0001> <0003> <0061> "
            + "<0004> <0005> [<00660069> /alpha] endbfrange 1 beginbfchar <0002> <D835DC00> endbfchar";

        var page = Read("/Encoding /Identity-H /ToUnicode 8 0 R", "", "<00010002000300040005>", Map);

        Assert.Equal(["a", "\U0001D400", "c", "fi", "α"], page.Letters.Select(letter => letter.Text));
    }

    [Fact]
    public void An_embedded_map_cuts_codes_of_mixed_length()
    {
        const string Map = "2 begincodespacerange <00> <7f> <8000> <ffff> endcodespacerange "
            + "1 begincidchar <41> 34 endcidchar 1 begincidrange <8001> <8002> 35 endcidrange";

        Assert.Equal("ABC", Read("/Encoding 8 0 R", Japanese, "<4180018002>", Map).Text());
    }

    [Theory]
    [InlineData("/WMode 0 def 1 begincodespacerange <0000> <ffff> endcodespacerange 1 begincidrange <0000> <ffff> 0 endcidrange", 0)]
    [InlineData("/WMode 1 def 1 begincodespacerange <0000> <ffff> endcodespacerange 1 begincidrange <0000> <ffff> 0 endcidrange", 90)]
    public void An_embedded_map_says_whether_text_runs_downwards(string map, float angle) =>
        Assert.Equal(angle, Read("/Encoding 8 0 R", Japanese, "<0022>", map).Letters[0].Angle);

    [Fact]
    public void Widths_come_by_glyph_number()
    {
        var page = Read("/Encoding /Identity-H", "/DW 600 /W [1 [100 200] 5 7 300]", "<00010002000400050007>");

        Assert.Equal([1f, 2f, 6f, 3f, 3f], page.Letters.Select(letter => MathF.Round(letter.Box.Width, 3)));
    }

    [Fact]
    public void Widths_of_more_glyphs_than_there_are_take_no_time()
    {
        var again = string.Concat(Enumerable.Repeat(" 0 65535 200", 20_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var page = Read("/Encoding /Identity-H", $"/W [-2147483648 9 700 2147483647 [500 600] -5 2147483647 100{again}]", "<00010002>");

        Assert.Equal([2f, 2f], page.Letters.Select(letter => MathF.Round(letter.Box.Width, 3)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void A_code_that_nothing_explains_has_no_text() =>
        Assert.Equal(["", ""], Read("/Encoding /Identity-H", "", "<00010002>").Letters.Select(letter => letter.Text));

    [Fact]
    public void An_embedded_truetype_program_tells_its_glyphs() =>
        Assert.Equal("AB", Read("/Encoding /Identity-H", "/FontDescriptor << /FontFile2 8 0 R >>", "<00050006>", TrueTypeFile.Mapping('A', 5, 2)).Text());

    private static LetterPage Read(string font, string descendant, string codes, string file = "")
    {
        var builder = PdfBuilder.Page($"BT /F2 10 Tf 10 50 Td {codes} Tj ET", "/Font << /F2 6 0 R >>");
        builder.Set(6, $"<< /Type /Font /Subtype /Type0 /BaseFont /X /DescendantFonts [7 0 R] {font} >>");
        builder.Set(7, $"<< /Type /Font /Subtype /CIDFontType0 {descendant} >>");
        builder.SetStream(8, "", file);
        return builder.ReadPage();
    }
}
