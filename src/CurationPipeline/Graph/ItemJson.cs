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

    public static Entity ReadEntity(byte[] utf8) => JsonItem.Read(utf8, ReadEntity);

    public static Entity ReadEntity(JsonItem item) => new(item.Id("id"u8), item.Text("name"u8), item.Text("description"u8))
    {
        Aliases = item.Texts("aliases"u8),
        Evidence = ReadList(item),
        MergedInto = item.FindId("merged_into"u8),
        Paper = item.Find("paper"u8, ReadPaper),
        Quote = item.Find("quote"u8, ReadQuote),
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
        return new Edge(ends.Source, ends.Relation, ends.Target, item.Text("rationale"u8))
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

    public static EdgeKey ReadEnds(JsonItem item) => new(item.Id("source"u8), ReadRelation(item), item.Id("target"u8));

    /// <summary>No name of a relation has the sign that stands between the parts of an edge in the store.</summary>
    private static string ReadRelation(JsonItem item) => item.Shared("relation"u8) is var relation && !relation.Contains(Items.Separator)
        ? relation
        : throw new FormatException($"'{relation}' is not the name of a relation");

    public static void Write(Utf8JsonWriter json, Evidence evidence)
    {
        json.WriteStartObject();
        json.WriteString("quote", evidence.Quote.ToString());
        json.WriteString("role", evidence.Role);
        WriteText(json, "origin", evidence.Origin?.ToString());
        json.WriteEndObject();
    }

    public static Evidence ReadEvidence(JsonItem item) => new(item.Id("quote"u8), item.Shared("role"u8), item.FindId("origin"u8));

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

    private static IReadOnlyList<Evidence> ReadList(JsonItem item) => item.List("evidence"u8, ReadEvidence);

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
        item.Texts("authors"u8), item.FindNumber("year"u8), item.FindText("arxiv"u8), item.FindText("doi"u8),
        item.Texts("sha256"u8));

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
        item.Text("text"u8), item.Id("paper"u8), item.Number("page"u8), item.Number("start"u8), item.Number("end"u8), item.Number("reader"u8),
        item.FindShared("speaker"u8), item.Shared("role"u8), item.Text("rationale"u8))
    {
        TextHash = item.FindText("text_hash"u8),
        SkeletonHash = item.FindText("skeleton_hash"u8),
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
