using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CurationPipeline.Documents;

namespace CurationPipeline.Cli.Commands;

/// <summary>Writes a document as the JSON of <c>text --json</c>; character positions count over the whole text.</summary>
internal static class DocumentJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Document document)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            Write(json, document);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Document document)
    {
        json.WriteStartObject();
        json.WriteString("file", document.FileName);
        json.WriteString("sha256", document.Sha256);
        json.WriteNumber("reader", DocumentReader.ReaderVersion);
        WriteMetadata(json, document.Metadata);
        json.WriteStartArray("pages");
        foreach (var page in document.Pages)
            WritePage(json, document, page);
        json.WriteEndArray();
        WriteStrings(json, "losses", document.Losses);
        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, Metadata metadata)
    {
        json.WriteStartObject("metadata");
        json.WriteString("title", metadata.Title);
        WriteStrings(json, "authors", metadata.Authors);
        json.WriteString("abstract", metadata.Abstract);
        if (metadata.Year is { } year)
            json.WriteNumber("year", year);
        else
            json.WriteNull("year");
        json.WriteString("arxiv", metadata.ArxivId);
        json.WriteString("doi", metadata.Doi);
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WritePage(Utf8JsonWriter json, Document document, PageInfo page)
    {
        json.WriteStartObject();
        json.WriteNumber("number", page.Number);
        json.WriteNumber("width", page.Width);
        json.WriteNumber("height", page.Height);
        json.WriteString("text", document.TextOfPage(page.Number));
        json.WriteStartArray("blocks");
        foreach (var block in document.Blocks)
            WriteBlock(json, document, block, page.Number);
        json.WriteEndArray();
        json.WriteStartArray("margins");
        foreach (var margin in document.Margins.Where(margin => margin.Page == page.Number))
            WriteAside(json, "kind", margin.Kind.ToString().ToLowerInvariant(), margin.Text, margin.Box);
        json.WriteEndArray();
        json.WriteStartArray("hidden");
        foreach (var hidden in document.Hidden.Where(hidden => hidden.Page == page.Number))
            WriteAside(json, "why", hidden.Why, hidden.Text, hidden.Box);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A block stands on the page where it starts, with all of its boxes.</summary>
    private static void WriteBlock(Utf8JsonWriter json, Document document, Block block, int page)
    {
        if (document.Places.PageOf(block.Range.Start) != page)
            return;
        json.WriteStartObject();
        json.WriteString("kind", block.Kind.ToString().ToLowerInvariant());
        json.WriteStartArray("chars");
        json.WriteNumberValue(block.Range.Start);
        json.WriteNumberValue(block.Range.End);
        json.WriteEndArray();
        json.WriteString("section", block.Section);
        json.WriteStartArray("boxes");
        foreach (var box in document.Places.BoxesOf(block.Range))
        {
            json.WriteStartArray();
            json.WriteNumberValue(box.Page);
            WriteCorners(json, box.Box);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAside(Utf8JsonWriter json, string name, string value, string text, Pdf.Box box)
    {
        json.WriteStartObject();
        json.WriteString(name, value);
        json.WriteString("text", text);
        json.WriteStartArray("box");
        WriteCorners(json, box);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCorners(Utf8JsonWriter json, Pdf.Box box)
    {
        foreach (var edge in (ReadOnlySpan<float>)[box.X0, box.Y0, box.X1, box.Y1])
            json.WriteNumberValue(MathF.Round(edge, 2));
    }
}
