using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>JSON Lines: one entity a line with its edges, merged ones as what they became.</summary>
internal sealed partial class JsonLinesExport : IExport
{
    /// <summary>A line of a ledger begins with an id, too, but with no entity's.</summary>
    [GeneratedRegex(@"\A\{""id"":""([^"":]+):[^""]+"",""type"":""\1"",")]
    private static partial Regex Line { get; }

    public string Name => "jsonl";

    public string Purpose => "one file with a line of JSON for each entity, for scripts";

    public void Write(GraphStore graph, string path, DiskFiles files) => Exports.ToFile(path, files, IsOurs, stream =>
    {
        foreach (var entity in graph.Entities().Concat(graph.Redirects()))
        {
            using (var json = new Utf8JsonWriter(stream, ExportJson.Options))
                WriteEntity(json, entity, entity.MergedInto is null ? graph.AllEdgesFrom(entity.Id) : []);
            stream.WriteByte((byte)'\n');
        }
    });

    private static bool IsOurs(string beginning) => Line.IsMatch(beginning);

    private static void WriteEntity(Utf8JsonWriter json, Entity entity, IEnumerable<Edge> edges)
    {
        json.WriteStartObject();
        json.WriteString("id", entity.Id.ToString());
        json.WriteString("type", entity.Id.Type);
        json.WriteString("name", entity.Name);
        json.WriteString("status", entity.MergedInto is null ? "active" : "merged");
        json.Text("merged_into", entity.MergedInto?.ToString());
        json.Text("description", entity.Description);
        json.Texts("aliases", entity.Aliases);
        if (entity.Paper is { } paper)
            WritePaper(json, paper);
        if (entity.Quote is { } quote)
            WriteQuote(json, quote);
        WriteEvidence(json, entity.Evidence);
        json.WriteStartArray("edges");
        foreach (var edge in edges)
            WriteEdge(json, edge);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePaper(Utf8JsonWriter json, PaperDetails paper)
    {
        json.Texts("authors", paper.Authors);
        if (paper.Year is { } year)
            json.WriteNumber("year", year);
        json.Text("arxiv", paper.Arxiv);
        json.Text("doi", paper.Doi);
        json.Texts("sha256", paper.Sha256);
    }

    private static void WriteQuote(Utf8JsonWriter json, QuoteDetails quote)
    {
        json.WriteString("text", quote.Text);
        json.WriteString("paper", quote.Paper.ToString());
        json.WriteNumber("page", quote.Page);
        json.WritePropertyName("chars");
        json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $"[{quote.Start},{quote.End}]"));
        json.WriteNumber("reader", quote.Reader);
        json.Text("speaker", quote.Speaker);
        json.WriteString("role", quote.Role);
        json.Text("rationale", quote.Rationale);
        json.Text("text_hash", quote.TextHash);
        json.Text("skeleton_hash", quote.SkeletonHash);
    }

    private static void WriteEdge(Utf8JsonWriter json, Edge edge)
    {
        json.WriteStartObject();
        json.WriteString("relation", edge.Relation);
        json.WriteString("target", edge.Target.ToString());
        json.Text("rationale", edge.Rationale);
        WriteEvidence(json, edge.Evidence);
        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, IReadOnlyList<Evidence> evidence)
    {
        if (evidence.Count == 0)
            return;
        json.WriteStartArray("evidence");
        foreach (var item in evidence)
        {
            json.WriteStartObject();
            json.WriteString("quote", item.Quote.ToString());
            json.WriteString("role", item.Role);
            json.Text("origin", item.Origin?.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
