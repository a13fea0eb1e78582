using System.Text;
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
            var (node, edgesOfNode) = JsonItem.Read(Encoding.UTF8.GetBytes(line), item => Read(item, $"{place}1)"));
            nodes.Add(node);
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

    private static (SourceNode Node, IReadOnlyList<SourceEdge> Edges) Read(JsonItem item, string place)
    {
        if (!item.TryFind("id"u8, out var text) || !EntityId.TryParse(text.AsText(), out var id))
            throw new FormatException("the line is no entity; it has to be an object whose 'id' is of the form type:slug");
        var edges = item.List("edges"u8, edge => EdgeOf(edge, id, place));
        return (NodeOf(item, id, place), edges);
    }

    private static SourceNode NodeOf(JsonItem item, EntityId id, string place) => new(id.ToString(), id.Type, item.FindText("name"u8) ?? "", place)
    {
        Id = id,
        Description = item.FindText("description"u8) ?? "",
        Aliases = item.Texts("aliases"u8),
        Evidence = Evidence(item),
        MergedInto = MergedInto(item),
        Paper = id.Type == "paper" ? PaperOf(item) : null,
        Quote = id.Type == "quote" ? QuoteOf(item) : null,
    };

    private static EntityId? MergedInto(JsonItem item) =>
        item.FindId("merged_into"u8) ?? (item.FindText("status"u8) == "merged" ? throw new FormatException("the entity is merged, and 'merged_into' does not say into which") : null);

    private static PaperDetails PaperOf(JsonItem item) =>
        new(item.Texts("authors"u8), item.FindNumber("year"u8), item.FindText("arxiv"u8), item.FindText("doi"u8), item.Texts("sha256"u8));

    /// <summary>Null where its place is not given; importing says what it lacks.</summary>
    private static QuoteDetails? QuoteOf(JsonItem item) =>
        item.FindId("paper"u8) is { } paper && item.FindNumber("page"u8) is { } page && item.Has("chars"u8)
            ? QuoteAt(item, paper, page, item.List("chars"u8, number => number.AsNumber()))
            : null;

    private static QuoteDetails QuoteAt(JsonItem item, EntityId paper, int page, IReadOnlyList<int?> chars) =>
        chars is [{ } start, { } end]
            ? new QuoteDetails(
                item.FindText("text"u8) ?? "", paper, page, start, end, item.FindNumber("reader"u8) ?? 0, item.FindText("speaker"u8),
                item.FindText("role"u8) ?? "background", item.FindText("rationale"u8) ?? "")
            {
                TextHash = item.FindText("text_hash"u8),
                SkeletonHash = item.FindText("skeleton_hash"u8),
            }
            : throw new FormatException("'chars' has to be two whole numbers, where the quote begins and where it ends");

    private static SourceEdge EdgeOf(JsonItem edge, EntityId source, string place) =>
        new(source.ToString(), edge.Text("relation"u8), edge.Text("target"u8), place) { Rationale = edge.FindText("rationale"u8) ?? "", Evidence = Evidence(edge) };

    private static IReadOnlyList<Evidence> Evidence(JsonItem item) =>
        item.List("evidence"u8, each => new Evidence(each.Id("quote"u8), each.FindText("role"u8) ?? "background", each.FindId("origin"u8)));
}
