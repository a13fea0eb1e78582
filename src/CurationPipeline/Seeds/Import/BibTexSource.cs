using System.Globalization;
using CurationPipeline.Catalog;
using CurationPipeline.Documents;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds.Import;

/// <summary>A bibliography: each entry is a paper.</summary>
internal sealed class BibTexSource : ISourceForm
{
    public string Name => "bibtex";

    public string Purpose => "a bibliography (.bib), for papers";

    public bool Fits(string path) => path.EndsWith(".bib", StringComparison.OrdinalIgnoreCase);

    public SourceGraph Read(string path, KindCatalog catalog)
    {
        var (nodes, mistakes) = (new List<SourceNode>(), new List<string>());
        foreach (var entry in new BibTexReader(GivenFile.Text(path), Path.GetFileName(path), mistakes).Entries())
        {
            if (NodeOf(entry) is { } node)
                nodes.Add(node);
            else
                mistakes.Add($"{entry.Place}: the entry '{entry.Key}' has no title.");
        }

        return new SourceGraph(nodes, [], mistakes);
    }

    private static SourceNode? NodeOf(BibTexEntry entry)
    {
        if (LatexText.Plain(entry.Field("title")) is not { Length: > 0 } title)
            return null;
        var isOurs = EntityId.TryParse($"paper:{entry.Key}", out var id) && Slug.Of(entry.Key) == entry.Key && entry.Key.Contains('-', StringComparison.Ordinal);
        return new SourceNode(entry.Key, "paper", title, entry.Place)
        {
            Id = isOurs ? id : null,
            Paper = new PaperDetails(
                [.. entry.Authors.Select(Author)],
                int.TryParse(entry.Field("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
                Arxiv(entry),
                LatexText.Plain(entry.Field("doi")) is { Length: > 0 } doi ? doi : null,
                []),
        };
    }

    private static string? Arxiv(BibTexEntry entry)
    {
        var number = LatexText.Plain(entry.Field("eprint"));
        var isArxiv = entry.Field("archiveprefix").Equals("arxiv", StringComparison.OrdinalIgnoreCase)
            || entry.Field("eprinttype").Equals("arxiv", StringComparison.OrdinalIgnoreCase);
        return number.Length > 0 && isArxiv ? number : null;
    }

    /// <summary><c>Last, First</c> the other way round; a name in braces as it is.</summary>
    private static string Author(string name) => LatexText.Plain(name.StartsWith('{') && name.EndsWith('}') ? name : TurnedName.Of(name));
}
