using System.IO.Compression;
using System.Text;
using CurationPipeline.Pdf.Content;
using CurationPipeline.Pdf.Tests.Support;

namespace CurationPipeline.Pdf.Tests;

public class PdfDocumentTests
{
    [Theory]
    [InlineData("", "The file is empty; fetch it again.")]
    [InlineData("<html>Not found</html>", "The file is not a PDF: neither its header nor any object of one is in it.")]
    [InlineData("%PDF-1.7\n%%EOF", "The file holds no page that could be found: it is cut short or damaged, fetch it again.")]
    public void What_is_no_readable_file_says_so_in_one_sentence(string file, string expected)
    {
        var refusal = Assert.Throws<PdfFormatException>(() => PdfDocument.Open(Encoding.Latin1.GetBytes(file)));

        Assert.Equal(expected, refusal.Message);
    }

    [Fact]
    public void What_a_file_says_of_itself_is_read()
    {
        var builder = PdfBuilder.Page("");
        builder.Trailer = "/Root 1 0 R /Info 9 0 R";
        builder.Set(9, "<< /Title <FEFF00C400620063> /Author (A. Nobody) /CreationDate (D:20240301123000+02'00') >>");

        using var document = PdfDocument.Open(builder.Build());

        Assert.Equal(new PdfInfo("Äbc", "A. Nobody", new DateTimeOffset(2024, 3, 1, 12, 30, 0, TimeSpan.FromHours(2))), document.Info);
    }

    [Fact]
    public void A_cancelled_reading_stops()
    {
        using var document = PdfDocument.Open(PdfBuilder.Page(string.Concat(Enumerable.Repeat("q Q ", 100_000))).Build());
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => document.ReadPage(1, cancellation.Token));
    }

    [Fact]
    public void A_missing_piece_of_content_is_a_loss_of_the_page()
    {
        var builder = PdfBuilder.Page("BT /F1 10 Tf (rest) Tj ET");
        builder.Set(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents [77 0 R 4 0 R] /Resources << /Font << /F1 5 0 R >> >> >>");

        var page = builder.ReadPage();

        Assert.Equal("rest", page.Text());
        Assert.Equal("A piece of the page's content is missing in the file.", Assert.Single(page.Losses));
    }

    [Fact]
    public void Content_that_is_missing_altogether_is_a_loss_of_the_page()
    {
        var builder = PdfBuilder.Page("");
        builder.Set(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 77 0 R >>");

        Assert.Equal("A piece of the page's content is missing in the file.", Assert.Single(builder.ReadPage().Losses));
    }

    [Fact]
    public void Damaged_content_is_a_loss_of_its_page()
    {
        var content = Compress("BT /F1 10 Tf (kept) Tj ET /X Do");
        var form = Compress("BT /F1 10 Tf (drawn) Tj ET");
        var builder = PdfBuilder.Page("", "/XObject << /X 6 0 R >>");

        Assert.Empty(Read(content, form).Losses);
        Assert.Equal(PageContent.Damaged, Assert.Single(Read(Changed(content), form).Losses));
        Assert.Equal(PageContent.Damaged, Assert.Single(Read(content, Changed(form)).Losses));
        Assert.Equal("keptdrawn", Read(Changed(content), Changed(form)).Text());

        LetterPage Read(byte[] page, byte[] drawn) => builder
            .SetStream(4, "/Filter /FlateDecode", page)
            .SetStream(6, "/Filter /FlateDecode /Subtype /Form /Resources << /Font << /F1 5 0 R >> >>", drawn)
            .ReadPage();

        // The checksum at the end: the words themselves are as they were.
        static byte[] Changed(byte[] data) => [.. data[..^1], (byte)(data[^1] ^ 1)];
    }

    [Fact]
    public void Content_in_no_known_coding_is_a_loss_of_its_page()
    {
        var builder = PdfBuilder.Page("");
        builder.SetStream(4, "/Filter /FlatfDecode", Compress("BT /F1 10 Tf (gone) Tj ET"));

        Assert.Equal(PageContent.Damaged, Assert.Single(builder.ReadPage().Losses));
    }

    [Fact]
    public void Pages_read_at_once_are_the_same_as_one_by_one()
    {
        var builder = PdfBuilder.Page("BT /F1 10 Tf (page) Tj ET");
        builder.Set(2, $"<< /Type /Pages /Kids [{string.Concat(Enumerable.Range(10, 40).Select(number => $"{number} 0 R "))}] >>");
        for (var number = 10; number < 50; number++)
        {
            builder.Set(number, $"<< /Type /Page /MediaBox [0 0 200 100] /Contents {number + 50} 0 R /Resources << /Font << /F1 5 0 R >> >> >>");
            builder.SetStream(number + 50, "", $"BT /F1 10 Tf (page {number}) Tj ET");
        }

        using var document = PdfDocument.Open(builder.Build());
        var texts = new string[40];
        Parallel.For(0, 40, i => texts[i] = document.ReadPage(i + 1).Text());

        Assert.Equal(Enumerable.Range(10, 40).Select(number => $"page {number}"), texts);
    }

    [Fact]
    public void A_page_that_draws_without_end_is_cut_with_a_word_about_it()
    {
        var builder = PdfBuilder.Page("/X Do", "/XObject << /X 6 0 R >>");
        for (var number = 6; number < 14; number++)
        {
            var next = string.Concat(Enumerable.Repeat("/Y Do ", 20));
            builder.SetStream(number, $"/Subtype /Form /Resources << /XObject << /Y {number + 1} 0 R >> /Font << /F1 5 0 R >> >>", next);
        }

        builder.SetStream(14, "/Subtype /Form", "BT /F1 10 Tf (bomb) Tj ET");

        var page = builder.ReadPage();

        Assert.Contains(page.Losses, loss => loss.StartsWith("The page draws without end", StringComparison.Ordinal));
    }

    private static byte[] Compress(string content)
    {
        using var target = new MemoryStream();
        using (var deflate = new ZLibStream(target, CompressionLevel.Optimal))
            deflate.Write(Encoding.Latin1.GetBytes(content));
        return target.ToArray();
    }
}
