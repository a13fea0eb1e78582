using System.Globalization;
using System.Text.Json;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>
/// JSON-LD: kinds and names in schema.org's words, where quotes come from in PROV's, relations in the base's own. Each edge
/// is a property of its source, and a node of its own that says why it holds and which quotes it was derived from.
/// </summary>
internal sealed class JsonLdExport : IExport
{
    private static readonly Dictionary<string, string> SchemaTypes = new(StringComparer.Ordinal)
    {
        ["paper"] = "schema:ScholarlyArticle",
        ["thinker"] = "schema:Person",
        ["quote"] = "schema:Quotation",
        ["claim"] = "schema:Claim",
        ["question"] = "schema:Question",
        ["artifact"] = "schema:CreativeWork",
    };

    public string Name => "jsonld";

    public string Purpose => "one file of linked data, with schema.org and PROV";

    public void Write(GraphStore graph, string path, DiskFiles files) => Exports.ToFile(path, files, IsOurs, stream =>
    {
        using var json = new Utf8JsonWriter(stream, ExportJson.Indented);
        json.WriteStartObject();
        WriteContext(json);
        json.WriteStartArray("@graph");
        foreach (var entity in graph.Entities())
        {
            var edges = graph.AllEdgesFrom(entity.Id).ToList();
            WriteEntity(json, entity, edges);
            foreach (var edge in edges)
                WriteEdge(json, edge);
        }

        foreach (var merged in graph.Redirects())
            WriteEntity(json, merged, []);

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static bool IsOurs(string beginning) => beginning.StartsWith("{\n  \"@context\": {\n    \"schema\": \"https://schema.org/\",\n    \"prov\"", StringComparison.Ordinal);

    private static void WriteContext(Utf8JsonWriter json)
    {
        json.WriteStartObject("@context");
        json.WriteString("schema", "https://schema.org/");
        json.WriteString("prov", "http://www.w3.org/ns/prov#");
        json.WriteString("kb", "urn:curation:term:");
        json.WriteString("entity", "urn:curation:entity:");
        json.WriteString("name", "schema:name");
        json.WriteString("description", "schema:description");
        json.WriteString("alternateName", "schema:alternateName");
        json.WriteEndObject();
    }

    private static void WriteEntity(Utf8JsonWriter json, Entity entity, List<Edge> edges)
    {
        json.WriteStartObject();
        json.WriteString("@id", IdOf(entity.Id));
        json.WriteStartArray("@type");
        json.WriteStringValue(SchemaTypes.GetValueOrDefault(entity.Id.Type, "schema:DefinedTerm"));
        json.WriteStringValue($"kb:{entity.Id.Type}");
        json.WriteEndArray();
        json.WriteString("name", entity.Name);
        json.Text("description", entity.Description);
        json.Texts("alternateName", entity.Aliases);
        if (entity.MergedInto is { } winner)
            WriteReferences(json, "kb:mergedInto", [winner]);
        if (entity.Paper is { } paper)
            WritePaper(json, paper);
        if (entity.Quote is { } quote)
            WriteQuote(json, quote);
        WriteEvidence(json, entity.Evidence);
        foreach (var relation in edges.GroupBy(edge => edge.Relation, StringComparer.Ordinal))
            WriteReferences(json, $"kb:{relation.Key}", relation.Select(edge => edge.Target));
        json.WriteEndObject();
    }

    private static void WritePaper(Utf8JsonWriter json, PaperDetails paper)
    {
        json.Texts("schema:author", paper.Authors);
        json.Text("schema:datePublished", paper.Year?.ToString("0000", CultureInfo.InvariantCulture));
        json.Texts("schema:identifier", new[] { paper.Arxiv is { } arxiv ? $"arXiv:{arxiv}" : null, paper.Doi is { } doi ? $"doi:{doi}" : null }.OfType<string>());
        json.Texts("kb:sha256", paper.Sha256);
    }

    private static void WriteQuote(Utf8JsonWriter json, QuoteDetails quote)
    {
        json.WriteString("schema:text", quote.Text);
        WriteReferences(json, "prov:wasQuotedFrom", [quote.Paper]);
        json.WriteNumber("schema:pageStart", quote.Page);
        json.WriteNumber("kb:start", quote.Start);
        json.WriteNumber("kb:end", quote.End);
        json.WriteNumber("kb:reader", quote.Reader);
        json.Text("schema:creator", quote.Speaker);
        json.WriteString("kb:role", quote.Role);
        json.Text("kb:rationale", quote.Rationale);
        json.Text("kb:textHash", quote.TextHash);
        json.Text("kb:skeletonHash", quote.SkeletonHash);
    }

    private static void WriteEdge(Utf8JsonWriter json, Edge edge)
    {
        json.WriteStartObject();
        json.WriteString("@id", $"urn:curation:edge:{edge.Source}/{edge.Relation}/{edge.Target}");
        json.WriteString("@type", "kb:edge");
        WriteReferences(json, "kb:source", [edge.Source]);
        json.WriteStartObject("kb:relation");
        json.WriteString("@id", $"kb:{edge.Relation}");
        json.WriteEndObject();
        WriteReferences(json, "kb:target", [edge.Target]);
        json.Text("kb:rationale", edge.Rationale);
        WriteEvidence(json, edge.Evidence);
        json.WriteEndObject();
    }

    /// <summary>With what each quote is to the item, so that the whole base can be read back.</summary>
    private static void WriteEvidence(Utf8JsonWriter json, IReadOnlyList<Evidence> evidence)
    {
        if (evidence.Count == 0)
            return;
        WriteReferences(json, "prov:wasDerivedFrom", evidence.Select(item => item.Quote));
        json.WriteStartArray("kb:evidence");
        foreach (var item in evidence)
        {
            json.WriteStartObject();
            WriteReferences(json, "kb:quote", [item.Quote]);
            json.WriteString("kb:role", item.Role);
            if (item.Origin is { } origin)
                WriteReferences(json, "kb:origin", [origin]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReferences(Utf8JsonWriter json, string property, IEnumerable<EntityId> ids)
    {
        var all = ids.ToList();
        if (all.Count == 0)
            return;
        json.WriteStartArray(property);
        foreach (var id in all)
        {
            json.WriteStartObject();
            json.WriteString("@id", IdOf(id));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string IdOf(EntityId id) => $"urn:curation:entity:{id}";
}
