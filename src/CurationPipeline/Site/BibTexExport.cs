using System.Globalization;
using System.Text;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>The papers of a base as BibTeX; a paper's key is the second half of its id.</summary>
internal sealed class BibTexExport : IExport
{
    /// <summary>What stands outside of entries is a comment. Without it, nothing tells ours from a bibliography that a person keeps.</summary>
    private const string Head = "% Written by 'curate export', and written over by it.\n\n";

    public string Name => "bibtex";

    public string Purpose => "one file with the papers, to cite them";

    public void Write(GraphStore graph, string path, DiskFiles files) => Exports.ToFile(path, files, IsOurs, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" };
        writer.Write(Head);
        foreach (var entity in graph.Entities("paper"))
            writer.Write(Entry(entity));
    });

    private static bool IsOurs(string beginning) => beginning.StartsWith(Head, StringComparison.Ordinal);

    private static string Entry(Entity entity)
    {
        var paper = entity.Paper ?? new PaperDetails([], null, null, null, []);
        var entry = new StringBuilder($"@{(paper.Arxiv is null && paper.Doi is not null ? "article" : "misc")}{{{entity.Id.Slug},\n");
        // Two pairs of braces keep the title's capitals.
        Field(entry, "title", $"{{{Escaped(entity.Name)}}}");
        Field(entry, "author", string.Join(" and ", paper.Authors.Select(Author)));
        Field(entry, "year", paper.Year?.ToString(CultureInfo.InvariantCulture));
        Field(entry, "doi", paper.Doi is null ? null : Escaped(paper.Doi));
        Field(entry, "eprint", paper.Arxiv is null ? null : Escaped(paper.Arxiv));
        Field(entry, "archiveprefix", paper.Arxiv is null ? null : "arXiv");
        return entry.Append("}\n\n").ToString();
    }

    private static void Field(StringBuilder entry, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            entry.Append(CultureInfo.InvariantCulture, $"  {name} = {{{value}}},\n");
    }

    /// <summary>A name with a comma or an "and" in it is one name, such as that of a group.</summary>
    private static string Author(string name) =>
        name.Contains(" and ", StringComparison.OrdinalIgnoreCase) || name.Contains(',', StringComparison.Ordinal) ? $"{{{Escaped(name)}}}" : Escaped(name);

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => escaped.Append("\\textbackslash "),
                '{' => escaped.Append("\\textbraceleft "),
                '}' => escaped.Append("\\textbraceright "),
                '~' => escaped.Append("\\textasciitilde "),
                '^' => escaped.Append("\\textasciicircum "),
                '%' or '&' or '#' or '$' or '_' => escaped.Append('\\').Append(c),
                _ => escaped.Append(char.IsControl(c) ? ' ' : c),
            };
        }

        return escaped.ToString();
    }
}
