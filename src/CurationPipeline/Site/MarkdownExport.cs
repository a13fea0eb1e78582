using System.Globalization;
using System.Text;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>A folder of linked notes, one an entity, as note-taking programs and code hosts show them.</summary>
internal sealed class MarkdownExport : IExport
{
    public string Name => "markdown";

    public string Purpose => "a folder of notes that link to each other";

    public void Write(GraphStore graph, string path)
    {
        var notes = new SiteFolder(path, "notes.txt");
        foreach (var entity in graph.Entities())
            notes.Write($"{entity.Id.Type}/{entity.Id.Slug}.md", Note(graph, entity));
        notes.Close();
    }

    private static string Note(GraphStore graph, Entity entity)
    {
        var note = new StringBuilder($"---\nid: {entity.Id}\ntype: {entity.Id.Type}\n");
        if (entity.Aliases.Count > 0)
            note.Append(CultureInfo.InvariantCulture, $"aliases: {YamlText.List(entity.Aliases)}\n");
        note.Append(CultureInfo.InvariantCulture, $"---\n\n# {Plain(entity.Name)}\n");
        if (entity.Description.Length > 0)
            note.Append(CultureInfo.InvariantCulture, $"\n{Plain(entity.Description)}\n");
        if (entity.Paper is { } paper)
            note.Append(CultureInfo.InvariantCulture, $"\n{Plain(string.Join(", ", paper.Authors))}{(paper.Year is { } year ? $" ({year})" : "")}\n");
        if (entity.Quote is { } quote)
            note.Append(CultureInfo.InvariantCulture, $"\n{Words(quote.Text)}\n\nPage {quote.Page}, {Plain(quote.Role)}. {Plain(quote.Rationale)}\n");
        foreach (var neighbors in graph.NeighborhoodOf(entity.Id).Groups)
        {
            note.Append(CultureInfo.InvariantCulture, $"\n## {Plain(neighbors.Heading)} ({neighbors.Items.Count})\n\n");
            foreach (var neighbor in neighbors.Items)
                Line(note, graph, neighbor);
        }

        return note.ToString();
    }

    private static void Line(StringBuilder note, GraphStore graph, Neighbor neighbor)
    {
        foreach (var edge in neighbor.Edges)
        {
            var reason = edge.Edge.Rationale.Length == 0 ? "" : $": {Plain(edge.Edge.Rationale)}";
            note.Append(CultureInfo.InvariantCulture, $"- {Plain(edge.Words)} {Link(neighbor.Id, neighbor.Name)}{reason}\n");
            foreach (var item in edge.Edge.Evidence)
            {
                if (graph.FindEntity(item.Quote) is { Quote: { } quote } entity)
                    note.Append(CultureInfo.InvariantCulture, $"  {Words(quote.Text)} {Link(entity.Id, $"page {quote.Page}")}, {Plain(item.Role)}\n");
            }
        }
    }

    /// <summary>From any note to any other: all lie one folder deep.</summary>
    private static string Link(EntityId id, string name) => $"[{Plain(name)}](../{id.Type}/{id.Slug}.md)";

    private static string Words(string text) => $"> {Plain(text)}";

    /// <summary>On one line, with every sign that Markdown or HTML would take for its own made plain.</summary>
    private static string Plain(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();
        var plain = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (SafeText.TurnsText(line[i]))
            {
                plain.Append(CultureInfo.InvariantCulture, $"⟨U+{(int)line[i]:X4}⟩");
                continue;
            }

            if (IsSign(line[i]) || (i == 0 && line[i] is '-' or '+' or '=') || (line[i] is '.' or ')' && line.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0))
                plain.Append('\\');
            plain.Append(line[i]);
        }

        return plain.ToString();
    }

    private static bool IsSign(char c) => c is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '<' or '>' or '&' or '#' or '!' or '|' or '~' or '$' or '^';
}
