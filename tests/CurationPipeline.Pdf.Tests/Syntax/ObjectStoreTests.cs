using System.IO.Compression;
using System.Text;
using CurationPipeline.Pdf.Tests.Support;

namespace CurationPipeline.Pdf.Tests.Syntax;

public class ObjectStoreTests
{
    private const string Content = "BT /F1 10 Tf 20 50 Td (Hello) Tj ET";

    [Fact]
    public void A_file_with_a_table_opens() => Assert.Equal("Hello", PdfBuilder.Read(Content).Text());

    [Theory]
    [InlineData("startxref", "startxxxx")]
    [InlineData("xref\n0 1", "xrxf\n0 1")]
    [InlineData("trailer\n<<", "trailer\n((")]
    public void A_broken_table_is_made_anew_by_scanning(string whole, string broken)
    {
        var text = Encoding.Latin1.GetString(PdfBuilder.Page(Content).Build());

        Assert.Equal("Hello", Read(text.Replace(whole, broken, StringComparison.Ordinal)));
    }

    [Fact]
    public void Wrong_offsets_are_made_good_by_scanning()
    {
        var text = Encoding.Latin1.GetString(PdfBuilder.Page(Content).Build());

        Assert.Equal("Hello", Read(text.Replace("\n4 0 obj", "\n  \n  4 0 obj", StringComparison.Ordinal)));
    }

    [Fact]
    public void Bytes_before_the_header_do_not_shift_the_offsets()
    {
        var text = Encoding.Latin1.GetString(PdfBuilder.Page(Content).Build());

        Assert.Equal("Hello", Read("HTTP/1.1 200 OK\r\n\r\n" + text));
    }

    [Fact]
    public void A_wrong_stream_length_is_made_good()
    {
        var text = Encoding.Latin1.GetString(PdfBuilder.Page(Content).Build());

        Assert.Equal("Hello", Read(text.Replace($"/Length {Content.Length}", "/Length 99", StringComparison.Ordinal)));
        Assert.Equal("Hello", Read(text.Replace($"/Length {Content.Length}", "/Length 7 ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_newest_of_two_revisions_counts()
    {
        var file = new MemoryStream();
        file.Write(PdfBuilder.Page(Content).Build());
        var previous = Encoding.Latin1.GetString(file.ToArray()).LastIndexOf("xref\n0 1", StringComparison.Ordinal);
        var update = new PdfBuilder().SetStream(4, "", "BT /F1 10 Tf (Newer) Tj ET");
        var offset = update.WriteObjects(file)[4];
        var start = file.Position;
        PdfBuilder.Write(file, $"xref\n4 1\n{offset:D10} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev {previous} >>\nstartxref\n{start}\n%%EOF");

        Assert.Equal("Newer", Read(file.ToArray()));
    }

    [Fact]
    public void Objects_in_compressed_streams_are_found() => Assert.Equal("Hello", Read(WithObjectStream(hybrid: false)));

    [Fact]
    public void A_hybrid_file_shows_what_its_table_hides() => Assert.Equal("Hello", Read(WithObjectStream(hybrid: true)));

    [Fact]
    public void A_compressed_file_without_any_cross_references_is_rebuilt()
    {
        var text = Encoding.Latin1.GetString(WithObjectStream(hybrid: false));

        Assert.Equal("Hello", Read(text.Replace("startxref", "startxxxx", StringComparison.Ordinal)));
    }

    [Fact]
    public void Sections_that_point_at_each_other_do_not_loop()
    {
        var builder = PdfBuilder.Page(Content);
        var start = Encoding.Latin1.GetString(builder.Build()).LastIndexOf("xref\n0 1", StringComparison.Ordinal);
        builder.Trailer = $"/Root 1 0 R /Prev {start}";

        Assert.Equal("Hello", builder.ReadPage().Text());
    }

    [Fact]
    public void A_stream_whose_length_is_itself_does_not_loop()
    {
        var builder = PdfBuilder.Page(Content);
        builder.Set(4, $"<< /Length 4 0 R >>\nstream\n{Content}\nendstream");

        Assert.Equal("Hello", builder.ReadPage().Text());
    }

    private static string Read(string file) => Read(Encoding.Latin1.GetBytes(file));

    private static string Read(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        return document.ReadPage(1).Text();
    }

    /// <summary>The catalog, the page tree and the page stand in an object stream; a cross-reference stream or a hybrid's lists them.</summary>
    private static byte[] WithObjectStream(bool hybrid)
    {
        var bodies = new[]
        {
            (1, "<< /Type /Catalog /Pages 2 0 R >>"),
            (2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
            (3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"),
        };
        var index = "";
        var data = "";
        foreach (var (number, body) in bodies)
        {
            index += FormattableString.Invariant($"{number} {data.Length} ");
            data += body + " ";
        }

        var file = new MemoryStream();
        PdfBuilder.Write(file, "%PDF-1.5\n");
        var builder = new PdfBuilder()
            .SetStream(4, "", Content)
            .Set(5, PdfBuilder.Helvetica)
            .SetStream(6, $"/Type /ObjStm /N 3 /First {index.Length} /Filter /FlateDecode", Deflate(index + data));
        var offsets = builder.WriteObjects(file);
        var start = file.Position;
        var rows = new List<byte>();
        for (var number = 1; number <= 3; number++)
            rows.AddRange([2, 0, 6, (byte)(number - 1)]);
        for (var number = 4; number <= 6; number++)
            rows.AddRange([1, (byte)(offsets[number] >> 8), (byte)offsets[number], 0]);
        var stream = new PdfBuilder().SetStream(7, "/Type /XRef /W [1 2 1] /Index [1 6] /Size 8 /Root 1 0 R", [.. rows]);
        stream.WriteObjects(file);
        if (hybrid)
        {
            var table = file.Position;
            PdfBuilder.Write(file, $"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 8 /Root 1 0 R /XRefStm {start} >>\n");
            start = table;
        }

        PdfBuilder.Write(file, $"startxref\n{start}\n%%EOF");
        return file.ToArray();
    }

    private static byte[] Deflate(string text)
    {
        using var target = new MemoryStream();
        using (var deflate = new ZLibStream(target, CompressionLevel.Optimal))
            deflate.Write(Encoding.Latin1.GetBytes(text));
        return target.ToArray();
    }
}
