using System.Globalization;
using System.Text.Json;
using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds.Import;

/// <summary>Linked data as our own export writes it.</summary>
internal sealed class JsonLdSource : ISourceForm
{
    private const string EntityPrefix = "urn:curation:entity:";

    public string Name => "jsonld";

    public string Purpose => "linked data as 'export --format jsonld' writes it";

    public bool Fits(string path)
    {
        if (!File.Exists(path) || Path.GetExtension(path) is not (".json" or ".jsonld" or "") || !GivenFile.IsToBeOpened(path))
            return false;
        var start = new char[4096];
        using var reader = File.OpenText(path);
        return start.AsSpan(0, reader.ReadBlock(start)).Contains("\"@context\"", StringComparison.Ordinal);
    }

    public SourceGraph Read(string path, KindCatalog catalog)
    {
        using var json = JsonText.Read(path);
        var (nodes, edges, mistakes) = (new List<SourceNode>(), new List<SourceEdge>(), new List<string>());
        foreach (var (item, place) in json.Items("@graph"))
        {
            try
            {
                if (item.Text("@type") == "kb:edge")
                    edges.Add(EdgeOf(item, place));
                else
                    nodes.Add(NodeOf(item, Id(item), place));
            }
            catch (FormatException exception)
            {
                mistakes.Add($"{place}: {exception.Message}.");
            }
        }

        return new SourceGraph(nodes, edges, mistakes);
    }

    private static SourceNode NodeOf(JsonElement item, EntityId id, string place) => new(id.ToString(), id.Type, item.Text("name"), place)
    {
        Id = id,
        Description = item.Text("description"),
        Aliases = item.Texts("alternateName"),
        Evidence = Evidence(item),
        MergedInto = References(item, "kb:mergedInto") is [var winner] ? winner : null,
        Paper = id.Type == "paper" ? PaperOf(item) : null,
        Quote = id.Type == "quote" ? QuoteOf(item) : null,
    };

    private static PaperDetails PaperOf(JsonElement item)
    {
        var identifiers = item.Texts("schema:identifier");
        return new PaperDetails(
            item.Texts("schema:author"),
            item.FindText("schema:datePublished") is { } year ? Year(year) : null,
            identifiers.FirstOrDefault(text => text.StartsWith("arXiv:", StringComparison.Ordinal))?["arXiv:".Length..],
            identifiers.FirstOrDefault(text => text.StartsWith("doi:", StringComparison.Ordinal))?["doi:".Length..],
            item.Texts("kb:sha256"));
    }

    private static int Year(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        ? year
        : throw new FormatException($"'schema:datePublished' is '{text}', which is no year; write a whole number");

    private static QuoteDetails? QuoteOf(JsonElement item) =>
        References(item, "prov:wasQuotedFrom") is [var paper] && item.Number("schema:pageStart") is { } page
        && item.Number("kb:start") is { } start && item.Number("kb:end") is { } end
            ? new QuoteDetails(
                item.Text("schema:text"), paper, page, start, end, item.Number("kb:reader") ?? 0, item.FindText("schema:creator"),
                item.FindText("kb:role") ?? "background", item.Text("kb:rationale"))
            {
                TextHash = item.FindText("kb:textHash"),
                SkeletonHash = item.FindText("kb:skeletonHash"),
            }
            : null;

    private static SourceEdge EdgeOf(JsonElement item, string place) => new(
        End(item, "kb:source"),
        item.TryGetProperty("kb:relation", out var relation) && relation.ValueKind == JsonValueKind.Object ? relation.Text("@id").Replace("kb:", "", StringComparison.Ordinal) : "",
        End(item, "kb:target"),
        place)
    {
        Rationale = item.Text("kb:rationale"),
        Evidence = Evidence(item),
    };

    /// <summary>With roles where the export says them; an older one only names the quotes.</summary>
    private static IReadOnlyList<Evidence> Evidence(JsonElement item) =>
        item.TryGetProperty("kb:evidence", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().SelectMany(each => References(each, "kb:quote").Select(quote =>
                new Evidence(quote, each.FindText("kb:role") ?? "background", References(each, "kb:origin") is [var origin] ? origin : null)))]
            : [.. References(item, "prov:wasDerivedFrom").Select(quote => new Evidence(quote, "background"))];

    private static string End(JsonElement item, string field) => References(item, field) is [var end] ? end.ToString() : "";

    private static List<EntityId> References(JsonElement item, string field)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(field, out var list))
            return [];
        var all = list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToList() : [list];
        return [.. all.Where(reference => reference.ValueKind == JsonValueKind.Object).Select(Id)];
    }

    private static EntityId Id(JsonElement item) =>
        item.Text("@id") is var text && text.StartsWith(EntityPrefix, StringComparison.Ordinal) && EntityId.TryParse(text[EntityPrefix.Length..], out var id) ? id
        : throw new FormatException($"'{text}' is not the name of an entity; it has to begin with '{EntityPrefix}' and end with type:slug");
}
