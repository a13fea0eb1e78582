using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CurationPipeline.Graph;

/// <summary>Entities and edges as JSON, with their fields in one fixed order.</summary>
internal static class ItemJson
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter json, Entity entity)
    {
        json.WriteStartObject();
        json.WriteString("id", entity.Id.ToString());
        json.WriteString("name", entity.Name);
        json.WriteString("description", entity.Description);
        WriteList(json, "aliases", entity.Aliases);
        WriteList(json, entity.Evidence);
        WriteText(json, "merged_into", entity.MergedInto?.ToString());
        if (entity.Paper is { } paper)
            Write(json, paper);
        if (entity.Quote is { } quote)
            Write(json, quote);
        json.WriteEndObject();
    }

    public static string Text(Entity entity)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Options))
            Write(json, entity);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Entity ReadEntity(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return ReadEntity(new JsonItem(document.RootElement));
    }

    public static Entity ReadEntity(JsonItem item) => new(item.Id("id"), item.Text("name"), item.Text("description"))
    {
        Aliases = item.Texts("aliases"),
        Evidence = ReadList(item),
        MergedInto = item.FindId("merged_into"),
        Paper = item.Find("paper") is { } paper ? ReadPaper(paper) : null,
        Quote = item.Find("quote") is { } quote ? ReadQuote(quote) : null,
    };

    public static void Write(Utf8JsonWriter json, Edge edge)
    {
        json.WriteStartObject();
        WriteEnds(json, edge.Key);
        json.WriteString("rationale", edge.Rationale);
        WriteList(json, edge.Evidence);
        json.WriteEndObject();
    }

    public static Edge ReadEdge(JsonItem item)
    {
        var ends = ReadEnds(item);
        return new Edge(ends.Source, ends.Relation, ends.Target, item.Text("rationale"))
        {
            Evidence = ReadList(item),
        };
    }

    public static void WriteEnds(Utf8JsonWriter json, EdgeKey edge)
    {
        json.WriteString("source", edge.Source.ToString());
        json.WriteString("relation", edge.Relation);
        json.WriteString("target", edge.Target.ToString());
    }

    public static EdgeKey ReadEnds(JsonItem item) => new(item.Id("source"), item.Shared("relation"), item.Id("target"));

    public static void Write(Utf8JsonWriter json, Evidence evidence)
    {
        json.WriteStartObject();
        json.WriteString("quote", evidence.Quote.ToString());
        json.WriteString("role", evidence.Role);
        WriteText(json, "origin", evidence.Origin?.ToString());
        json.WriteEndObject();
    }

    public static Evidence ReadEvidence(JsonItem item) => new(item.Id("quote"), item.Shared("role"), item.FindId("origin"));

    public static void WriteText(Utf8JsonWriter json, string field, string? text)
    {
        if (text is not null)
            json.WriteString(field, text);
    }

    private static void WriteList(Utf8JsonWriter json, IReadOnlyList<Evidence> evidence)
    {
        if (evidence.Count == 0)
            return;
        json.WriteStartArray("evidence");
        foreach (var item in evidence)
            Write(json, item);
        json.WriteEndArray();
    }

    private static IReadOnlyList<Evidence> ReadList(JsonItem item) => item.List("evidence", ReadEvidence);

    private static void Write(Utf8JsonWriter json, PaperDetails paper)
    {
        json.WriteStartObject("paper");
        WriteList(json, "authors", paper.Authors);
        if (paper.Year is { } year)
            json.WriteNumber("year", year);
        WriteText(json, "arxiv", paper.Arxiv);
        WriteText(json, "doi", paper.Doi);
        WriteList(json, "sha256", paper.Sha256);
        json.WriteEndObject();
    }

    private static PaperDetails ReadPaper(JsonItem item) => new(
        item.Texts("authors"), item.Has("year") ? item.Number("year") : null, item.FindText("arxiv"), item.FindText("doi"),
        item.Texts("sha256"));

    private static void Write(Utf8JsonWriter json, QuoteDetails quote)
    {
        json.WriteStartObject("quote");
        json.WriteString("text", quote.Text);
        json.WriteString("paper", quote.Paper.ToString());
        json.WriteNumber("page", quote.Page);
        json.WriteNumber("start", quote.Start);
        json.WriteNumber("end", quote.End);
        json.WriteNumber("reader", quote.Reader);
        WriteText(json, "speaker", quote.Speaker);
        json.WriteString("role", quote.Role);
        json.WriteString("rationale", quote.Rationale);
        WriteText(json, "text_hash", quote.TextHash);
        WriteText(json, "skeleton_hash", quote.SkeletonHash);
        json.WriteEndObject();
    }

    private static QuoteDetails ReadQuote(JsonItem item) => new(
        item.Text("text"), item.Id("paper"), item.Number("page"), item.Number("start"), item.Number("end"), item.Number("reader"),
        item.FindText("speaker"), item.Text("role"), item.Text("rationale"))
    {
        TextHash = item.FindText("text_hash"),
        SkeletonHash = item.FindText("skeleton_hash"),
    };

    private static void WriteList(Utf8JsonWriter json, string field, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;
        json.WriteStartArray(field);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
