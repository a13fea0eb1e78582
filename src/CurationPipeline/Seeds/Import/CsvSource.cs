using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds.Import;

/// <summary>Two tables, as our own export and graph databases have them, or with plain headings.</summary>
internal sealed class CsvSource : ISourceForm
{
    public string Name => "csv";

    public string Purpose => "a folder with nodes.csv and, if it has edges, edges.csv";

    public bool Fits(string path) => File.Exists(Path.Combine(path, "nodes.csv"));

    public SourceGraph Read(string path, KindCatalog catalog)
    {
        var mistakes = new List<string>();
        var nodes = CsvTable.Read(Path.Combine(path, "nodes.csv")).Read(NodeOf, mistakes);
        var table = Path.Combine(path, "edges.csv");
        var edges = File.Exists(table) ? CsvTable.Read(table).Read(EdgeOf, mistakes) : [];
        return new SourceGraph(nodes, edges, mistakes);
    }

    private static SourceNode NodeOf(CsvRow row)
    {
        var key = row.Text("id:ID", ":ID", "id", "key");
        var name = row.Text("name", "label", "title");
        if (key.Length == 0 && name.Length == 0)
            throw new FormatException("the row has neither an id nor a name");

        var id = EntityId.TryParse(key, out var given) ? given : (EntityId?)null;
        var kind = row.Text("kind:LABEL", ":LABEL", "kind", "type");
        if ((kind.Length > 0 ? kind : id?.Type) == "quote" && Quote(row) is null)
            throw new FormatException($"a quote needs its text, its paper's id, page, start and end; '{key}' lacks one of them");

        return new SourceNode(key.Length > 0 ? key : name, kind.Length > 0 ? kind : id?.Type ?? "", name.Length > 0 ? name : key, row.Place)
        {
            Id = id,
            Description = row.Text("description"),
            Aliases = row.Texts("aliases:string[]", "aliases"),
            Evidence = Evidence(row),
            MergedInto = row.FindText("merged_into") is { } winner ? EntityId.Parse(winner) : null,
            Paper = Paper(row),
            Quote = Quote(row),
        };
    }

    private static PaperDetails Paper(CsvRow row) => new(
        row.Texts("authors:string[]", "authors"), row.Number("year:int", "year"), row.FindText("arxiv"), row.FindText("doi"), row.Texts("sha256:string[]", "sha256"));

    private static QuoteDetails? Quote(CsvRow row) =>
        row.FindText("text") is { } text && EntityId.TryParse(row.Text("paper"), out var paper)
        && row.Number("page:int", "page") is { } page && row.Number("start:int", "start") is { } start && row.Number("end:int", "end") is { } end
            ? new QuoteDetails(text, paper, page, start, end, row.Number("reader:int", "reader") ?? 0, row.FindText("speaker"), row.FindText("role") ?? "background", row.Text("rationale"))
            {
                TextHash = row.FindText("text_hash"),
                SkeletonHash = row.FindText("skeleton_hash"),
            }
            : null;

    private static SourceEdge EdgeOf(CsvRow row)
    {
        var (from, to) = (row.Text(":START_ID", "source", "from", "start"), row.Text(":END_ID", "target", "to", "end"));
        if (from.Length == 0 || to.Length == 0)
            throw new FormatException("the edge lacks one of its ends");
        return new SourceEdge(from, row.Text(":TYPE", "relation", "type", "label"), to, row.Place)
        {
            Rationale = row.Text("rationale", "description"),
            Evidence = Evidence(row),
        };
    }

    private static IReadOnlyList<Evidence> Evidence(CsvRow row)
    {
        var (roles, origins) = (row.List("roles:string[]", "roles"), row.List("origins:string[]", "origins"));
        return [.. row.Texts("evidence:string[]", "evidence").Select((quote, i) => Evidence(quote, roles.ElementAtOrDefault(i), origins.ElementAtOrDefault(i)))];
    }

    private static Evidence Evidence(string quote, string? role, string? origin) => new(
        EntityId.Parse(quote), string.IsNullOrEmpty(role) ? "background" : role, string.IsNullOrEmpty(origin) ? null : EntityId.Parse(origin));
}
