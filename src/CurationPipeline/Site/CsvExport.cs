using System.Globalization;
using System.Text;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>
/// Two tables with the headings that graph databases import. A text that a spreadsheet would take for a formula has an
/// apostrophe before it, which <c>import</c> takes away.
/// </summary>
internal sealed class CsvExport : IExport
{
    public string Name => "csv";

    public string Purpose => "a folder with nodes.csv and edges.csv, for graph databases";

    public void Write(GraphStore graph, string path, DiskFiles files)
    {
        if (File.Exists(path))
            throw new CurationException($"'{path}' is a file; give the name of a folder for nodes.csv and edges.csv.");
        var (nodes, edges) = (Path.Combine(path, "nodes.csv"), Path.Combine(path, "edges.csv"));
        Exports.CheckIsOurs(edges, IsOurs); // before the first is written
        Exports.ToFile(nodes, files, IsOurs, stream => Write(stream, Nodes(graph)));
        Exports.ToFile(edges, files, IsOurs, stream => Write(stream, Edges(graph)));
    }

    private static bool IsOurs(string beginning) =>
        beginning.StartsWith("id:ID,kind:LABEL,name,", StringComparison.Ordinal) || beginning.StartsWith(":START_ID,:TYPE,:END_ID,", StringComparison.Ordinal);

    private static IEnumerable<string?[]> Nodes(GraphStore graph)
    {
        yield return
        [
            "id:ID", "kind:LABEL", "name", "description", "aliases:string[]", "year:int", "arxiv", "doi", "text", "page:int", "role",
            "authors:string[]", "sha256:string[]", "paper", "start:int", "end:int", "reader:int", "speaker", "rationale", "merged_into",
            "text_hash", "skeleton_hash", "evidence:string[]", "roles:string[]", "origins:string[]",
        ];
        foreach (var entity in graph.Entities().Concat(graph.Redirects()))
        {
            yield return
            [
                entity.Id.ToString(), entity.Id.Type, entity.Name, entity.Description, List(entity.Aliases),
                Number(entity.Paper?.Year), entity.Paper?.Arxiv, entity.Paper?.Doi, entity.Quote?.Text, Number(entity.Quote?.Page), entity.Quote?.Role,
                List(entity.Paper?.Authors ?? []), List(entity.Paper?.Sha256 ?? []), entity.Quote?.Paper.ToString(),
                Number(entity.Quote?.Start), Number(entity.Quote?.End), Number(entity.Quote?.Reader), entity.Quote?.Speaker, entity.Quote?.Rationale,
                entity.MergedInto?.ToString(), entity.Quote?.TextHash, entity.Quote?.SkeletonHash, .. Evidence(entity.Evidence),
            ];
        }
    }

    private static IEnumerable<string?[]> Edges(GraphStore graph)
    {
        yield return [":START_ID", ":TYPE", ":END_ID", "rationale", "evidence:string[]", "roles:string[]", "origins:string[]"];
        foreach (var edge in graph.Entities().SelectMany(entity => graph.AllEdgesFrom(entity.Id)))
            yield return [edge.Source.ToString(), edge.Relation, edge.Target.ToString(), edge.Rationale, .. Evidence(edge.Evidence)];
    }

    private static string[] Evidence(IReadOnlyList<Evidence> evidence) =>
    [
        List(evidence.Select(item => item.Quote.ToString())),
        List(evidence.Select(item => item.Role)),
        evidence.All(item => item.Origin is null) ? "" : List(evidence.Select(item => item.Origin?.ToString() ?? "")),
    ];

    private static string List(IEnumerable<string> items) =>
        string.Join(';', items.Select(item => item.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)));

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static void Write(Stream stream, IEnumerable<string?[]> rows)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var row in rows)
            writer.WriteLine(string.Join(',', row.Select(text => Field(Defused(text)))));
    }

    /// <summary>What begins like a formula, or would after an apostrophe is taken away, gets one more.</summary>
    private static string? Defused(string? text) => text?.TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;

    private static string Field(string? text) => text is null ? ""
        : text.AsSpan().ContainsAny(",\"\r\n") || text.Trim().Length != text.Length ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
