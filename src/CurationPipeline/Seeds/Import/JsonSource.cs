using System.Globalization;
using System.Text.Json;
using CurationPipeline.Catalog;
using CurationPipeline.Documents;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds.Import;

/// <summary>
/// Graphs as many programs write them: lists of nodes and of edges or links, under the names for their fields that are
/// common. A folder of such files is one graph in which a name is the same thing in all of them.
/// </summary>
internal sealed class JsonSource : ISourceForm
{
    private static readonly string[] AuthorFields = ["authors", "author", "au"];

    public string Name => "json";

    public string Purpose => "a file, or a folder of files, with lists of nodes and of edges or links";

    public bool Fits(string path) => Files(path).Any(file => !IsSchema(file));

    public SourceGraph Read(string path, KindCatalog catalog)
    {
        var (nodes, edges, mistakes) = (new Dictionary<string, SourceNode>(StringComparer.Ordinal), new List<SourceEdge>(), new List<string>());
        foreach (var file in Files(path).Where(file => !IsSchema(file)))
        {
            using var json = JsonText.Read(file);
            if (!json.Items("nodes").Any())
                mistakes.Add($"{Path.GetFileName(file)}: there is no list 'nodes' of objects in the file.");
            foreach (var (item, place) in json.Items("nodes"))
                Add(nodes, NodeOf(item, place), mistakes);
            edges.AddRange(json.Items("edges").Concat(json.Items("links")).Select(each => EdgeOf(each.Item, each.Place)));
        }

        return new SourceGraph([.. nodes.Values], edges, mistakes);
    }

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal) : path.EndsWith(".json", StringComparison.Ordinal) ? [path] : [];

    /// <summary>A file beside the graphs that says how they look.</summary>
    private static bool IsSchema(string file) => Path.GetFileName(file).Contains("schema", StringComparison.OrdinalIgnoreCase);

    private static void Add(Dictionary<string, SourceNode> nodes, SourceNode node, List<string> mistakes)
    {
        if (node.Name.Length == 0)
            mistakes.Add($"{node.Place}: the node has no name.");
        else if (!nodes.TryAdd(node.Key, node) && node.Name != nodes[node.Key].Name)
            mistakes.Add($"{node.Place}: '{node.Key}' is also what another node is called, at {nodes[node.Key].Place}.");
    }

    private static SourceNode NodeOf(JsonElement item, string place)
    {
        var name = item.Text("name", "title", "label", "t");
        var key = item.FindText("id", "key") ?? name;
        var address = item.Text("arxiv", "aid", "url", "ln");
        return new SourceNode(key, item.Text("kind", "type"), name, place)
        {
            Id = EntityId.TryParse(key, out var id) ? id : null,
            Description = item.Text("description", "definition", "summary"),
            Aliases = item.Texts("aliases", "alternateName"),
            Paper = new PaperDetails(
                Authors(item),
                Year(item.Text("year", "date", "published", "date_published", "pd")),
                Arxiv(address),
                item.FindText("doi"),
                []),
        };
    }

    /// <summary>In one text, commas part the names; in a list, each item is a name, and a comma in it parts the last from the first.</summary>
    private static string[] Authors(JsonElement item) => item.FindText(AuthorFields) is { } all
        ? all.Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [.. item.Texts(AuthorFields).Select(TurnedName.Of)];

    private static SourceEdge EdgeOf(JsonElement item, string place) => new(
        item.Text("source", "source_node", "from", "s"), item.Text("relation", "type", "label"), item.Text("target", "target_node", "to", "t"), place)
    {
        Rationale = item.Text("rationale", "description", "edge_rationale"),
    };

    private static int? Year(string date) =>
        date.Length >= 4 && int.TryParse(date.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private static string? Arxiv(string address)
    {
        const string Page = "arxiv.org/abs/";
        var at = address.IndexOf(Page, StringComparison.Ordinal);
        return at >= 0 && address.Length > at + Page.Length ? address[(at + Page.Length)..] : null;
    }
}
