using System.Text.Json;
using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds.Import;

/// <summary>
/// One entity a line with its edges, as our own export writes them. A field that is there and cannot be read is a mistake: left
/// out, what it says would be lost without a word.
/// </summary>
internal sealed class JsonLinesSource : ISourceForm
{
    public string Name => "jsonl";

    public string Purpose => "one entity a line, as 'export --format jsonl' writes it";

    public bool Fits(string path) => path.EndsWith(".jsonl", StringComparison.Ordinal) && File.Exists(path);

    public SourceGraph Read(string path, KindCatalog catalog)
    {
        var (nodes, edges, mistakes) = (new List<SourceNode>(), new List<SourceEdge>(), new List<string>());
        foreach (var (number, line) in GivenFile.Text(path).Split('\n').Index().Where(line => line.Item.Trim().Length > 0))
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
            if (item.ValueKind != JsonValueKind.Object || !EntityId.TryParse(item.Text("id"), out var id))
                throw new FormatException("the line is no entity; it has to be an object whose 'id' is of the form type:slug");
            var edgesOfNode = new JsonItem(item).List("edges").Select(edge => EdgeOf(edge, id, $"{place}1)")).ToList();
            nodes.Add(NodeOf(new JsonItem(item), id, $"{place}1)"));
            edges.AddRange(edgesOfNode);
        }
        catch (JsonException exception)
        {
            mistakes.Add($"{place}{exception.BytePositionInLine + 1}): this is not JSON: {exception.Message.Split(". ")[0].TrimEnd('.')}.");
        }
        catch (FormatException exception)
        {
            mistakes.Add($"{place}1): {exception.Message.TrimEnd('.')}.");
        }
        catch (InvalidOperationException)
        {
            mistakes.Add($"{place}1): a text in this line holds half of a character; write it whole, or take it out.");
        }
    }

    private static SourceNode NodeOf(JsonItem item, EntityId id, string place) => new(id.ToString(), id.Type, item.FindText("name") ?? "", place)
    {
        Id = id,
        Description = item.FindText("description") ?? "",
        Aliases = item.Texts("aliases"),
        Evidence = Evidence(item),
        MergedInto = MergedInto(item),
        Paper = id.Type == "paper" ? PaperOf(item) : null,
        Quote = id.Type == "quote" ? QuoteOf(item) : null,
    };

    private static EntityId? MergedInto(JsonItem item) =>
        item.FindId("merged_into") ?? (item.FindText("status") == "merged" ? throw new FormatException("the entity is merged, and 'merged_into' does not say into which") : null);

    private static PaperDetails PaperOf(JsonItem item) =>
        new(item.Texts("authors"), Number(item, "year"), item.FindText("arxiv"), item.FindText("doi"), item.Texts("sha256"));

    /// <summary>Null where its place is not given; importing says what it lacks.</summary>
    private static QuoteDetails? QuoteOf(JsonItem item) =>
        item.FindId("paper") is { } paper && Number(item, "page") is { } page && item.Has("chars")
            ? QuoteAt(item, paper, page, [.. item.List("chars").Select(number => number.Element)])
            : null;

    private static QuoteDetails QuoteAt(JsonItem item, EntityId paper, int page, JsonElement[] chars) =>
        chars is [{ ValueKind: JsonValueKind.Number } first, { ValueKind: JsonValueKind.Number } second] && first.TryGetInt32(out var start) && second.TryGetInt32(out var end)
            ? new QuoteDetails(
                item.FindText("text") ?? "", paper, page, start, end, Number(item, "reader") ?? 0, item.FindText("speaker"),
                item.FindText("role") ?? "background", item.FindText("rationale") ?? "")
            {
                TextHash = item.FindText("text_hash"),
                SkeletonHash = item.FindText("skeleton_hash"),
            }
            : throw new FormatException("'chars' has to be two whole numbers, where the quote begins and where it ends");

    private static SourceEdge EdgeOf(JsonItem edge, EntityId source, string place) =>
        new(source.ToString(), edge.Text("relation"), edge.Text("target"), place) { Rationale = edge.FindText("rationale") ?? "", Evidence = Evidence(edge) };

    private static IReadOnlyList<Evidence> Evidence(JsonItem item) =>
        [.. item.List("evidence").Select(each => new Evidence(each.Id("quote"), each.FindText("role") ?? "background", each.FindId("origin")))];

    private static int? Number(JsonItem item, string field) => item.Has(field) ? item.Number(field) : null;
}
