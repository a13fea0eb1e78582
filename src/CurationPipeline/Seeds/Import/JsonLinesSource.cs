using System.Text.Json;
using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds.Import;

/// <summary>One entity a line with its edges, as our own export writes them.</summary>
internal sealed class JsonLinesSource : ISourceForm
{
    public string Name => "jsonl";

    public string Purpose => "one entity a line, as 'export --format jsonl' writes it";

    public bool Fits(string path) => path.EndsWith(".jsonl", StringComparison.Ordinal) && File.Exists(path);

    public SourceGraph Read(string path, KindCatalog catalog)
    {
        var (nodes, edges, mistakes) = (new List<SourceNode>(), new List<SourceEdge>(), new List<string>());
        foreach (var (number, line) in File.ReadLines(path).Index().Where(line => line.Item.Length > 0))
            Read(line, $"{Path.GetFileName(path)}({number + 1},", nodes, edges, mistakes);
        return new SourceGraph(nodes, edges, mistakes);
    }

    /// <param name="place">File and line, to which a column is added.</param>
    private static void Read(string line, string place, List<SourceNode> nodes, List<SourceEdge> edges, List<string> mistakes)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var item = json.RootElement;
            if (item.ValueKind != JsonValueKind.Object || Id(item, "id") is not { } id)
            {
                mistakes.Add($"{place}1): the line is no entity; it has to be an object whose 'id' is of the form type:slug.");
                return;
            }

            nodes.Add(NodeOf(item, id, $"{place}1)"));
            edges.AddRange(Items(item, "edges").Select(edge => EdgeOf(edge, id, $"{place}1)")));
        }
        catch (JsonException exception)
        {
            mistakes.Add($"{place}{exception.BytePositionInLine + 1}): this is not JSON: {exception.Message.Split(". ")[0].TrimEnd('.')}.");
        }
    }

    private static SourceNode NodeOf(JsonElement item, EntityId id, string place) => new(id.ToString(), id.Type, item.Text("name"), place)
    {
        Id = id,
        Description = item.Text("description"),
        Aliases = item.Texts("aliases"),
        Evidence = Evidence(item),
        MergedInto = Id(item, "merged_into"),
        Paper = id.Type == "paper" ? PaperOf(item) : null,
        Quote = id.Type == "quote" ? QuoteOf(item) : null,
    };

    private static PaperDetails PaperOf(JsonElement item) =>
        new(item.Texts("authors"), item.Number("year"), item.FindText("arxiv"), item.FindText("doi"), item.Texts("sha256"));

    private static QuoteDetails? QuoteOf(JsonElement item) =>
        Id(item, "paper") is { } paper && item.Number("page") is { } page && Numbers(item, "chars") is [var start, var end]
            ? new QuoteDetails(
                item.Text("text"), paper, page, start, end, item.Number("reader") ?? 0, item.FindText("speaker"),
                item.FindText("role") ?? "background", item.Text("rationale"))
            {
                TextHash = item.FindText("text_hash"),
                SkeletonHash = item.FindText("skeleton_hash"),
            }
            : null;

    private static SourceEdge EdgeOf(JsonElement edge, EntityId source, string place) =>
        new(source.ToString(), edge.Text("relation"), edge.Text("target"), place) { Rationale = edge.Text("rationale"), Evidence = Evidence(edge) };

    private static IReadOnlyList<Evidence> Evidence(JsonElement item) =>
    [
        .. Items(item, "evidence").Where(each => Id(each, "quote") is not null)
            .Select(each => new Evidence(Id(each, "quote")!.Value, each.FindText("role") ?? "background", Id(each, "origin"))), // filtered just now
    ];

    private static IEnumerable<JsonElement> Items(JsonElement item, string field) =>
        item.TryGetProperty(field, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.Object)
            : [];

    private static IReadOnlyList<int> Numbers(JsonElement item, string field) =>
        item.TryGetProperty(field, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.Number && each.TryGetInt32(out _)).Select(each => each.GetInt32())]
            : [];

    private static EntityId? Id(JsonElement item, string field) => EntityId.TryParse(item.Text(field), out var id) ? id : null;
}
