using System.Globalization;
using System.Text;

namespace CurationPipeline.Pdf.Tests.Support;

/// <summary>Writes small PDF files, object by object.</summary>
internal sealed class PdfBuilder
{
    public const string Helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

    private readonly SortedDictionary<int, byte[]> _objects = [];

    /// <summary>What the trailer holds besides its size.</summary>
    public string Trailer { get; set; } = "/Root 1 0 R";

    /// <summary>A file of one page, 200 by 100 points, whose font /F1 is Helvetica.</summary>
    public static PdfBuilder Page(string content, string resources = "", string page = "")
    {
        var builder = new PdfBuilder();
        builder.Set(1, "<< /Type /Catalog /Pages 2 0 R >>");
        builder.Set(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        builder.Set(3, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> {resources} >> {page} >>");
        builder.SetStream(4, "", content);
        builder.Set(5, Helvetica);
        return builder;
    }

    public static LetterPage Read(string content, string resources = "", string page = "") => Page(content, resources, page).ReadPage();

    public PdfBuilder Set(int number, string body)
    {
        _objects[number] = Encoding.Latin1.GetBytes(body);
        return this;
    }

    public PdfBuilder SetStream(int number, string entries, string data) => SetStream(number, entries, Encoding.Latin1.GetBytes(data));

    public PdfBuilder SetStream(int number, string entries, byte[] data)
    {
        var head = Encoding.Latin1.GetBytes($"<< {entries} /Length {data.Length} >>\nstream\n");
        _objects[number] = [.. head, .. data, .. "\nendstream"u8];
        return this;
    }

    /// <summary>The file with a cross-reference table.</summary>
    public byte[] Build()
    {
        var file = new MemoryStream();
        Write(file, "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var offsets = WriteObjects(file);
        var start = file.Position;
        Write(file, "xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, offset) in offsets)
            Write(file, $"{number} 1\n{offset:D10} 00000 n \n");
        Write(file, $"trailer\n<< /Size {_objects.Keys.Max() + 1} {Trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    public LetterPage ReadPage(int number = 1)
    {
        using var document = PdfDocument.Open(Build());
        return document.ReadPage(number);
    }

    /// <summary>Appends objects and their places; the caller writes the cross-references.</summary>
    public SortedDictionary<int, long> WriteObjects(MemoryStream file)
    {
        var offsets = new SortedDictionary<int, long>();
        foreach (var (number, body) in _objects)
        {
            offsets[number] = file.Position;
            Write(file, $"{number} 0 obj\n");
            file.Write(body);
            Write(file, "\nendobj\n");
        }

        return offsets;
    }

    public static void Write(MemoryStream file, FormattableString text) => Write(file, text.ToString(CultureInfo.InvariantCulture));

    public static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
